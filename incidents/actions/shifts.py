"""The shift at an office's desk: taken, written into, handed over, confirmed by who receives it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind

from ..models import Handover, Shift, ShiftEntry
from ..policies import (
    check_can_confirm_handover,
    check_can_hand_over,
    check_can_take_shift,
    check_can_work,
    check_can_write_shift,
)
from ..shifts import frozen_desk, shift_context


@transaction.atomic
def take(*, by, at):
    """Take the shift of one's office that nobody has."""
    check_can_take_shift(by)
    shift = _begin(by, at)
    audit.record("shifts.take", shift, by=by, at=at, after={"taken_at": at})
    return shift


@transaction.atomic
def write(shift, *, words, by, at):
    """Add what happened; nothing that stands there is changed."""
    shift = _lock(shift)
    check_can_write_shift(by, shift)
    entry = ShiftEntry(shift=shift, words=words.strip(), written_at=at, written_by=by)
    if not entry.words:
        raise Refused.about("words", _("Write what happened."))
    checked(entry).save()
    audit.record("shifts.write", shift, by=by, at=at, after={"words": entry.words})
    return entry


@transaction.atomic
def hand_over(shift, *, to, notes="", by, at):
    """Offer the shift to another officer of the office, with notes and the desk as it stands.

    Until they confirm, the shift and its desk stay with who has it; offered anew, the last offer counts.
    """
    shift = _lock(shift)
    check_can_hand_over(by, shift)
    if not receivers(shift).filter(pk=to.pk).exists():
        raise Refused.about("to", _("A shift is handed over to another prosecutor of the same office."))
    handover = Handover(
        shift=shift, to=to, notes=notes.strip(), still_open=frozen_desk(by, at), handed_at=at, handed_by=by
    )
    checked(handover).save()
    after = {"to": str(to), "notes": handover.notes, "still_open": [one["id"] for one in handover.still_open]}
    audit.record("shifts.hand_over", shift, by=by, at=at, after=after)
    return handover


@transaction.atomic
def confirm(handover, *, by, at):
    """The receiver has it: the shift ends at this moment and theirs begins. Said again, nothing changes."""
    shift = _lock(handover.shift)
    handover = shift.handovers.select_related("to").get(pk=handover.pk)
    check_can_confirm_handover(by, handover)
    if handover.confirmed_at is not None:
        return shift.next
    if not shift.is_running or handover.pk != shift.handovers.order_by("pk").last().pk:
        raise Refused(_("This offer has been replaced by a later one."))
    handover.confirmed_at = shift.ended_at = at
    checked(shift).save(update_fields=["ended_at"])
    handover.save(update_fields=["confirmed_at"])
    following = _begin(by, at, follows=shift)
    audit.record("shifts.confirm", shift, by=by, at=at, after={"ended_at": at, "next": str(following)})
    return following


@transaction.atomic
def print_shift(shift, *, by, at):
    """The log as a paper, as it stands now; of a shift that runs on it says so."""
    check_can_work(by)
    document = issue(
        DocumentKind.SHIFT,
        office=shift.office,
        title_ru="Журнал дежурства",
        title_kk="Кезекшілік журналы",
        context=shift_context(shift, at),
        subject_url=shift.get_absolute_url(),
        by=by,
        at=at,
    )
    audit.record("shifts.print", shift, by=by, at=at, after={"number": document.registration_number})
    return document


def receivers(shift):
    """To whom it may be handed over."""
    able = Officer.objects.active().filter(office=shift.office_id, roles__overlap=[*INSPECTORS])
    return able.exclude(pk=shift.officer_id)


def _begin(officer, at, follows=None):
    shift = Shift(office=officer.office, officer=officer, taken_at=at, follows=follows)
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError:
        standing = Shift.objects.running().filter(office=officer.office).select_related("officer").first()
        raise Refused(_("%(officer)s has the shift.") % {"officer": standing.officer.short_name}) from None
    return shift


def _lock(shift):
    rows = Shift.objects.select_for_update(of=("self",), no_key=True).select_related("office", "officer")
    return rows.get(pk=shift.pk)
