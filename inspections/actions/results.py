"""What an inspection results in: journal entry, certificate, acknowledgement, correction (points 8, 9, 47)."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event, SpravkaRule

from ..addresses import page_of
from ..enums import AnswerValue, LineSection, Side
from ..models import Acknowledgement, JournalEntry
from ..papers import spravka_context
from ..policies import check_can_acknowledge, check_can_complete, check_can_issue_spravka, check_can_reopen
from ..rules import check_times, in_line, missing_parts
from ..workflow import INSPECTION
from . import appeals, rechecks
from .findings import drop_blank
from .inspections import lock, settle_times


@transaction.atomic
def complete(inspection, *, ended_at=None, by, at):
    """Complete an inspection.

    In this order: refuse if a part is missing, naming each; enter it in the facility's journal of checks (47); tell the
    acts what became of the open violations it looked at (12); issue its certificate where the kind demands one or
    something was found (8, 47), and always anew when the inspection was reopened after its certificate; count it
    towards the duties of its office.
    """
    inspection = lock(inspection)
    check_can_complete(by, inspection)
    drop_blank(inspection)
    inspection.ended_at = ended_at or inspection.ended_at or at
    check_times(inspection, at)
    _refuse_if_missing(inspection, _("The inspection can't be completed yet."))
    settle_times(inspection, at)
    advance(inspection, "complete", INSPECTION)
    inspection.completed_at = at
    inspection.version += 1
    checked(inspection, exclude=["spravka"]).save()
    _enter_in_journal(inspection, at)
    audit.record(
        "inspections.complete",
        inspection,
        by=by,
        at=at,
        after=audit.snapshot(inspection, "state", "started_at", "ended_at"),
    )
    rechecks.record_checks(inspection, by=by, at=at)
    if _ends_with_spravka(inspection):
        _issue(inspection, by, at)
    _count_towards_duties(inspection, by, at)
    return inspection


@transaction.atomic
def issue_spravka(inspection, *, by, at):
    """Issue the certificate of a completed check that found nothing, where the office wants one all the same."""
    inspection = lock(inspection)
    check_can_issue_spravka(by, inspection)
    _issue(inspection, by, at)
    return inspection


@transaction.atomic
def reopen(inspection, *, reason, by, at):
    """Reopen to correct: the next completion issues a new version of the certificate that names this one.

    Until then it counts towards no duty.
    """
    inspection = lock(inspection)
    check_can_reopen(by, inspection)
    if not reason.strip():
        raise Refused.about("reason", _("Say what is to be corrected."))
    advance(inspection, "reopen", INSPECTION)
    inspection.completed_at = None
    inspection.version += 1
    inspection.save()
    audit.record("inspections.reopen", inspection, by=by, at=at, after={"reason": reason.strip()})
    fulfilment.undone(page_of(inspection), by=by, at=at)
    return inspection


@transaction.atomic
def acknowledge(
    inspection, *, side, read_at=None, full_name="", post="", acting=False, officer=None, refusal_reason="", by, at
):
    """Record that one side read the certificate, or refused to and why (point 9).

    The head's name and post are taken from the facility's card unless given; the prosecutor is an officer of the
    supervising office, `by` unless another is named. When both sides are there the inspection is acknowledged.
    """
    inspection = lock(inspection)
    check_can_acknowledge(by, inspection)
    read_at = read_at or at
    _check_moment(inspection, read_at, at)
    who = (
        _head(inspection, read_at, full_name, post, acting)
        if side == Side.FACILITY_HEAD
        else _prosecutor(inspection, officer, by)
    )
    entry = Acknowledgement(
        inspection=inspection,
        document=inspection.spravka,
        side=side,
        read_at=read_at,
        refusal_reason=refusal_reason.strip(),
        recorded_at=at,
        recorded_by=by,
        **who,
    )
    checked(entry).save()
    audit.record(
        "inspections.acknowledge",
        inspection,
        by=by,
        at=at,
        after=audit.snapshot(entry, "side", "full_name", "post", "read_at", "refusal_reason"),
    )
    sides = set(inspection.acknowledgements.filter(document=inspection.spravka).values_list("side", flat=True))
    if sides == set(Side.values):
        advance(inspection, "acknowledge", INSPECTION)
        inspection.save(update_fields=["state"])
    return entry


def _count_towards_duties(inspection, by, at):
    roles = {role for one in in_line(inspection).select_related("officer") for role in one.officer.roles}
    done = {"office": inspection.office, "facility": inspection.facility, "participants": roles}
    told = {"url": page_of(inspection), "by": by, "at": at}
    ended_at = inspection.ended_at
    appeals.fulfil_clock(inspection, by=by, at=at)
    fulfilment.inspection_done(kind_code=inspection.kind.code, ended_at=ended_at, **done, **told)
    if inspection.kind.has_readings:
        fulfilment.event_done(Event.PENAL_ROOMS_CHECKED, done_at=ended_at, **done, **told)


def _ends_with_spravka(inspection):
    """The kind demands it, something was found or is still there, or one was issued before and must be corrected."""
    always = inspection.kind.spravka == SpravkaRule.ALWAYS
    still_there = inspection.answers.filter(section=LineSection.CARRIED, value=AnswerValue.VIOLATION)
    return always or inspection.spravka_id is not None or inspection.findings.exists() or still_there.exists()


def _refuse_if_missing(inspection, sentence):
    parts = missing_parts(inspection)
    if parts:
        raise Refused(sentence, parts=parts)


def _issue(inspection, by, at):
    _refuse_if_missing(inspection, _("The certificate can't be issued yet."))
    inspection.spravka = issue(
        DocumentKind.SPRAVKA,
        office=inspection.office,
        facility=inspection.facility,
        shared_with=inspection.supervising_office,
        further=inspection.further_offices.all(),
        title_ru="Справка о результатах проверки",
        title_kk="Тексеру нәтижелері туралы анықтама",
        context=spravka_context(inspection),
        subject_url=page_of(inspection),
        corrects=inspection.spravka,
        by=by,
        at=at,
    )
    inspection.save(update_fields=["spravka"])
    audit.record(
        "inspections.issue_spravka", inspection, by=by, at=at, after={"number": inspection.spravka.number_label}
    )


def _enter_in_journal(inspection, at):
    """Number the check in its facility's journal; a corrected check keeps its number."""
    if JournalEntry.objects.filter(inspection=inspection).exists():
        return
    # The facility's row is the lock under which its journal is numbered.
    facility = (
        type(inspection.facility).objects.select_for_update(of=("self",), no_key=True).get(pk=inspection.facility_id)
    )
    year = inspection.started_at.astimezone(_zone(inspection)).year
    last = facility.journal.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    JournalEntry.objects.create(facility=facility, year=year, number=last + 1, inspection=inspection, entered_at=at)


def _check_moment(inspection, read_at, at):
    issued_at = inspection.spravka.issued_at
    if read_at > at:
        raise Refused.about("read_at", _("The certificate can't have been read in the future."))
    if read_at.replace(second=0, microsecond=0) < issued_at.replace(second=0, microsecond=0):
        raise Refused.about("read_at", _("The certificate can't have been read before it was issued."))


def _head(inspection, read_at, full_name, post, acting):
    head = inspection.facility.head_on(read_at.astimezone(_zone(inspection)).date())
    if not full_name.strip() and head is not None:
        return {"full_name": head.full_name, "post": head.post, "acting": head.acting}
    if not full_name.strip():
        raise Refused.about("full_name", _("Name the head of the inspected body who read the certificate (point 9)."))
    if not post.strip():
        raise Refused.about("post", _("State the post of the one who read the certificate (point 9)."))
    return {"full_name": full_name.strip(), "post": post.strip(), "acting": acting}


def _prosecutor(inspection, officer, by):
    officer = officer or by
    if officer.office_id != inspection.supervising_office_id or not officer.holds(INSPECTORS):
        raise Refused.about(
            "officer",
            _("The supervising prosecutor is an officer of the office that supervises the facility (point 9)."),
        )
    return {"officer": officer, "full_name": officer.full_name, "post": officer.post}


def _zone(inspection):
    return ZoneInfo(inspection.office.time_zone)
