"""A year of the working calendar, day by day, as its page and the API show it."""

from calendar import Calendar as Grid
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .calendar import Calendar, Why

MONTHS = range(1, 13)


class DayMark(TextChoices):
    """What a day of the year is: as `calendar.Why`, and a weekend day that is worked."""

    WEEKEND = Why.WEEKEND.value, _("weekend")
    HOLIDAY = Why.HOLIDAY.value, _("public holiday")
    ESTIMATED = Why.ESTIMATED.value, _("estimated: not announced yet")
    OBSERVED = Why.OBSERVED.value, _("instead of a holiday on a weekend")
    TRANSFERRED = Why.TRANSFERRED.value, _("day off by transfer")
    WORKED = "worked", pgettext_lazy("day", "worked by transfer")


@dataclass(frozen=True)
class Day:
    """One day: `mark` is empty for an ordinary working day, `name` the holiday's where it is one."""

    on: date
    mark: str
    name: str

    @property
    def title(self):
        label = DayMark(self.mark).label if self.mark else ""
        return f"{self.name}: {label}" if self.name and self.mark != DayMark.HOLIDAY else self.name or str(label)

    @property
    def is_working(self):
        return self.mark in ("", DayMark.WORKED)


@dataclass(frozen=True)
class Month:
    """Weeks from Monday on; None where a day belongs to another month."""

    first: date
    weeks: list

    @property
    def days(self):
        return [day for week in self.weeks for day in week if day]

    @property
    def working(self):
        return sum(day.is_working for day in self.days)


def year_of(calendar: Calendar, year: int) -> list[Month]:
    """The twelve months."""
    return [_month(calendar, year, number) for number in MONTHS]


def remarkable(months):
    """Days that are off although no weekend, and worked although one."""
    return [day for month in months for day in month.days if day.mark not in ("", DayMark.WEEKEND)]


def _month(calendar, year, number):
    weeks = Grid().monthdatescalendar(year, number)
    days = [[_day(calendar, one) if one.month == number else None for one in week] for week in weeks]
    return Month(date(year, number, 1), days)


def _day(calendar, on):
    off = calendar.why_off(on)
    if off is None:
        by_transfer = on.weekday() >= 5 or on in calendar.extra_working
        return Day(on, DayMark.WORKED.value if by_transfer else "", "")
    return Day(on, str(off.code), gettext(off.name) if off.name else "")
