"""Meetings that considered results, and hearings; what they instructed, by when, and how it was done (10, 11)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event

from ..enums import Act, MeetingKind
from ..models import Instruction, Meeting
from ..policies import (
    check_can_change_meeting,
    check_can_fulfil,
    check_can_hold,
    check_can_instruct,
    check_can_lift,
)

FIELDS = ("kind", "held_on", "subject", "considered", "heard_office", "heard", "decision")


@transaction.atomic
def hold(*, inspections=(), by, at, **fields):
    """Record a meeting of the officer's office; `fields` are those of FIELDS, `inspections` those it considered."""
    meeting = Meeting(office=by.office, entered_at=at, entered_by=by)
    _said(meeting, fields, by, at)
    meeting.save()
    meeting.inspections.set(inspections)
    audit.record(Act.MEETING_HOLD, meeting, by=by, at=at, after=audit.snapshot(meeting, *FIELDS, "inspections"))
    return meeting


@transaction.atomic
def change(meeting, *, inspections=None, version=None, by, at, **fields):
    """Correct the record. `version` is the one the officer has seen; terms of instructions given stay theirs."""
    meeting = locked_meeting(meeting)
    check_can_change_meeting(by, meeting)
    refuse_stale(meeting, version, {name: getattr(meeting, name) for name in FIELDS})
    before = audit.snapshot(meeting, *FIELDS, "inspections")
    _said(meeting, fields, by, at)
    if inspections is not None:
        meeting.inspections.set(inspections)
    after = audit.snapshot(meeting, *FIELDS, "inspections")
    if after == before:
        return meeting
    meeting.version += 1
    meeting.save()
    audit.record(Act.MEETING_CHANGE, meeting, by=by, at=at, before=before, after=after)
    return meeting


@transaction.atomic
def withdraw(meeting, *, reason, by, at):
    """Withdraw a record made by mistake; what it instructed and is not done yet is lifted with it."""
    meeting = locked_meeting(meeting)
    check_can_change_meeting(by, meeting)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the record is withdrawn."))
    meeting.withdraw_reason = reason.strip()
    meeting.version += 1
    meeting.save()
    audit.record(Act.MEETING_WITHDRAW, meeting, by=by, at=at, after={"reason": meeting.withdraw_reason})
    for instruction in meeting.instructions.waiting().select_for_update(of=("self",), no_key=True):
        _lift(instruction, meeting.withdraw_reason, by, at)
    return meeting


@transaction.atomic
def instruct(meeting, *, words, office, officer=None, due_on, by, at):
    """Instruct an office, and an officer of it where one is named; return the Instruction.

    Its clock starts with the day of the meeting and ends with the day `due_on`, by the edition's rule.
    """
    meeting = locked_meeting(meeting)
    check_can_instruct(by, meeting, office)
    if officer is not None and officer.office_id != office.pk:
        raise Refused.about("officer", _("The responsible officer serves in the responsible office."))
    if due_on <= meeting.held_on:
        raise Refused.about("due_on", _("The term lies after the day of the meeting."))
    last = meeting.instructions.aggregate(last=Max("position"))["last"] or 0
    instruction = Instruction(
        meeting=meeting, position=last + 1, words=words.strip(), office=office, officer=officer, due_on=due_on
    )
    checked(instruction, exclude=["obligation"]).save()
    _start(instruction, by, at)
    after = audit.snapshot(instruction, "words", "office", "officer", "due_on")
    audit.record(Act.INSTRUCT, instruction, by=by, at=at, after=after)
    return instruction


@transaction.atomic
def fulfil(instruction, *, done_on, result, by, at):
    """Record that an instruction is done: on which day and with what; its clock is fulfilled at the end of that day."""
    instruction = _locked(instruction)
    check_can_fulfil(by, instruction)
    if not result.strip():
        raise Refused.about("result", _("Say with what result it was done."))
    if done_on > instruction.office.local_day(at):
        raise Refused.about("done_on", _("It can't have been done in the future."))
    if done_on < instruction.meeting.held_on:
        raise Refused.about("done_on", _("It can't have been done before the meeting."))
    instruction.done_on, instruction.result, instruction.done_by = done_on, result.strip(), by
    checked(instruction, exclude=["obligation"]).save()
    audit.record(
        Act.INSTRUCTION_DONE, instruction, by=by, at=at, after=audit.snapshot(instruction, "done_on", "result")
    )
    fulfilment.event_done(
        Event.INSTRUCTION_DONE,
        office=instruction.office,
        subject=instruction.key,
        done_at=min(_last_moment(done_on, instruction.office), at),
        url=instruction.get_absolute_url(),
        by=by,
        at=at,
    )
    return instruction


@transaction.atomic
def lift(instruction, *, reason, by, at):
    """Lift an instruction that is needed no more; its clock stops, and it stays readable with the reason."""
    instruction = _locked(instruction)
    check_can_lift(by, instruction)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the instruction is lifted."))
    _lift(instruction, reason.strip(), by, at)
    return instruction


def locked_meeting(meeting):
    """The meeting as it stands now, held until the transaction ends."""
    rows = Meeting.objects.select_related("office", "heard_office")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)


def _locked(instruction):
    rows = Instruction.objects.select_related("office", "officer", "meeting__office")
    rows = rows.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=instruction.pk)


def _said(meeting, fields, by, at):
    for name, value in fields.items():
        setattr(meeting, name, value.strip() if isinstance(value, str) else value)
    check_can_hold(by, meeting.kind)
    if meeting.held_on > meeting.office.local_day(at):
        raise Refused.about("held_on", _("The meeting can't have been held in the future."))
    if meeting.kind != MeetingKind.HEARING:
        meeting.heard_office, meeting.heard = None, ""
    elif meeting.heard_office is None:
        raise Refused.about("heard_office", _("Name the oblast that was heard (point 11)."))
    elif not meeting.heard:
        raise Refused.about("heard", _("Say who was heard: the oblast prosecutor or a deputy (point 11)."))
    checked(meeting)


def _lift(instruction, reason, by, at):
    instruction.lift_reason = reason
    instruction.save(update_fields=["lift_reason"])
    audit.record(Act.INSTRUCTION_LIFT, instruction, by=by, at=at, after={"reason": reason})
    if instruction.obligation is not None and not instruction.obligation.is_over:
        obligations.cancel(instruction.obligation, reason=reason, by=None, at=at)


def _start(instruction, by, at):
    """The clock: from the day of the meeting, as many days as lie between it and the term."""
    meeting = instruction.meeting
    clocks = obligations.start_clocks(
        Event.INSTRUCTION_GIVEN,
        office=instruction.office,
        title={language: _title(instruction, language) for language in ("ru", "kk", "en")},
        subject=instruction.key,
        subject_url=instruction.get_absolute_url(),
        started_at=datetime.combine(meeting.held_on, time.min, ZoneInfo(instruction.office.time_zone)),
        term_count=(instruction.due_on - meeting.held_on).days,
        by=by,
        at=at,
    )
    instruction.obligation = clocks[0] if clocks else None
    instruction.save(update_fields=["obligation"])


def _title(instruction, language):
    with translation.override(language):
        return Truncator(_("Instruction: %(words)s") % {"words": instruction.words}).chars(200)


def _last_moment(day, office):
    return datetime.combine(day, time(23, 59), ZoneInfo(office.time_zone))
