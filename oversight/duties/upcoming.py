"""What an office will owe in periods that have not begun: the calendar knows it before the duty is opened."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from . import schedule
from .enums import About, CalendarChoice, Rhythm
from .models import Edition, Rule, calendar_for
from .reach import facilities_of

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Upcoming:
    """A rule's period to come, with the facilities it would be about by today (none: the office itself)."""

    rule: Rule
    period: schedule.Period
    due: schedule.Due
    facilities: list


def upcoming(office, *, until_on, at):
    """Every Upcoming of the office due through `until_on`, the earliest due first. One query a rule."""
    tomorrow = office.local_day(at) + DAY
    calendar = calendar_for(at)
    found = []
    for edition in Edition.objects.published().filter(Q(in_force_until=None) | Q(in_force_until__gte=tomorrow)):
        first = max(tomorrow, edition.in_force_from)
        last = min(until_on, edition.in_force_until or until_on)
        rules = edition.rules.of_office(office).exclude(about=About.EVENT).prefetch_related("steps")
        for rule in rules if first <= last else ():
            found += _of_rule(rule, office, first, last, until_on, calendar)
    return sorted(found, key=lambda one: (one.due.moment, one.rule.position))


def _of_rule(rule, office, first, last, until_on, calendar):
    end = schedule.end_of(until_on, office.time_zone)
    facilities = None
    for period in schedule.periods(rule.rhythm, office.time_zone, first, last + DAY):
        due = schedule.due_of(rule.rhythm, period, calendar)
        if period.from_on < first or due.moment > end or _is_day_off(rule, period, calendar):
            continue
        if facilities is None:
            facilities = _facilities(rule, office, first)
        if facilities or rule.about == About.OFFICE:
            yield Upcoming(rule, period, due, facilities)


def _facilities(rule, office, on):
    if rule.about == About.OFFICE:
        return []
    return list(facilities_of(rule, on).filter(answering_id=office.pk).order_by("pk"))


def _is_day_off(rule, period, calendar):
    daily = rule.every == Rhythm.DAY and rule.calendar == CalendarChoice.WORKING
    return daily and not calendar.is_working(period.from_on)
