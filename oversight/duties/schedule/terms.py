"""Terms that an event begins: so many hours, days, working days or months."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from ..calendar import Calendar
from .dates import add_months, add_working_days, to_working
from .derivation import Due, Step, StepCode
from .localtime import DAY, end_of, in_utc, zone_of


class Unit(StrEnum):
    """What a term or an offset counts."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Ends(StrEnum):
    """Where a last day goes that is off: nowhere, or to the next working day."""

    SAME = "same"
    NEXT_WORKING = "next_working"


#: Units that pass by the clock, through nights and days off.
LENGTHS = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1)}
#: Ten years; more is a slip of the pen.
MOST = {Unit.MINUTES: 5_256_000, Unit.HOURS: 87_600, Unit.DAYS: 3_650, Unit.WORKING_DAYS: 2_500, Unit.MONTHS: 120}


@dataclass(frozen=True, slots=True)
class Term:
    """`count` units from an event. Raises ValueError when that is no term."""

    count: int
    unit: Unit
    ends: Ends = Ends.SAME

    def __post_init__(self):
        check_count(self.count, self.unit)
        if self.count < 1:
            raise ValueError(f"A term can't be {self.count}; what is due at once has a term in minutes.")
        if self.ends not in tuple(Ends):
            raise ValueError(f"A last day that is off stays or moves to the next working day, not “{self.ends}”.")
        if self.unit in LENGTHS and self.ends != Ends.SAME:
            raise ValueError("A term in hours or minutes runs through days off.")


def check_count(count: int, unit: Unit) -> None:
    """Raise ValueError unless `count` is a whole number, and of a known unit at most ten years."""
    if unit not in MOST:
        raise ValueError(f"Terms are counted in {', '.join(MOST)}, not in “{unit}”.")
    if type(count) is not int:
        raise ValueError(f"A term is a whole number, not “{count}”.")
    if abs(count) > MOST[unit]:
        raise ValueError(f"{count} {unit} is more than ten years.")


def due_at(term: Term, start: datetime, zone: str, calendar: Calendar) -> Due:
    """When a term ends that an event began at `start` (aware), in the local days of `zone`.

    Hours and minutes end at their very moment; everything else at 24:00 of its last day, the day of the event
    not being counted. Raises ValueError for a moment without a zone and for an unknown zone.
    """
    start = in_utc(start)
    local = start.astimezone(zone_of(zone))
    begun = Step(StepCode.START, {"local": local.isoformat(), "zone": zone})
    if term.unit in LENGTHS:
        return _elapsed(term, begun, start, local)
    excluded = Step(StepCode.EXCLUDED, {"day": local.date().isoformat()})
    last, counted = _last_day(term, local.date(), calendar)
    moved = []
    if term.ends == Ends.NEXT_WORKING:
        last, moved = to_working(last, calendar)
    return due_on(last, zone, begun, excluded, *counted, *moved)


def due_on(day: date, zone: str, *steps: Step) -> Due:
    """Due at 24:00 of `day`, after these steps."""
    return Due(end_of(day, zone), (*steps, Step(StepCode.END_OF_DAY, {"day": day.isoformat()})))


def _elapsed(term, begun, start, local):
    """Summed in UTC: Python adds to an aware local datetime by its wall clock, which may have been moved."""
    moment = start + term.count * LENGTHS[term.unit]
    shown = moment.astimezone(local.tzinfo)
    steps = [begun, Step(StepCode.ELAPSED, {"count": term.count, "unit": str(term.unit)})]
    if shown.utcoffset() != local.utcoffset():
        steps.append(Step(StepCode.CLOCKS_MOVED, {"from": _offset(local), "to": _offset(shown)}))
    steps.append(Step(StepCode.DUE, {"local": shown.isoformat()}))
    return Due(moment, tuple(steps))


def _offset(local):
    """The zone's offset of the moment, such as "UTC+05:00"."""
    return str(timezone(local.utcoffset()))


def _last_day(term, first, calendar):
    """The last day of a term in days, working days or months, and the steps to it."""
    if term.unit == Unit.WORKING_DAYS:
        return add_working_days(first, term.count, calendar)
    if term.unit == Unit.MONTHS:
        last = add_months(first, term.count)
        counted = [Step(StepCode.MONTHS, {"count": term.count, "day": last.isoformat()})]
        return last, [*counted, *short_month(first.day, last)]
    last = first + term.count * DAY
    counted = {"count": term.count, "first": (first + DAY).isoformat(), "last": last.isoformat()}
    return last, [Step(StepCode.DAYS, counted)]


def short_month(number: int, day: date) -> list[Step]:
    """The step that explains why the day `number` of a month became `day`, where it did."""
    if day.day == number:
        return []
    return [Step(StepCode.SHORT_MONTH, {"number": number, "day": day.isoformat()})]
