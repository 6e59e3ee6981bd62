"""Allegations of torture and ill-treatment: recorded, verified, registered, decided, assessed (points 20, 24, 44)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.enums import OfficeLevel
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event

from ..enums import Act
from ..models import Allegation
from ..moments import not_after, refuse_future, refuse_long_past
from ..policies import (
    check_can_assess_allegation,
    check_can_assign_allegation,
    check_can_record_allegation,
    check_can_take_allegation,
    check_can_write_allegation,
)

#: What is written of it until it is decided; the moment of receipt started the clocks and stays.
CHANGED = (
    *("source", "source_details", "full_name", "category", "against", "happened_at", "circumstances"),
    "verification",
)
FIELDS = ("facility", "incident", "force", "received_at", *CHANGED)
REGISTERED = ("erdr_number", "erdr_on", "erdr_refusal")
DECIDED = ("outcome", "decision", "decided_on", "decided_by")
ASSESSED = ("assessment", "position")
SYSTEM = ("assigned_to", "entered_by", "assessed_by")


@transaction.atomic
def record(*, facility, received_at, by, at, incident=None, force=None, **fields):
    """Record an allegation; its clocks run from its receipt, and it is assigned to who recorded it.

    It belongs to the officer's office; what the Department records, to the office that supervises the place, whose
    signers assign it.
    """
    check_can_record_allegation(by, facility)
    refuse_future("received_at", received_at, at)
    refuse_long_past("received_at", received_at, at)
    for name, about in (("incident", incident), ("force", force)):
        if about is not None and about.facility_id != facility.pk:
            raise Refused.about(name, _("This is of another facility."))
    supervising = facility.supervising_office
    allegation = Allegation(
        office=supervising if by.office.level == OfficeLevel.DEPARTMENT else by.office,
        facility=facility,
        supervising_office=supervising,
        incident=incident,
        force=force,
        assigned_to=by,
        received_at=not_after(received_at, at),
        entered_at=at,
        entered_by=by,
        **fields,
    )
    _check_happened(allegation, at)
    checked(allegation, exclude=SYSTEM).save()
    _recorded(Act.ALLEGATION_RECORD, allegation, FIELDS, by, at)
    _start(Event.TORTURE_ALLEGED, allegation, allegation.received_at, by, at)
    return allegation


@transaction.atomic
def change(allegation, *, version, by, at, **fields):
    """Change what is known and how it was verified. A repeated request changes nothing."""
    allegation = lock(allegation)
    check_can_write_allegation(by, allegation)
    stored = audit.snapshot(allegation, *fields)
    if stored == fields:
        return allegation
    if version != allegation.version:
        raise Conflict(
            _("This record has been changed since you opened it."),
            theirs=audit.snapshot(allegation, *CHANGED),
            version=allegation.version,
        )
    changed = [name for name in fields if stored[name] != fields[name]]
    return _written(allegation, Act.ALLEGATION_CHANGE, fields, changed, by, at)


@transaction.atomic
def assign(allegation, *, officer, by, at):
    """Who signs for its office assigns it to an officer of the office: nobody else below sees it."""
    allegation = lock(allegation)
    check_can_assign_allegation(by, allegation)
    check_can_take_allegation(officer, allegation)
    before = audit.snapshot(allegation, "assigned_to")
    allegation.assigned_to = officer
    allegation.version += 1
    allegation.save(update_fields=["assigned_to", "version"])
    after = audit.snapshot(allegation, "assigned_to")
    audit.record(Act.ALLEGATION_ASSIGN, allegation, by=by, at=at, before=before, after=after)
    return allegation


@transaction.atomic
def register(allegation, *, by, at, erdr_number="", erdr_on=None, erdr_refusal=""):
    """Enter its number and day in the unified register, or why there was no ground: the clock of that is met."""
    allegation = lock(allegation)
    check_can_write_allegation(by, allegation)
    said = {"erdr_number": erdr_number.strip(), "erdr_on": erdr_on, "erdr_refusal": erdr_refusal.strip()}
    if not said["erdr_number"] and not said["erdr_refusal"]:
        raise Refused.about("erdr_number", _("Enter the number, or why there was no ground to register it."))
    _refuse_future_day("erdr_on", erdr_on, allegation, at)
    allegation = _written(allegation, Act.ALLEGATION_REGISTER, said, said, by, at)
    _done(Event.TORTURE_REGISTERED, allegation, by, at)
    return allegation


@transaction.atomic
def decide(allegation, *, outcome, decision, decided_on, decided_by, by, at):
    """Enter the decision; confirmed, the clock of the assessment of evidence starts (point 24)."""
    allegation = lock(allegation)
    check_can_write_allegation(by, allegation)
    if not allegation.is_registered:
        raise Refused(_("Say first whether it is registered in the unified register (points 20, 44)."))
    _refuse_future_day("decided_on", decided_on, allegation, at)
    said = {"outcome": outcome, "decision": decision.strip(), "decided_on": decided_on, "decided_by": decided_by}
    allegation = _written(allegation, Act.ALLEGATION_DECIDE, said, said, by, at)
    _done(Event.TORTURE_DECIDED, allegation, by, at)
    if allegation.is_confirmed:
        _start(Event.TORTURE_CONFIRMED, allegation, at, by, at)
    return allegation


@transaction.atomic
def assess(allegation, *, assessment, position, by, at):
    """Enter whether the evidence got by it is admissible, and the position the prosecutor takes (point 24)."""
    allegation = lock(allegation)
    check_can_assess_allegation(by, allegation)
    for name, words in (("assessment", assessment), ("position", position)):
        if not words.strip():
            raise Refused.about(name, _("Point 24 asks for this."))
    allegation.assessed_at, allegation.assessed_by = at, by
    said = {"assessment": assessment, "position": position}
    allegation = _written(allegation, Act.ALLEGATION_ASSESS, said, said, by, at)
    _done(Event.TORTURE_ASSESSED, allegation, by, at)
    return allegation


@transaction.atomic
def record_view(allegation, *, by, at):
    """Who read it and when stays in the audit trail."""
    audit.record(Act.ALLEGATION_VIEW, allegation, by=by, at=at)


def lock(allegation):
    """The row as it stands now, held until the transaction ends."""
    rows = Allegation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("office", "facility__supervising_office", "supervising_office", "assigned_to").get(
        pk=allegation.pk
    )


def _written(allegation, act, fields, changed, by, at):
    for name, value in fields.items():
        setattr(allegation, name, value)
    _check_happened(allegation, at)
    allegation.version += 1
    checked(allegation, exclude=SYSTEM).save()
    _recorded(act, allegation, changed, by, at)
    return allegation


def _recorded(act, allegation, names, by, at):
    """Which fields were written; their words stay with the record, which fewer may read than the trail."""
    written = [name for name in names if getattr(allegation, name) not in ("", None)]
    audit.record(act, allegation, by=by, at=at, after={"written": written})


def _check_happened(allegation, at):
    refuse_future("happened_at", allegation.happened_at, at)
    if allegation.happened_at and allegation.happened_at > allegation.received_at:
        raise Refused.about("happened_at", _("It can't have happened after it was told of."))


def _refuse_future_day(name, day, allegation, at):
    if day is not None and day > allegation.office.local_day(at):
        raise Refused.about(name, _("This day lies in the future."))


def _start(event, allegation, started_at, by, at):
    obligations.start_clocks(
        event,
        office=allegation.office,
        facility=allegation.facility,
        subject=allegation.clock_subject,
        subject_url=allegation.get_absolute_url(),
        started_at=started_at,
        by=by,
        at=at,
    )


def _done(event, allegation, by, at):
    fulfilment.event_done(
        event,
        office=allegation.office,
        facility=allegation.facility,
        subject=allegation.clock_subject,
        done_at=at,
        url=f"{allegation.get_absolute_url()}#{event.value}",
        by=by,
        at=at,
    )
