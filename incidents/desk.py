"""The desk of emergencies: what is open within an officer's scope, who holds the clock, who keeps silent.

`desk_of` answers with a fixed number of questions to the database, however many emergencies and offices there are.
"""

from dataclasses import dataclass, field
from datetime import datetime

from oversight.core.languages import alphabetical
from oversight.core.models import Office
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import may
from oversight.duties.enums import Event, Register
from oversight.duties.models import Alert, Obligation
from oversight.duties.policies import check_can_acknowledge

from .enums import IncidentState
from .models import Incident, Notice, OnSiteCheck, Receipt

#: So many are looked at, the newest first; more open at once than this are said to be more.
MOST = 400
#: So many lines are drawn, the most urgent first; the register has the rest.
LINES = 60
CLOCK = ("pk", "code", "subject", "title_ru", "title_kk", "title_en", "due_at", "state", "office", "rule")


@dataclass
class Line:
    """One open emergency as a desk shows it.

    `clock` is the running clock that is due next, None where all are met. `silent_since` is when the hour of a notice
    by telephone ran out that nobody has confirmed. `mine`: an alert waits that the reader may acknowledge.
    """

    incident: Incident
    clock: Obligation | None = None
    silent_since: datetime | None = None
    last_call: Notice | None = None
    taken_by: object = None
    mine: bool = False
    may_receive: bool = False
    may_call_back: bool = False
    may_order_check: bool = False

    @property
    def key(self):
        """The most urgent first: by the moment of the clock, those without one last, the newest before."""
        if self.clock is None:
            return float("inf"), -self.incident.pk
        return self.clock.due_at.timestamp(), self.incident.pk

    def is_late(self, at):
        return self.clock is not None and self.clock.due_at < at


@dataclass
class Tile:
    """One office of the level below, or the reader's own: how many are open there and its most urgent line."""

    office: Office
    lines: list = field(default_factory=list)

    @property
    def count(self):
        return len(self.lines)

    @property
    def line(self):
        return min(self.lines, key=lambda line: line.key, default=None)

    @property
    def silent_since(self):
        return min((line.silent_since for line in self.lines if line.silent_since), default=None)


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
    found = list(_open(officer)[: MOST + 1])
    lines = [Line(incident) for incident in found[:MOST]]
    _dress(lines, officer, at)
    tiles = {office.pk: Tile(office) for office in offices}
    for line in lines:
        tiles[_place(line.incident, offices)].lines.append(line)
    if tiles.get(chosen) is None:
        chosen = None
    shown = tiles[chosen].lines if chosen else lines
    return Desk(
        [tile for tile in tiles.values() if tile.count or tile.office != officer.office or len(tiles) == 1],
        sorted(shown, key=lambda line: line.key)[:LINES],
        max(0, len(shown) - LINES),
        tiles[chosen].office if chosen else None,
        len(found) > MOST,
    )


def _open(officer):
    found = Incident.objects.visible_to(officer).filter(state=IncidentState.OPEN, duplicate_of=None)
    return found.filter(kind__registers__contains=[Register.EMERGENCY]).with_names().order_by("-pk")


def _offices(officer):
    """The officer's own office, last, and those one level below it by their names."""
    below = Office.objects.filter(parent=officer.office_id).order_by(alphabetical("name_ru"), "pk")
    return [*below, officer.office]


def _place(incident, offices):
    """Of these offices the one whose tile an emergency stands on: the nearest to the office that supervises."""
    line = incident.supervising_office.lineage
    return next((office.pk for office in offices if office.pk in line), offices[-1].pk)


def _dress(lines, officer, at):
    """Give each line its clock, its silence, its last call and what the reader may do."""
    by_incident = {line.incident.pk: line for line in lines}
    clocks = _clocks(by_incident, at)
    _dress_with_alerts(clocks, officer, at)
    last_calls = Notice.objects.filter(incident__in=by_incident).order_by("incident_id", "-called_at", "-pk")
    for notice in last_calls.distinct("incident_id").select_related("receiver", "to_office", "caller"):
        by_incident[notice.incident_id].last_call = notice
    checked = OnSiteCheck.objects.filter(incident__in=by_incident, order__office=officer.office_id)
    checked = set(checked.filter(order__withdrawn_at=None).values_list("incident", flat=True))
    works = officer.holds(INSPECTORS)
    have = set(
        Receipt.objects.filter(incident__in=by_incident, office=officer.office_id).values_list("incident", flat=True)
    )
    for line in lines:
        line.may_receive = works and line.incident.pk not in have
        line.may_call_back = works and line.incident.supervising_office_id != officer.office_id
        supervises = officer.office_id in line.incident.supervising_office.lineage
        line.may_order_check = works and supervises and line.incident.pk not in checked


def _clocks(by_incident, at):
    """{obligation's number: its line} of all that run; each line keeps the one due next and its silence."""
    facilities = {line.incident.facility_id for line in by_incident.values()}
    running = Obligation.objects.open().filter(facility__in=facilities, subject__startswith="incident:")
    found = {}
    for clock in running.select_related("office", "rule").only(
        *CLOCK, "office__name_ru", "office__name_kk", "rule__done_by_event"
    ):
        # «incident:17:2»: a receipt that was corrected.
        line = by_incident.get(int(clock.subject.split(":")[1]))
        if line is None:
            continue
        found[clock.pk] = line
        if line.clock is None or clock.due_at < line.clock.due_at:
            line.clock = clock
        is_silence = clock.due_at < at and clock.rule.done_by_event == Event.PHONE_NOTICE_CONFIRMED
        if is_silence and (line.silent_since is None or clock.due_at < line.silent_since):
            line.silent_since = clock.due_at
    return found


def _dress_with_alerts(clocks, officer, at):
    """Who has it, and whether the reader could say so."""
    standing = Alert.objects.standing().filter(obligation__in=clocks, needs_acknowledgement=True)
    for alert in standing.select_related("officer__office", "acknowledged_by").order_by("pk"):
        line = clocks[alert.obligation_id]
        if alert.is_acknowledged(at):
            line.taken_by = alert.acknowledged_by
        elif may(check_can_acknowledge, officer, alert):
            line.mine = True
