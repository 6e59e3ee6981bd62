"""What an office owes now, by urgency, and how the offices below it stand: a bounded number of queries.

A duty that comes back and was missed again and again is one line with a number, not a page of lines.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, Q

from oversight.core.models import Office

from . import schedule
from .enums import ObligationState as State
from .models import Obligation

#: What falls due within this long stands by itself, above the rest of the day.
SOON = timedelta(hours=6)
#: How many lines a part shows; the list has the rest.
FEW, MANY = 12, 60
#: Of what was due longer ago than this nobody is told on Today that it has been done.
LOOKED_BACK = timedelta(days=60)


@dataclass(frozen=True)
class Missed:
    """The same duty about the same facility or matter, overdue for a period or several; `duty` is the latest."""

    duty: Obligation
    count: int
    first_due_at: datetime


@dataclass(frozen=True)
class Standing:
    """How many open duties an office (with those below it) has, by urgency; each includes the ones before it."""

    overdue: int = 0
    soon: int = 0
    today: int = 0
    week: int = 0
    later: int = 0


@dataclass(frozen=True)
class Below:
    office: Office
    standing: Standing


@dataclass(frozen=True)
class Marks:
    """The moments that part a day's duties, by the clock of the office."""

    at: datetime
    soon: datetime
    day_begins: datetime
    day_ends: datetime
    week_ends: datetime

    def part_of(self, due_at):
        """In which part of the page a duty that is still to come stands."""
        if due_at <= self.soon:
            return "soon"
        return "today" if due_at <= self.day_ends else "week"


@dataclass(frozen=True)
class Today:
    marks: Marks
    own: Standing
    missed: list[Missed]
    missed_more: int
    soon: list[Obligation]
    today: list[Obligation]
    week: list[Obligation]
    done: list[Obligation]
    below: list[Below] = field(default_factory=list)

    @property
    def duties(self):
        """Every duty that a line shows."""
        return [*(one.duty for one in self.missed), *self.soon, *self.today, *self.week, *self.done]


def today_of(office, officer, at):
    """Today of `office` as `officer` may see it: seven queries."""
    marks = marks_of(office, at)
    own = Obligation.objects.visible_to(officer).filter(office=office)
    standings = _standings(office, officer, marks)
    missed, more = _missed(own, at)
    coming = own.open().filter(due_at__gte=at, due_at__lte=marks.week_ends).order_by("due_at", "pk").with_names()[:MANY]
    parts = {"soon": [], "today": [], "week": []}
    for duty in coming:
        parts["soon" if duty.due_at <= marks.soon else "today" if duty.due_at <= marks.day_ends else "week"].append(
            duty
        )
    return Today(
        marks=marks,
        own=standings.pop(None, Standing()),
        missed=missed,
        missed_more=more,
        done=_done(own, marks),
        below=_below(standings),
        **parts,
    )


def marks_of(office, at):
    day, zone = office.local_day(at), office.time_zone
    return Marks(
        at=at,
        soon=at + SOON,
        day_begins=schedule.start_of(day, zone),
        day_ends=schedule.end_of(day, zone),
        week_ends=schedule.end_of(day + timedelta(6 - day.weekday()), zone),
    )


def _missed(own, at):
    """(the lines, how many more there are)."""
    same = own.overdue(at).order_by().values("code", "facility", "subject")
    counted = same.annotate(count=Count("pk"), first=Min("due_at"), last=Max("due_at"), latest=Max("pk"))
    groups = list(counted.order_by("-last", "latest")[: FEW + 1])
    found = own.with_names().in_bulk([one["latest"] for one in groups[:FEW]])
    lines = [Missed(found[one["latest"]], one["count"], one["first"]) for one in groups[:FEW]]
    return lines, len(groups) > FEW


def _done(own, marks):
    """What was entered today as done, the last first."""
    done = own.filter(state=State.FULFILLED, entered_at__gte=marks.day_begins, due_at__gt=marks.at - LOOKED_BACK)
    return list(done.order_by("-entered_at", "due_at", "pk").with_names()[:FEW])


def _standings(office, officer, marks):
    """{id of an office directly below, None for the office itself: Standing, with all that is below}."""
    inside = Obligation.objects.visible_to(officer).filter(office__lineage__contains=[office.pk]).open()
    child = F(f"office__lineage__{len(office.lineage)}")
    counted = (
        inside.order_by()
        .values(child=child)
        .annotate(
            overdue=Count("pk", filter=Q(due_at__lt=marks.at)),
            soon=Count("pk", filter=Q(due_at__gte=marks.at, due_at__lte=marks.soon)),
            today=Count("pk", filter=Q(due_at__gte=marks.at, due_at__lte=marks.day_ends)),
            week=Count("pk", filter=Q(due_at__gte=marks.at, due_at__lte=marks.week_ends)),
            later=Count("pk", filter=Q(due_at__gt=marks.week_ends)),
        )
    )
    return {one.pop("child"): Standing(**one) for one in counted}


def _below(standings):
    """Those who are late first, and among them who is late most."""
    if not standings:
        return []
    offices = Office.objects.in_bulk(standings)
    found = [Below(offices[pk], standing) for pk, standing in standings.items()]
    return sorted(found, key=lambda one: (-one.standing.overdue, -one.standing.soon, one.office.lineage))
