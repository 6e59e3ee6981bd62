"""A month of an office's duties, day by day: what is open, what was done, what is to come."""

from calendar import Calendar as Grid
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from .models import Obligation
from .upcoming import upcoming

MOMENT = timedelta(microseconds=1)
#: A duty that has not been opened yet; besides, `Standing` says how each stands.
TO_COME = "coming"


@dataclass(frozen=True)
class Entry:
    """Duties of one rule that are due on one day and stand alike; `duty` is the only one, where there is one."""

    title: str
    point: str
    code: str
    standing: str
    number: int
    facility: object
    duty: Obligation | None


@dataclass(frozen=True)
class CalendarDay:
    """A day with its entries; `is_of_month` is False for the days that only fill the weeks."""

    on: date
    is_of_month: bool
    entries: list


def month_of_duties(officer, first, *, is_mine, at):
    """The CalendarDays of the whole weeks around the month that begins on `first`, for the officer's own office.

    With `is_mine` only what tells somebody in a role of the officer. Three queries and one a rule to come.
    """
    days = list(Grid().itermonthdates(first.year, first.month))
    entries = {}
    for on, entry in [*_opened(officer, days, is_mine, at), *_to_come(officer, days, is_mine, at)]:
        entries.setdefault(on, []).append(entry)
    return [CalendarDay(on, on.month == first.month, entries.get(on, [])) for on in days]


def due_day(moment, zone):
    """The local day by the end of which it is due: 24:00 belongs to the day it ends."""
    return (timezone.localtime(moment, zone) - MOMENT).date()


def told_in_role(officer, duties):
    """Of the duties those whose steps name a role that the officer holds."""
    return duties.filter(reduce(or_, (Q(steps__contains=[{"role": role}]) for role in officer.roles)))


def _opened(officer, days, is_mine, at):
    zone = timezone.get_current_timezone()
    duties = Obligation.objects.visible_to(officer).filter(office=officer.office).due_on(days[0], days[-1], zone)
    duties = duties.exclude(state="cancelled")
    if is_mine:
        duties = told_in_role(officer, duties)
    groups = {}
    for duty in duties.with_names().order_by("due_at", "rule__position", "pk"):
        key = due_day(duty.due_at, zone), duty.code, str(duty.standing(at))
        groups.setdefault(key, []).append(duty)
    for (on, code, standing), alike in groups.items():
        one = alike[0] if len(alike) == 1 else None
        title = one.title if one else alike[0].rule.title
        yield on, Entry(title, alike[0].rule.point, code, standing, len(alike), one and one.facility, one)


def _to_come(officer, days, is_mine, at):
    zone = timezone.get_current_timezone()
    for one in upcoming(officer.office, until_on=days[-1], at=at):
        on = due_day(one.due.moment, zone)
        if on < days[0] or (is_mine and not is_told(officer, one.rule)):
            continue
        facility = one.facilities[0] if len(one.facilities) == 1 else None
        number = len(one.facilities) or 1
        yield on, Entry(one.rule.title, one.rule.point, one.rule.code, TO_COME, number, facility, None)


def is_told(officer, rule):
    """Whether a step of the rule names a role of the officer."""
    return not set(officer.roles).isdisjoint(step.role for step in rule.steps_for(officer.office.level))
