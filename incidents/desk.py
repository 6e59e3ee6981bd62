"""The desk of emergencies: what is open within an officer's scope, who holds the clock, who keeps silent.

`desk_of` answers with a fixed number of questions to the database, however many emergencies and offices there are, and
reads of those that are not drawn only what their place in the order and their tile need.
"""

import zlib
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language

from facilities.models import Facility
from oversight.core.languages import alphabetical
from oversight.core.models import Office
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import may
from oversight.duties.enums import Event, Register
from oversight.duties.models import Alert, EmergencyKind, Obligation
from oversight.duties.policies import check_can_acknowledge

from .enums import IncidentState
from .models import Incident, Notice, OnSiteCheck, Receipt

#: So many are looked at, the newest first; more open at once than this are said to be more.
MOST = 400
#: So many lines are drawn, the most urgent first; the register has the rest.
LINES = 60
CLOCK = ("pk", "code", "subject", "title_ru", "title_kk", "title_en", "due_at", "state", "office", "rule")


@dataclass
class Weight:
    """What decides where an open emergency stands: the clock that is due next, the silence past an hour.

    Of every open one so much is read, of those that are drawn the rest. `clocks` are the numbers of all that run.
    """

    pk: int
    facility: int
    lineage: list
    clock: int | None = None
    due_at: datetime | None = None
    silent_since: datetime | None = None
    clocks: list = field(default_factory=list)

    @property
    def key(self):
        """The most urgent first: by the moment of the clock, those without one last, the newest before."""
        if self.due_at is None:
            return float("inf"), -self.pk
        return self.due_at.timestamp(), self.pk


@dataclass
class Line:
    """One open emergency as a desk shows it.

    `clock` is the running clock that is due next, None where all are met, `clocks` the numbers of all that run.
    `silent_since` is when the hour of a notice by telephone ran out that nobody has confirmed. `mine`: an alert waits
    that the reader may acknowledge.
    """

    incident: Incident
    clock: Obligation | None = None
    clocks: list = field(default_factory=list)
    silent_since: datetime | None = None
    last_call: Notice | None = None
    taken_by: object = None
    mine: bool = False
    may_receive: bool = False
    may_call_back: bool = False
    may_order_check: bool = False

    def is_late(self, at):
        return self.clock is not None and self.clock.due_at < at

    @property
    def mark(self):
        """Another one as soon as the line would be drawn otherwise; how much time is left the page itself counts."""
        incident, clock, call = self.incident, self.clock, self.last_call
        said = [get_language(), incident.pk, incident.kind.title, str(incident.facility), incident.received_at]
        said += [str(incident.supervising_office), self.silent_since, self.clocks]
        said += [clock and (clock.due_at, clock.title, str(clock.office))]
        said += [call and (call.pk, call.outcome, call.confirmed_at, call.denied_at)]
        said += [self.taken_by and self.taken_by.short_name, self.mine]
        said += [self.may_receive, self.may_call_back, self.may_order_check]
        return f"{incident.pk}.{zlib.crc32(repr(said).encode()):08x}"


@dataclass
class Tile:
    """One office of the level below, or the reader's own: how many are open there and the clock that is due next."""

    office: Office
    weights: list = field(default_factory=list)
    clock: Obligation | None = None

    @property
    def count(self):
        return len(self.weights)

    @property
    def first(self):
        """The number of the clock of its most urgent emergency."""
        return min(self.weights, key=lambda one: one.key).clock if self.weights else None

    @property
    def silent_since(self):
        return min((one.silent_since for one in self.weights if one.silent_since), default=None)


@dataclass(frozen=True)
class Desk:
    """`lines` are the most urgent of the chosen office, or of all, and `hidden` how many more of these are open.

    `is_more` says that there are more open than were looked at.
    """

    tiles: list
    lines: list
    hidden: int
    chosen: Office | None
    is_more: bool

    @property
    def silent(self):
        """How many tiles keep silent past their hour."""
        return sum(tile.silent_since is not None for tile in self.tiles)


def desk_of(officer, at, chosen=None):
    """The Desk of an officer; `chosen` narrows its lines to one tile's office, by its number."""
    offices = _offices(officer)
    found = _weights(officer, at)
    weights = found[:MOST]
    tiles = {office.pk: Tile(office) for office in offices}
    for weight in weights:
        tiles[_place(weight.lineage, offices)].weights.append(weight)
    if tiles.get(chosen) is None:
        chosen = None
    shown = tiles[chosen].weights if chosen else weights
    drawn = sorted(shown, key=lambda one: one.key)[:LINES]
    clocks = _clocks([one.clock for one in drawn] + [tile.first for tile in tiles.values()])
    for tile in tiles.values():
        tile.clock = clocks.get(tile.first)
    return Desk(
        [tile for tile in tiles.values() if tile.count or tile.office != officer.office or len(tiles) == 1],
        _lines(drawn, clocks, officer, at),
        max(0, len(shown) - LINES),
        tiles[chosen].office if chosen else None,
        len(found) > MOST,
    )


def coming(officer):
    """The Line of an emergency that an office below is going to register: what the reader may do when it comes."""
    works = officer.holds(INSPECTORS)
    return Line(
        Incident(pk=0, kind=EmergencyKind(), facility=Facility(), supervising_office=Office()),
        may_receive=works,
        may_call_back=works,
        may_order_check=works,
    )


def _weights(officer, at):
    """The Weights of what is open, the newest first, one more than are looked at."""
    found = Incident.objects.visible_to(officer).filter(state=IncidentState.OPEN, duplicate_of=None)
    found = found.filter(kind__registers__contains=[Register.EMERGENCY]).order_by("-pk")
    rows = found.values_list("pk", "facility", "supervising_office__lineage")[: MOST + 1]
    weights = [Weight(*row) for row in rows]
    _weigh({one.pk: one for one in weights}, at)
    return weights


def _weigh(weights, at):
    """Give each its running clocks: the one due next, and since when there is silence."""
    running = Obligation.objects.open_of_subjects("incident:")
    running = running.filter(facility__in={one.facility for one in weights.values()})
    for pk, subject, due_at, done_by in running.values_list("pk", "subject", "due_at", "rule__done_by_event"):
        # «incident:17:2»: a receipt that was corrected.
        weight = weights.get(int(subject.split(":")[1]))
        if weight is None:
            continue
        weight.clocks.append(pk)
        if weight.due_at is None or due_at < weight.due_at:
            weight.clock, weight.due_at = pk, due_at
        is_silence = due_at < at and done_by == Event.PHONE_NOTICE_CONFIRMED
        if is_silence and (weight.silent_since is None or due_at < weight.silent_since):
            weight.silent_since = due_at


def _offices(officer):
    """The officer's own office, last, and those one level below it by their names."""
    below = Office.objects.filter(parent=officer.office_id).order_by(alphabetical("name_ru"), "pk")
    return [*below, officer.office]


def _place(lineage, offices):
    """Of these offices the one whose tile an emergency stands on: the nearest to the office that supervises."""
    return next((office.pk for office in offices if office.pk in lineage), offices[-1].pk)


def _clocks(numbers):
    """{number: the clock, with the office that holds it}."""
    found = Obligation.objects.filter(pk__in=[pk for pk in numbers if pk]).select_related("office")
    return {clock.pk: clock for clock in found.only(*CLOCK, "office__name_ru", "office__name_kk")}


def _lines(drawn, clocks, officer, at):
    """The Lines of these Weights, in their order: with the last call, who has it, what the reader may do."""
    incidents = Incident.objects.with_names().in_bulk([one.pk for one in drawn])
    by_incident = {
        one.pk: Line(incidents[one.pk], clocks.get(one.clock), one.clocks, one.silent_since) for one in drawn
    }
    _dress_with_alerts(by_incident.values(), officer, at)
    last_calls = Notice.objects.filter(incident__in=by_incident).order_by("incident_id", "-called_at", "-pk")
    for notice in last_calls.distinct("incident_id").select_related("receiver", "to_office", "caller"):
        by_incident[notice.incident_id].last_call = notice
    _dress_with_acts(by_incident, officer)
    return list(by_incident.values())


def _dress_with_alerts(lines, officer, at):
    """Who has it, and whether the reader could say so."""
    line_of = {clock: line for line in lines for clock in line.clocks}
    standing = Alert.objects.standing().filter(obligation__in=line_of, needs_acknowledgement=True)
    for alert in standing.select_related("officer__office", "acknowledged_by").order_by("pk"):
        line = line_of[alert.obligation_id]
        if alert.is_acknowledged(at):
            line.taken_by = alert.acknowledged_by
        elif may(check_can_acknowledge, officer, alert):
            line.mine = True


def _dress_with_acts(by_incident, officer):
    """What the reader may do with each."""
    checked = OnSiteCheck.objects.filter(incident__in=by_incident, order__office=officer.office_id)
    checked = set(checked.filter(order__withdrawn_at=None).values_list("incident", flat=True))
    received = Receipt.objects.filter(incident__in=by_incident, office=officer.office_id)
    received = set(received.values_list("incident", flat=True))
    works = officer.holds(INSPECTORS)
    for pk, line in by_incident.items():
        supervisor = line.incident.supervising_office
        line.may_receive = works and pk not in received
        line.may_call_back = works and supervisor.pk != officer.office_id
        line.may_order_check = works and officer.office_id in supervisor.lineage and pk not in checked
