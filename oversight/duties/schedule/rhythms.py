"""Duties that come back: their periods, and when each is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ..calendar import Calendar
from .dates import add_months, to_working
from .derivation import Due, Step, StepCode
from .localtime import DAY, check_year, start_of
from .terms import Ends, due_on, short_month


class Every(StrEnum):
    """How long a period is. Weeks begin on Monday, everything longer with its month."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


DAYS = {Every.DAY: DAY, Every.WEEK: 7 * DAY}
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At least `times` in every period, due when it ends; or by the day of a month the rule names.

    `day` and `months_after` name it: 30 and 0 is "by the 30th" of the period's last month (its last day where it is
    shorter), 5 and 1 is "by the 5th of the month that follows". Raises ValueError when that is no rhythm.
    """

    every: Every
    times: int = 1
    day: int | None = None
    months_after: int = 0
    ends: Ends = Ends.SAME

    def __post_init__(self):
        if self.every not in tuple(Every):
            raise ValueError(f"A duty comes back every {', '.join(Every)}, not every “{self.every}”.")
        if type(self.times) is not int or self.times < 1:
            raise ValueError(f"A duty is done at least once in a period, not {self.times} times.")
        if self.ends not in tuple(Ends):
            raise ValueError(f"A last day that is off stays or moves to the next working day, not “{self.ends}”.")
        if self.day is None and self.months_after:
            raise ValueError("A rhythm that is due in a later month must name the day.")
        if self.day is not None:
            self._check_named_day()

    def _check_named_day(self):
        if self.every not in MONTHS:
            raise ValueError(f"A duty of every {self.every} can't be due by a day of the month.")
        if type(self.day) is not int or self.day not in range(1, 32):
            raise ValueError(f"No month has a day {self.day}.")
        if type(self.months_after) is not int or self.months_after not in range(13):
            raise ValueError(f"A duty is due at most twelve months after its period, not {self.months_after}.")


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a rhythm in one zone: its local days and its moments in UTC, both without the end."""

    every: Every
    zone: str
    from_on: date
    until_on: date
    from_at: datetime
    until_at: datetime

    @property
    def last_on(self) -> date:
        """Its last day."""
        return self.until_on - DAY

    def __contains__(self, moment: datetime) -> bool:
        return self.from_at <= moment < self.until_at


def periods(rhythm: Rhythm, zone: str, from_: date, until: date) -> Iterator[Period]:
    """Every period with a day in [from_, until), whole and in order; none when `until` isn't later than `from_`.

    Raises ValueError for an unknown zone, and for a day of an impossible year.
    """
    check_year(from_)
    check_year(until)
    first = _first_day(rhythm.every, from_)
    from_at = start_of(first, zone)
    while first < until and from_ < until:
        following = _following(rhythm.every, first)
        until_at = start_of(following, zone)
        yield Period(rhythm.every, zone, first, following, from_at, until_at)
        first, from_at = following, until_at


def period_of(rhythm: Rhythm, zone: str, day: date) -> Period:
    """The period that `day` (local) is in."""
    return next(periods(rhythm, zone, day, day + DAY))


def due_of(rhythm: Rhythm, period: Period, calendar: Calendar) -> Due:
    """When the duty of a period is due: at 24:00 of its last day, or of the day the rhythm names."""
    if period.every != rhythm.every:
        raise ValueError(f"A period of a {period.every} isn't one of every {rhythm.every}.")
    first, last = period.from_on.isoformat(), period.last_on.isoformat()
    steps = [Step(StepCode.PERIOD, {"every": str(period.every), "first": first, "last": last, "zone": period.zone})]
    if rhythm.times > 1:
        steps.append(Step(StepCode.AT_LEAST, {"times": rhythm.times}))
    day, named = _last_day(rhythm, period)
    moved = []
    if rhythm.ends == Ends.NEXT_WORKING:
        day, moved = to_working(day, calendar)
    return due_on(day, period.zone, *steps, *named, *moved)


def _last_day(rhythm, period):
    """The day a period is due by, before days off are looked at, and the steps to it."""
    if rhythm.day is None:
        return period.last_on, []
    day = add_months(period.last_on, rhythm.months_after, number=rhythm.day)
    facts = {"number": rhythm.day, "months_after": rhythm.months_after, "day": day.isoformat()}
    return day, [Step(StepCode.NAMED_DAY, facts), *short_month(rhythm.day, day)]


def _first_day(every, day):
    if every == Every.DAY:
        return day
    if every == Every.WEEK:
        return day - day.weekday() * DAY
    length = MONTHS[every]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _following(every, first):
    return first + DAYS[every] if every in DAYS else add_months(first, MONTHS[every])
