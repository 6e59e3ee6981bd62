"""The life of a reception's record: begun, changed, recorded, corrected, withdrawn (points 16(2), 22, 35, 48)."""

from django.db import transaction
from django.utils.translation import gettext as _

from inspections.actions import receptions as of_inspections
from oversight.core import audit
from oversight.core.models import Officer
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from ..enums import Act, VisitorCategory
from ..models import Reception
from ..papers import reception_context
from ..policies import (
    check_can_read_visitors,
    check_can_receive,
    check_can_reopen,
    check_can_withdraw,
    check_can_write,
)
from ..rules import check_reception, covered, missing_parts
from ..workflow import RECEPTION
from . import promises
from .rows import locked

FIELDS = ("began_at", "received_by", "together_with")


@transaction.atomic
def begin(*, facility=None, inspection=None, began_at=None, received_by=None, together_with="", by, at):
    """Begin a reception of the officer's own office, in `facility` or in the office itself; return it.

    By `by` and now, to the minute, unless said otherwise. Begun twice (a double tap) it is one. `inspection` is the
    one under way in that facility to which it belongs; its facility is taken where none is named.
    """
    facility = facility or (inspection.facility if inspection else None)
    check_can_receive(by, facility)
    reception = Reception(
        office=by.office,
        facility=facility,
        supervising_office=facility.supervising_office if facility else None,
        inspection=inspection,
        began_at=(began_at or at).replace(second=0, microsecond=0),
        received_by=received_by or by,
        together_with=together_with.strip(),
        entered_at=at,
        entered_by=by,
    )
    check_reception(reception, at)
    # The receiver's row is the lock: of two taps the second finds what the first has begun.
    Officer.objects.select_for_update(no_key=True).get(pk=reception.received_by_id)
    if begun := _begun(reception):
        return begun
    checked(reception, exclude=["document"]).save()
    after = audit.snapshot(reception, "facility", "inspection", *FIELDS)
    audit.record(Act.RECEPTION_BEGIN, reception, by=by, at=at, after=after)
    return reception


@transaction.atomic
def change(reception, *, version=None, by, at, **fields):
    """Change when it began and who receives. `version` is the one the officer has seen."""
    reception = locked(reception)
    check_can_write(by, reception)
    refuse_stale(reception, version, {name: getattr(reception, name) for name in FIELDS})
    before = audit.snapshot(reception, *FIELDS)
    for name, value in fields.items():
        setattr(reception, name, value.strip() if isinstance(value, str) else value)
    check_reception(reception, at)
    after = audit.snapshot(reception, *FIELDS)
    if after == before:
        return reception
    reception.version += 1
    checked(reception, exclude=["document"]).save()
    audit.record(Act.RECEPTION_CHANGE, reception, by=by, at=at, before=before, after=after)
    return reception


@transaction.atomic
def record(reception, *, ended_at=None, none_came=(), by, at):
    """Finish the record: the reception has been held. In this order:

    1. refused while it is silent on who came, or contradicts itself; `none_came` are the categories of whom none did;
    2. its paper is issued, after a correction as the next version under the same number;
    3. its inspection knows whom it covers (16(2), 33);
    4. it counts towards the duties of its office (35), at the moment it ended;
    5. the terms it promised to visitors run.
    """
    reception = locked(reception)
    check_can_write(by, reception)
    reception.ended_at = ended_at or at
    reception.none_came = [one for one in VisitorCategory.values if one in none_came]
    check_reception(reception, at)
    if missing := missing_parts(reception):
        raise Refused(_("The reception can't be recorded yet."), parts=missing)
    advance(reception, "record", RECEPTION)
    reception.recorded_at, reception.recorded_by = at, by
    reception.version += 1
    checked(reception, exclude=["document"])
    reception.document = _paper(reception, by, at)
    reception.save()
    after = audit.snapshot(reception, "ended_at", "none_came") | {"number": reception.document.number_label}
    audit.record(Act.RECEPTION_RECORD, reception, by=by, at=at, after=after)
    _tell_inspection(reception, by, at)
    fulfilment.event_done(
        Event.RECEPTION_HELD,
        office=reception.office,
        facility=reception.facility,
        done_at=reception.ended_at,
        url=reception.get_absolute_url(),
        by=by,
        at=at,
    )
    promises.keep(reception, by, at)
    return reception


@transaction.atomic
def reopen(reception, *, reason, by, at):
    """Open a recorded reception for correction; until it is recorded anew it counts towards nothing.

    The terms promised to visitors run on: they were promised.
    """
    reception = locked(reception)
    check_can_reopen(by, reception)
    if not reason.strip():
        raise Refused.about("reason", _("Say what is to be corrected."))
    advance(reception, "reopen", RECEPTION)
    reception.recorded_at = reception.recorded_by = None
    reception.version += 1
    reception.save()
    audit.record(Act.RECEPTION_REOPEN, reception, by=by, at=at, after={"reason": reason.strip()})
    _no_longer_counts(reception, by, at)
    return reception


@transaction.atomic
def withdraw(reception, *, reason, by, at):
    """Withdraw a record made by mistake; what was typed stays readable and counts towards nothing."""
    reception = locked(reception)
    check_can_withdraw(by, reception)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the reception is withdrawn."))
    advance(reception, "withdraw", RECEPTION)
    reception.withdraw_reason = reason.strip()
    reception.version += 1
    reception.save()
    audit.record(Act.RECEPTION_WITHDRAW, reception, by=by, at=at, after={"reason": reception.withdraw_reason})
    _no_longer_counts(reception, by, at)
    promises.drop(reception.visitors.all(), reception.withdraw_reason, at)
    return reception


@transaction.atomic
def read_visitors(reception, *, by, at):
    """The reception with who came and what they said; every reading leaves its row."""
    check_can_read_visitors(by, reception)
    audit.record(Act.RECEPTION_VIEW, reception, by=by, at=at)
    return reception


def _begun(reception):
    """The same reception, begun already and still being held."""
    same = {name: getattr(reception, name) for name in ("office", "facility", "received_by", "began_at", "inspection")}
    return Reception.objects.filter(state=reception.state, **same).first()


def _paper(reception, by, at):
    return issue(
        DocumentKind.RECEPTION,
        office=reception.office,
        facility=reception.facility,
        shared_with=reception.supervising_office,
        title_ru="Запись о приеме по личным вопросам",
        title_kk="Жеке мәселелер бойынша қабылдау туралы жазба",
        context=reception_context(reception),
        subject_url=reception.get_absolute_url(),
        corrects=reception.document,
        by=by,
        at=at,
    )


def _no_longer_counts(reception, by, at):
    _tell_inspection(reception, by, at)
    fulfilment.undone(reception.get_absolute_url(), by=by, at=at)


def _tell_inspection(reception, by, at):
    """The inspection keeps which categories all its recorded receptions together cover."""
    if reception.inspection is None:
        return
    held = Reception.objects.filter(inspection=reception.inspection).recorded()
    categories = {one for held_one in held for one in covered(held_one)}
    of_inspections.cover(reception.inspection, categories, by=by, at=at)
