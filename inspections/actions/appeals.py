"""The clock of an appeal by a monitoring commission or the preventive mechanism (points 19(5), 32(4))."""

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event, ObligationState
from oversight.duties.models import Obligation

from ..addresses import page_of


def start_clock(inspection, *, by, at):
    """It runs from the moment the appeal was received, not from the check that is opened on it."""
    obligations.start_clocks(
        Event.APPEAL_RECEIVED,
        office=inspection.office,
        facility=inspection.facility,
        subject=_key(inspection),
        subject_url=page_of(inspection),
        started_at=inspection.appeal_received_at,
        by=by,
        at=at,
    )


def fulfil_clock(inspection, *, by, at):
    """The completed check fulfils it, at the moment the check ended."""
    if inspection.appeal_received_at is None:
        return
    fulfilment.event_done(
        Event.APPEAL_CHECKED,
        office=inspection.office,
        facility=inspection.facility,
        subject=_key(inspection),
        done_at=inspection.ended_at,
        url=page_of(inspection),
        by=by,
        at=at,
    )


def cancel_clock(inspection, *, at):
    """Of a cancelled check nobody waits; the reason is that of the check."""
    if inspection.appeal_received_at is None:
        return
    open_ones = [ObligationState.OPEN, ObligationState.STOPPED]
    for clock in Obligation.objects.filter(subject=_key(inspection), office=inspection.office, state__in=open_ones):
        obligations.cancel(clock, reason=inspection.cancel_reason, by=None, at=at)


def _key(inspection):
    return f"inspection:{inspection.pk}"
