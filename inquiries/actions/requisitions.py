"""Case files asked for to be studied, received, sent back (point 15(9))."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.duties import schedule
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event

from ..enums import Act
from ..models import Requisition
from ..policies import check_can_keep_requisition, check_can_requisition
from ..workflow import REQUISITION
from .clocks import stop, titles
from .files import kept

ASKED = ("case_kind", "what", "from_office", "from_body", "purpose", "task", "facility", "due_on")


@transaction.atomic
def requisition(*, due_on, from_office=None, from_body="", by, at, **fields):
    """Requisition case files from an office of the line or from another body; return the Requisition.

    The office's own clock runs until 24:00 of `due_on`: files that do not come are asked for again.
    """
    check_can_requisition(by, from_office)
    row = Requisition(office=by.office, from_office=from_office, from_body=from_body.strip(), due_on=due_on, **fields)
    row.asked_at, row.asked_by = at, by
    days = (due_on - by.office.local_day(at)).days
    if not 1 <= days <= 365:
        raise Refused.about("due_on", _("The files are expected on a day to come, within a year."))
    checked(row).save()
    audit.record(Act.REQUISITION, row, by=by, at=at, after=audit.snapshot(row, *ASKED))
    obligations.start_clocks(
        Event.FILES_REQUISITIONED,
        office=row.office,
        facility=row.facility,
        subject=row.key,
        subject_url=row.get_absolute_url(),
        title=titles(row),
        started_at=at,
        term_count=days,
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def receive(row, *, received_on, volumes, files=(), by, at):
    """The files have come: when, and what exactly."""
    row = _locked(row)
    check_can_keep_requisition(by, row)
    advance(row, "receive", REQUISITION)
    if received_on > by.office.local_day(at):
        raise Refused.about("received_on", _("This day is still to come."))
    if received_on < by.office.local_day(row.asked_at):
        raise Refused.about("received_on", _("They can't have come before they were asked for."))
    if not volumes.strip():
        raise Refused.about("volumes", _("Say what was received: how many volumes, sheets."))
    row.received_on, row.volumes = received_on, volumes.strip()
    checked(row).save()
    row.files.set(kept(files, row.from_office, by, at))
    audit.record(Act.RECEIVE, row, by=by, at=at, after=audit.snapshot(row, "received_on", "volumes"))
    fulfilment.event_done(
        Event.FILES_RECEIVED,
        office=row.office,
        facility=row.facility,
        subject=row.key,
        done_at=_done_at(row, at),
        url=row.get_absolute_url(),
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def send_back(row, *, returned_on, result, by, at):
    """The files went back to whom they came from; what the study showed is said."""
    row = _locked(row)
    check_can_keep_requisition(by, row)
    advance(row, "send_back", REQUISITION)
    if not row.received_on <= returned_on <= by.office.local_day(at):
        raise Refused.about("returned_on", _("They went back after they had come, and not in the future."))
    if not result.strip():
        raise Refused.about("result", _("Say what the study of the files showed."))
    row.returned_on, row.result = returned_on, result.strip()
    checked(row).save()
    audit.record(Act.SEND_BACK, row, by=by, at=at, after=audit.snapshot(row, "returned_on", "result"))
    return row


@transaction.atomic
def give_up(row, *, reason, by, at):
    """The files are needed no longer."""
    row = _locked(row)
    check_can_keep_requisition(by, row)
    if not reason.strip():
        raise Refused.about("reason", _("Say why it is withdrawn."))
    advance(row, "withdraw", REQUISITION)
    row.withdraw_reason = reason.strip()
    row.save()
    audit.record(Act.GIVE_UP, row, by=by, at=at, after={"reason": row.withdraw_reason})
    stop(row, row.withdraw_reason, at)
    return row


def _locked(row):
    return Requisition.objects.with_names().select_for_update(of=("self",), no_key=True).get(pk=row.pk)


def _done_at(row, at):
    """Files entered on the day they came are there now; entered later, at the end of their day."""
    return min(schedule.end_of(row.received_on, row.office.time_zone), at)
