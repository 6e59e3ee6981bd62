"""Each office's own receipt, and the clocks that run from it (points 16(5), 17, 23, 38)."""

from oversight.core import audit
from oversight.duties.actions import obligations
from oversight.duties.enums import Event
from oversight.duties.models import Rule

from ..models import Receipt


def receive_for(incident, officer, received_at, source, *, at, notice=None):
    """Record once that the officer's office has the information since `received_at`, and start its clocks.

    The caller holds the incident's row. Received before, it stays as it was.
    """
    existing = incident.receipts.filter(office=officer.office_id).first()
    if existing:
        return existing
    receipt = Receipt.objects.create(
        incident=incident,
        office=officer.office,
        received_at=received_at,
        source=source,
        notice=notice,
        officer=officer,
        recorded_at=at,
    )
    after = {"office": str(receipt.office), "received_at": received_at, "source": source}
    audit.record("incidents.receive", incident, by=officer, at=at, after=after)
    _start(incident, receipt, by=officer, at=at)
    return receipt


def cancel_clocks(incident, reason, *, by, at, office=None):
    """End what runs, with its reason; of one office only, if one is named."""
    running = incident.clocks.filter(state__in=["open", "stopped"])
    for clock in running.filter(office=office) if office else running:
        obligations.cancel(clock, reason=reason, by=by, at=at)


def move_receipt(incident, received_at, reason, *, by, at):
    """The registering office received it at another moment: its own clocks end with the reason and start anew.

    A clock that has been met stays as it is: what was done is done. Those of the offices above are their own.
    """
    receipt = incident.receipts.select_related("office").get(office=incident.office_id)
    done = set(incident.clocks.filter(state="fulfilled", office=receipt.office).values_list("code", flat=True))
    cancel_clocks(incident, reason, office=receipt.office, by=by, at=at)
    receipt.received_at = received_at
    receipt.clocks_run += 1
    receipt.save(update_fields=["received_at", "clocks_run"])
    _start(incident, receipt, done=done, by=by, at=at)


def start_all(incident, *, by, at):
    """It is an emergency after all: every receipt starts its clocks."""
    for receipt in incident.receipts.select_related("office"):
        receipt.clocks_run += 1
        receipt.save(update_fields=["clocks_run"])
        _start(incident, receipt, by=by, at=at)


def _start(incident, receipt, *, by, at, done=frozenset()):
    if not incident.kind.is_emergency:
        return
    about = {
        "facility": incident.facility,
        "subject": receipt.clock_subject,
        "subject_url": incident.get_absolute_url(),
        "started_at": receipt.received_at,
    }
    for code in clocks_of(Event.INCIDENT_RECEIVED, receipt.office, receipt.received_at):
        if code not in done:
            obligations.open_clock(code, office=receipt.office, **about, by=by, at=at)


def clocks_of(event, office, started_at):
    """The codes of the clocks that an event begins for an office, by the edition in force."""
    rules = Rule.objects.in_force(office.local_day(started_at)).of_office(office).filter(start=event)
    return list(rules.values_list("code", flat=True))
