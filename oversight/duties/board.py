"""Timeliness: offices × rules for a period. One query counts, however many rows, offices and rules there are."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import add
from typing import NamedTuple

from django.db.models import Count, F, Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from oversight.core.languages import alphabetical
from oversight.core.models import Office

from .enums import ObligationState as State
from .models import Obligation, Rule


class Measure(TextChoices):
    """What a cell of the board shows; each but the share is the number of rows of a list."""

    SHARE = "share", _("Share in time")
    DUE = "due", pgettext_lazy("board", "Due")
    IN_TIME = "in_time", _("Met in time")
    LATE = "late", _("Met late")
    OPEN = "open", _("Open, not due yet")
    OVERDUE = "overdue", pgettext_lazy("board", "Overdue")


#: What the list of duties is asked to show exactly the rows that a measure counts.
LISTS = {
    Measure.SHARE: "state=open&state=fulfilled&state=stopped",
    Measure.DUE: "state=open&state=fulfilled&state=stopped",
    Measure.IN_TIME: "met=in_time",
    Measure.LATE: "met=late",
    Measure.OPEN: "state=open&state=stopped&overdue=false",
    Measure.OVERDUE: "overdue=true",
}


class Tally(NamedTuple):
    """How many duties were due, and what became of them. Stopped clocks are among the open; cancelled ones nowhere."""

    due: int = 0
    in_time: int = 0
    entered_late: int = 0  #: of those in time: done in time and entered after the due moment
    late: int = 0
    open: int = 0
    overdue: int = 0

    def __add__(self, other):
        return Tally(*map(add, self, other))

    @property
    def share(self):
        """Per cent in time of those whose time has come; None where none's has. Only all of them are 100."""
        come = self.in_time + self.late + self.overdue
        return self.in_time * 100 // come if come else None


@dataclass(frozen=True)
class Column:
    """An office with those below it; or, where it stands among them, `alone`."""

    office: Office
    is_alone: bool

    @property
    def query(self):
        """What narrows the list of duties to it."""
        return f"alone={self.office.pk}" if self.is_alone else f"office={self.office.pk}"


@dataclass(frozen=True)
class Row:
    """A rule, by its code in the words of the newest edition that has it, with a Tally for each column and all."""

    code: str
    title: str
    point: str
    tallies: list[Tally]

    @cached_property
    def total(self):
        return sum(self.tallies, Tally())


@dataclass(frozen=True)
class Board:
    """The whole table; what has nothing due is left out."""

    office: Office
    from_on: date
    until_on: date
    columns: list[Column]
    rows: list[Row]

    @cached_property
    def totals(self):
        """A Tally for each column."""
        return [sum(tallies, Tally()) for tallies in zip(*(row.tallies for row in self.rows), strict=True)]

    @cached_property
    def total(self):
        return sum((row.total for row in self.rows), Tally())


def board_of(officer, office, *, from_on, until_on, zone, at):
    """The Board of `office`, itself and each office right below it, for duties due from one day through another.

    The days are those of the reader's `zone`, as in the list of duties; `at` decides what is overdue.
    """
    columns, within = _columns(office)
    place = {column.office.pk: number for number, column in enumerate(columns)}
    counted = _counts(officer, office, within, from_on, until_on, zone, at)
    cells = {(code, place[below or office.pk]): Tally(*numbers) for below, code, *numbers in counted}
    rules = _rules({code for code, _place in cells})
    rows = [
        Row(code, rule.title, rule.point, [cells.get((code, number), Tally()) for number in range(len(columns))])
        for code, rule in rules.items()
    ]
    return Board(office, from_on, until_on, columns, rows)


def _columns(office):
    """The columns, and the ids of everybody within."""
    within = list(Office.objects.within(office).order_by(alphabetical("name_ru"), "pk"))
    below = [one for one in within if one.parent_id == office.pk]
    columns = [Column(office, bool(below)), *(Column(one, False) for one in below)]
    return columns, [one.pk for one in within]


def _counts(officer, office, within, from_on, until_on, zone, at):
    """(office right below or None for `office` itself, code, numbers of a Tally) of what is due.

    Named one by one, those `within` are looked up by the index. They are summed up where they are counted: of the
    republic's year a thousand sums come instead of ten thousand.
    """
    met, waiting = Q(state=State.FULFILLED), Q(state=State.OPEN, due_at__gte=at) | Q(state=State.STOPPED)
    in_time = met & Q(done_at__lte=F("due_at"))
    numbers = {
        "due": Count("code"),
        "in_time": Count("code", filter=in_time),
        "entered_late": Count("code", filter=in_time & Q(entered_at__gt=F("due_at"))),
        "late": Count("code", filter=met & Q(done_at__gt=F("due_at"))),
        "open": Count("code", filter=waiting),
        "overdue": Count("code", filter=Q(state=State.OPEN, due_at__lt=at)),
    }
    found = Obligation.objects.visible_to(officer).filter(office__in=within).due_on(from_on, until_on, zone)
    found = found.exclude(state=State.CANCELLED)
    # Named by itself, an ordering of the model would split the groups.
    right_below = f"office__lineage__{len(office.lineage)}"
    return found.order_by().values_list(right_below, "code").annotate(**numbers)


def _rules(codes):
    """{code: rule} in the order of the newest edition that has each."""
    rules = Rule.objects.filter(code__in=codes).select_related("edition").order_by("edition__in_force_from")
    newest = {rule.code: rule for rule in rules}
    order = sorted(newest.values(), key=lambda rule: (-rule.edition.in_force_from.toordinal(), rule.position))
    return {rule.code: rule for rule in order}
