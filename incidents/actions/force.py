"""A use of force: recorded, its facts changed, its materials kept, withdrawn (points 20, 23, 32(2))."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.enums import OfficeLevel
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.documents.actions import attach, sent_before
from oversight.duties.actions import obligations
from oversight.duties.enums import Event

from ..enums import Act
from ..models import ForceUse
from ..moments import not_after, refuse_future, refuse_long_past
from ..policies import check_can_change_force, check_can_record_force, check_can_withdraw_force, check_can_write

#: What may be changed later; the moment the office learned of it started the clock and stays.
CHANGED = (
    *("happened_at", "place", "circumstances", "warnings", "medical_help", "video", "video_note"),
    "learned_from",
)
FIELDS = ("facility", "incident", "learned_at", *CHANGED)
SYSTEM = ("entered_by", "withdrawn_by", "obligation")


@transaction.atomic
def record(*, facility, happened_at, learned_at, incident=None, by, at, **fields):
    """Record a use of force, by itself or as a part of an emergency; the clock of its conclusion starts.

    It belongs to the officer's office; what the Department records, to the office that supervises the place, because
    points 20 and 32(2) know only a district's and an oblast's conclusion.
    """
    check_can_record_force(by, facility)
    if incident is not None:
        check_can_write(by, incident)
        if incident.facility_id != facility.pk:
            raise Refused.about("incident", _("This emergency is of another facility."))
    refuse_future("happened_at", happened_at, at)
    refuse_long_past("happened_at", happened_at, at)
    refuse_future("learned_at", learned_at, at)
    supervising = facility.supervising_office
    force = ForceUse(
        office=supervising if by.office.level == OfficeLevel.DEPARTMENT else by.office,
        facility=facility,
        supervising_office=supervising,
        incident=incident,
        happened_at=not_after(happened_at, at),
        learned_at=not_after(learned_at, at),
        entered_at=at,
        entered_by=by,
        **fields,
    )
    checked(force, exclude=SYSTEM).save()
    audit.record(Act.FORCE_RECORD, force, by=by, at=at, after=audit.snapshot(force, *FIELDS))
    force.obligation = _start_clock(force, by, at)
    force.save(update_fields=["obligation"])
    return force


@transaction.atomic
def change(force, *, version, by, at, **fields):
    """Change its facts. `version` is the one the officer has seen; a repeated request changes nothing."""
    force = lock(force)
    check_can_change_force(by, force)
    stored = audit.snapshot(force, *fields)
    if stored == fields:
        return force
    if version != force.version:
        raise Conflict(
            _("This record has been changed since you opened it."),
            theirs=audit.snapshot(force, *CHANGED),
            version=force.version,
        )
    refuse_long_past("happened_at", fields.get("happened_at"), at)
    for name, value in fields.items():
        setattr(force, name, value)
    force.version += 1
    checked(force, exclude=SYSTEM).save()
    audit.record(Act.FORCE_CHANGE, force, by=by, at=at, before=stored, after=fields)
    return force


@transaction.atomic
def withdraw(force, *, reason, by, at):
    """Withdraw what was entered in error: its clock ends with that reason, the record stays readable."""
    force = lock(force)
    check_can_withdraw_force(by, force)
    if not reason.strip():
        raise Refused.about("reason", _("Say why it is withdrawn."))
    force.withdrawn_at, force.withdrawn_by, force.withdraw_reason = at, by, reason.strip()
    force.version += 1
    checked(force, exclude=SYSTEM).save()
    if force.obligation and force.obligation.state in ("open", "stopped"):
        obligations.cancel(force.obligation, reason=force.withdraw_reason, by=by, at=at)
    audit.record(Act.FORCE_WITHDRAW, force, by=by, at=at, after=audit.snapshot(force, "withdraw_reason"))
    return force


@transaction.atomic
def attach_file(force, uploaded, *, by, at):
    """Keep a material (a photo, a report, a recording) with the record; the same bytes sent again are kept once."""
    force = lock(force)
    check_can_change_force(by, force)
    if known := sent_before(force.files, uploaded):
        return known
    attachment = attach(uploaded, office=force.office, shared_with=force.supervising_office, by=by, at=at)
    force.files.add(attachment)
    audit.record(Act.FORCE_ATTACH, force, by=by, at=at, after={"file": attachment.original_name})
    return attachment


@transaction.atomic
def detach_file(force, attachment, *, by, at):
    """Take a material off; the file stays in the archive as evidence of what was sent."""
    force = lock(force)
    check_can_change_force(by, force)
    force.files.remove(attachment)
    audit.record(Act.FORCE_DETACH, force, by=by, at=at, before={"file": attachment.original_name})


@transaction.atomic
def record_view(force, *, by, at):
    """The card names people: who read it and when stays in the audit trail."""
    audit.record(Act.FORCE_VIEW, force, by=by, at=at)


def lock(force):
    """The row as it stands now, held until the transaction ends.

    Its conclusion and its clock are read after the lock: joined to it, they would be as they were before the wait.
    """
    rows = ForceUse.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("office", "facility__supervising_office", "supervising_office", "incident__kind").get(
        pk=force.pk
    )


def _start_clock(force, by, at):
    started = obligations.start_clocks(
        Event.FORCE_LEARNED,
        office=force.office,
        facility=force.facility,
        subject=force.clock_subject,
        subject_url=force.get_absolute_url(),
        started_at=force.learned_at,
        by=by,
        at=at,
    )
    return started[0] if started else None
