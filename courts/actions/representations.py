"""The term was missed: a representation on a cassation protest climbs, is taken up or returned (15(4), 56)."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind, PaperLanguage
from oversight.duties.enums import Event

from ..enums import Act, StudyState
from ..models import Representation
from ..papers import representation_context
from ..policies import rulings as policies
from ..workflow import REPRESENTATION, STUDY
from .ruling_rows import decided, locked, next_turn, saved, taken_up

WORDS = ("why_late", "arguments")
#: What a returned office begins its new turn with: its own words.
KEPT = ("lawful", "norm", "reasons", "author")


@transaction.atomic
def draft(ruling, *, by, at):
    """Draft the representation to the office above, with what the study says; return it, still to be signed."""
    ruling = locked(ruling)
    policies.check_can_represent(by, ruling, at)
    turn = ruling.current
    made = Representation(study=turn, to_office=turn.office.parent, drafted_at=at, drafted_by=by)
    made.arguments = _arguments(turn)
    checked(made, exclude=["document", "signed_by", "returned_by"]).save()
    audit.record(Act.REPRESENTATION_DRAFT, ruling, by=by, at=at, after=audit.snapshot(made, "to_office"))
    return made


@transaction.atomic
def change(ruling, *, version=None, by, at, **fields):
    """Write the words of the draft: `why_late`, `arguments`."""
    ruling = locked(ruling)
    policies.check_can_change_representation(by, ruling)
    found = policies.draft_of(ruling.current)
    said = {name: value.strip() for name, value in fields.items()}
    stored = audit.snapshot(found, *fields)
    if said == stored:
        return ruling
    refuse_stale(found, version, audit.snapshot(found, *WORDS))
    for name, value in said.items():
        setattr(found, name, value)
    saved(found, *fields)
    audit.record(Act.REPRESENTATION_CHANGE, ruling, by=by, at=at, before=stored, after=said)
    return ruling


@transaction.atomic
def sign(ruling, *, by, at):
    """Sign: it takes its number, becomes a paper and goes up; the office above has its turn and is alerted.

    Idempotent for a double tap of its signer. The office's own clock ends with it, late as it is.
    """
    ruling = locked(ruling)
    if _has_signed(by, ruling):
        return ruling
    policies.check_can_sign_representation(by, ruling)
    turn = ruling.current
    found = policies.draft_of(turn)
    _refuse_unless_whole(found)
    advance(found, "sign", REPRESENTATION)
    found.signed_at, found.signed_by = at, by
    found.document = issue(
        DocumentKind.RULING_REPRESENTATION,
        office=turn.office,
        facility=ruling.facility,
        title_ru="Представление о принесении кассационного протеста",
        title_kk="Кассациялық наразылық келтіру туралы ұсыну",
        context=representation_context(found),
        subject_url=ruling.get_absolute_url(),
        by=by,
        at=at,
    )
    saved(found, "state", "signed_at", "signed_by", "document")
    advance(turn, "send_up", STUDY)
    decided(turn, by, at)
    saved(turn, "state", "ended_at")
    above = {"came_by": found, "state": StudyState.ARRIVED}
    next_turn(ruling, found.to_office, Event.RULING_RAISED, started_at=at, by=by, at=at, **above)
    after = {"number": found.document.number_label}
    audit.record(Act.REPRESENTATION_SIGN, ruling, by=by, at=at, after=after)
    return ruling


@transaction.atomic
def take_up(ruling, *, by, at):
    """The office above takes the representation up: it studies the ruling."""
    ruling = locked(ruling)
    policies.check_can_take_up(by, ruling)
    turn = ruling.current
    advance(turn, "take_up", STUDY)
    turn.taken_at, turn.taken_by = at, by
    saved(turn, "state", "taken_at", "taken_by")
    advance(turn.came_by, "take_up", REPRESENTATION)
    saved(turn.came_by, "state")
    taken_up(turn, by, at)
    audit.record(Act.REPRESENTATION_TAKE_UP, ruling, by=by, at=at)
    return ruling


@transaction.atomic
def send_back(ruling, *, reason, by, at):
    """Return the representation with reasons: the office that sent it has its turn again, and is alerted."""
    ruling = locked(ruling)
    policies.check_can_return(by, ruling)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the representation is returned."))
    turn = ruling.current
    came_by = turn.came_by
    advance(came_by, "return", REPRESENTATION)
    came_by.returned_at, came_by.returned_by, came_by.return_reason = at, by, reason.strip()
    saved(came_by, "state", "returned_at", "returned_by", "return_reason")
    advance(turn, "return", STUDY)
    taken_up(turn, by, at)
    decided(turn, by, at)
    saved(turn, "state", "ended_at")
    audit.record(Act.REPRESENTATION_RETURN, ruling, by=by, at=at, after={"reason": came_by.return_reason})
    lower = came_by.study
    kept = {"came_by": came_by, **{name: getattr(lower, name) for name in KEPT}}
    next_turn(ruling, lower.office, Event.RULING_RETURNED, started_at=at, by=by, at=at, **kept)
    return ruling


def _has_signed(by, ruling):
    """Whether the ruling has just gone up by this officer's own hand."""
    came_by = ruling.current.came_by
    return came_by is not None and came_by.signed_by_id == by.pk and ruling.current.state == StudyState.ARRIVED


def _refuse_unless_whole(representation):
    if not representation.arguments:
        raise Refused.about(
            "arguments", _("Say why the ruling is unlawful: the office above has nothing else to go by.")
        )


def _arguments(turn):
    """What the study found, in the language of the office's papers."""
    if turn.lawful is not False:
        return ""
    with translation.override(PaperLanguage.RU):
        return _("%(reasons)s Breached: %(norm)s.") % {"reasons": turn.reasons, "norm": turn.norm}
