"""Sums of local dates."""

from calendar import monthrange
from datetime import date

from ..calendar import Calendar
from .derivation import Step, StepCode
from .localtime import DAY


def day_in_month(year: int, month: int, number: int) -> date:
    """That day of the month, or the month's last one where it is shorter."""
    return date(year, month, min(number, monthrange(year, month)[1]))


def add_months(day: date, count: int, number: int | None = None) -> date:
    """The day of the same number (or of `number`) `count` months on; the last of the month where it is shorter."""
    years, month = divmod(day.month - 1 + count, 12)
    return day_in_month(day.year + years, month + 1, number or day.day)


def add_working_days(day: date, count: int, calendar: Calendar) -> tuple[date, list[Step]]:
    """The `count`-th working day after `day` (before it, when negative), with every day passed on the way."""
    steps, number, step = [], 0, DAY if count > 0 else -DAY
    while number < abs(count):
        day += step
        if off := calendar.why_off(day):
            steps.append(skipped(day, off))
        else:
            number += 1
            steps.append(Step(StepCode.WORKING_DAY, {"day": day.isoformat(), "number": number}))
    return day, steps


def to_working(day: date, calendar: Calendar) -> tuple[date, list[Step]]:
    """`day`, or the first working day after it, with the days off passed on the way."""
    steps, last = [], day
    while off := calendar.why_off(last):
        steps.append(skipped(last, off))
        last += DAY
    if steps:
        steps.append(Step(StepCode.MOVED, {"from": day.isoformat(), "to": last.isoformat()}))
    return last, steps


def skipped(day, off):
    """The step that passes over a day off."""
    return Step(StepCode.SKIPPED, {"day": day.isoformat(), "reason": str(off.code), "name": off.name})
