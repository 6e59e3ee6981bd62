"""The working calendar of Kazakhstan: which days are off, and why. Pure: it reads only the `holidays` package."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from holidays import country_holidays


class Why(StrEnum):
    """Why a day is off."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"  #: a public holiday, on its own day
    ESTIMATED = "estimated"  #: a public holiday by the moon, its day calculated ahead and not announced yet
    OBSERVED = "observed"  #: the working day after a holiday that fell on a weekend
    TRANSFERRED = "transferred"  #: moved here by decision; another weekend day is worked instead


class DayOff(NamedTuple):
    """Why a day is off: a code of `Why`, and the holiday's name in English (a msgid), empty where there is none."""

    code: str
    name: str


def gettext_noop(text):
    """Mark `text` for translation; the page that shows it translates."""
    return text


#: The holidays by the name the package gives them, and as we name them.
NAMES = {
    "New Year's Day": gettext_noop("New Year"),
    "Orthodox Christmas": gettext_noop("Orthodox Christmas"),
    "International Women's Day": gettext_noop("International Women's Day"),
    "Nowruz Holiday": gettext_noop("Nauryz"),
    "Kazakhstan's People Solidarity Holiday": gettext_noop("Day of Unity of the People of Kazakhstan"),
    "Defender of the Fatherland Day": gettext_noop("Defender of the Fatherland Day"),
    "Victory Day": gettext_noop("Victory Day"),
    "Capital Day": gettext_noop("Capital Day"),
    "Eid al-Adha": gettext_noop("Kurban Ait"),
    "Constitution Day": gettext_noop("Constitution Day"),
    "Republic Day": gettext_noop("Republic Day"),
    "First President Day": gettext_noop("First President Day"),
    "Independence Day": gettext_noop("Independence Day"),
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The package's calendar with the days transferred since, as plain sets; they win over what the package says.

    Raises ValueError when a day is in both sets.
    """

    extra_off: frozenset[date] = frozenset()
    extra_working: frozenset[date] = frozenset()

    def __post_init__(self):
        both = self.extra_off & self.extra_working
        if both:
            raise ValueError(f"{min(both):%d.%m.%Y} can't be a day off and a working day at once.")

    def why_off(self, day: date) -> DayOff | None:
        """Why `day` is off; None when it is a working day."""
        if day in self.extra_working:
            return None
        off, worked = _known(day.year)
        if day in off:
            return off[day]
        if day in self.extra_off:
            return DayOff(Why.TRANSFERRED, "")
        if day.weekday() < 5 or day in worked:
            return None
        return DayOff(Why.WEEKEND, "")

    def is_working(self, day: date) -> bool:
        """Whether offices work on `day`."""
        return self.why_off(day) is None

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is off for another reason than being Saturday or Sunday; transferred days count."""
        off = self.why_off(day)
        return off is not None and off.code != Why.WEEKEND

    def next_working(self, day: date) -> date:
        """`day` itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


#: What the package knows, without days transferred since.
KAZAKHSTAN = Calendar()


@cache
def _known(year):
    """The package's days off of one year with their reasons, and the weekend days it knows to be worked."""
    found = country_holidays("KZ", years=year, language="en_US")
    return {day: _reason(found.get_list(day)) for day in found}, frozenset(found.weekend_workdays)


def _reason(names):
    """The reason in the package's words, such as "Victory Day (observed)"; a holiday on its own day comes first."""
    name, _, note = min(names, key=lambda name: "(observed" in name).partition(" (")
    if note.startswith("substituted"):
        return DayOff(Why.TRANSFERRED, "")
    code = Why.OBSERVED if note.startswith("observed") else Why.ESTIMATED if note else Why.HOLIDAY
    return DayOff(code, NAMES.get(name, name))
