"""Reminders before a due moment and escalations after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from ..calendar import Calendar
from .dates import add_months, add_working_days
from .localtime import DAY, at_local, end_of, in_utc, start_of, zone_of
from .terms import LENGTHS, Unit, check_count


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before (negative) or after (positive) a due moment, or at it (0).

    Days, working days and months keep the time of day, or take the local time `at`. Raises ValueError when that
    is no offset.
    """

    count: int
    unit: Unit
    at: time | None = None

    def __post_init__(self):
        check_count(self.count, self.unit)
        if self.at is not None and self.unit in LENGTHS:
            raise ValueError("An offset in hours or minutes says its moment itself and can't name a time of day.")
        if self.at is not None and self.at.tzinfo is not None:
            raise ValueError("The time of day of an offset is local and names no zone.")


def moments(due: datetime, offsets: Iterable[Offset], zone: str, calendar: Calendar) -> list[datetime]:
    """The moment (UTC) of each offset from `due` (aware), in the order given."""
    due = in_utc(due)
    return [_moment(due, offset, zone, calendar) for offset in offsets]


def _moment(due, offset, zone, calendar):
    if offset.unit in LENGTHS:
        return due + offset.count * LENGTHS[offset.unit]
    if not offset.count and offset.at is None:
        return due
    day, clock = _day_and_clock(due, zone)
    day = _moved(day, offset, calendar)
    if offset.at is not None:
        clock = offset.at
    return end_of(day, zone) if clock is None else at_local(day, clock, zone)


def _day_and_clock(due, zone):
    """The local day and time of day; 24:00 belongs to the day it ends, and its time of day is None."""
    local = due.astimezone(zone_of(zone))
    if due == start_of(local.date(), zone):
        return local.date() - DAY, None
    return local.date(), local.time()


def _moved(day, offset, calendar):
    if offset.unit == Unit.DAYS:
        return day + offset.count * DAY
    if offset.unit == Unit.MONTHS:
        return add_months(day, offset.count)
    return add_working_days(day, offset.count, calendar)[0]
