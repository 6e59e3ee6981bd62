"""Who may do what with court rulings under review (15(4), 56)."""

from django.utils.translation import gettext as _

from acts.policies import check_can_draft
from oversight.core.enums import OfficeLevel
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused, may

from ..enums import APPEAL_PROTEST, CASSATION_PROTEST, RepresentationState, Source, StudyState
from ..workflow import STUDY

#: Sources after which the term of the appeal is over, or not the office's own.
PAST_APPEAL = (Source.APPEAL, Source.REPRESENTATION)


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor works with court rulings."))


def check_can_enter(officer, facility=None, source=None):
    """By any office; about a place that it or an office below it supervises."""
    check_is_prosecutor(officer)
    if facility is not None and officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))
    if source == Source.REPRESENTATION and officer.office.level == OfficeLevel.DISTRICT:
        raise Refused.about("source", _("Representations come to the offices above a district."))


def check_can_read_convict(officer):
    """Who the convict is: prosecutors in their line; auditors see initials."""
    check_is_prosecutor(officer)


def check_can_change(officer, ruling):
    """What was entered is corrected by the office that entered it, in its first turn and before a protest."""
    check_is_prosecutor(officer)
    if officer.office_id != ruling.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))
    _check_kept(ruling)
    if ruling.current.number > 1:
        raise Refused(_("A representation has gone up with this ruling: the record can't be changed any more."))
    _check_not_protested(ruling.current)
    _check_follows(ruling.current, "propose")


def check_can_withdraw(officer, ruling):
    """Entered in error: by the office that entered it, as long as no paper rests on it."""
    check_can_change(officer, ruling)


def check_can_study(officer, ruling):
    """What the office thinks of the ruling is written in its turn, until it has decided."""
    _check_turn(officer, ruling)
    _check_not_protested(ruling.current)
    _check_follows(ruling.current, "propose")


def check_can_propose(officer, ruling):
    """That no protest is brought is proposed with what point 56 asks to check: is it lawful, and why."""
    check_can_study(officer, ruling)
    study = ruling.current
    if study.lawful is None or not study.reasons:
        raise Refused(_("Say first whether the ruling is lawful, and why."))
    if not study.lawful and not study.no_protest:
        raise Refused.about("no_protest", _("Say why no protest is brought against an unlawful ruling."))


def check_can_take_back(officer, ruling):
    _check_turn(officer, ruling)
    _check_follows(ruling.current, "take_back")
    if officer.pk != ruling.current.author_id:
        raise Forbidden(_("It is taken back by who sent it for approval."))


def check_can_approve(officer, ruling):
    """Or return to the author. Author ≠ approver, as with conclusions: nobody outside reads why nothing was done."""
    _check_turn(officer, ruling)
    if not officer.holds(SIGNERS):
        raise Forbidden(_("That no protest is brought is approved by the head of the office or a deputy."))
    _check_follows(ruling.current, "approve")
    if officer.pk == ruling.current.author_id:
        raise Refused(_("You proposed this: another officer approves it."))


def check_can_protest(officer, ruling, at):
    """Against what was found unlawful: in the term of the appeal, and by oblasts and the Department also after it."""
    check_can_study(officer, ruling)
    study = ruling.current
    if study.lawful is not False or not study.norm or not study.reasons:
        raise Refused(
            _("A protest rests on the study: say that the ruling is unlawful, which norm it breaks, and why.")
        )
    if study.office.level == OfficeLevel.DISTRICT and is_past_appeal(study, at):
        sentence = _("The term of the appeal protest has passed: offer the oblast a representation (point 56).")
        raise Refused(sentence)
    check_can_draft(officer, ruling.facility)


def check_can_represent(officer, ruling, at):
    """A representation to the office above, once the appeal protest is too late (56), or to the Department (15(4))."""
    check_can_study(officer, ruling)
    study = ruling.current
    if study.office.level == OfficeLevel.DEPARTMENT:
        raise Refused(_("No office stands above the Department."))
    if not is_past_appeal(study, at):
        raise Refused(_("The term of the appeal protest has not passed: bring the protest itself (point 56)."))
    if draft_of(study) is not None:
        raise Refused(_("The representation is drafted already."))


def check_can_change_representation(officer, ruling):
    check_can_study(officer, ruling)
    if draft_of(ruling.current) is None:
        raise Refused(_("There is no draft of a representation."))


def check_can_sign_representation(officer, ruling):
    _check_turn(officer, ruling)
    if not officer.holds(SIGNERS):
        raise Forbidden(_("A representation is signed by the head of the office or a deputy."))
    check_can_change_representation(officer, ruling)


def check_can_take_up(officer, ruling):
    _check_turn(officer, ruling)
    _check_follows(ruling.current, "take_up")


def check_can_return(officer, ruling):
    """A representation from below, with reasons, by who signs for the office; until it has decided."""
    _check_turn(officer, ruling)
    if not officer.holds(SIGNERS):
        raise Forbidden(_("A representation is returned by the head of the office or a deputy."))
    study = ruling.current
    if study.came_by is None or study.came_by.to_office_id != study.office_id:
        raise Refused(_("This did not come by a representation: there is nobody to return it to."))
    _check_not_protested(study)
    _check_follows(study, "return")


#: What may be done with a ruling, each with its policy; of those in VERBS_NOW the clock is asked too.
VERBS = {
    "change": check_can_change,
    "withdraw": check_can_withdraw,
    "study": check_can_study,
    "propose": check_can_propose,
    "take_back": check_can_take_back,
    "approve": check_can_approve,
    "change_representation": check_can_change_representation,
    "sign": check_can_sign_representation,
    "take_up": check_can_take_up,
    "return": check_can_return,
}
VERBS_NOW = {"protest": check_can_protest, "represent": check_can_represent}


def allowed(officer, ruling, at):
    """{verb: whether this officer may do it to this ruling now}."""
    found = {verb: may(check, officer, ruling) for verb, check in VERBS.items()}
    return found | {verb: may(check, officer, ruling, at) for verb, check in VERBS_NOW.items()}


def is_past_appeal(study, at):
    """Whether only a cassation protest is left: the term was missed, or it is not a first study in that term."""
    if study.office.level == OfficeLevel.DEPARTMENT or study.came_by is not None or study.is_overdue(at):
        return True
    return study.office.level != OfficeLevel.DISTRICT and study.ruling.source in PAST_APPEAL


def protest_kind(study, at):
    """The code of the kind of act by which the ruling is protested now."""
    return CASSATION_PROTEST if is_past_appeal(study, at) else APPEAL_PROTEST


def draft_of(study):
    """The draft of the representation of this turn, or None."""
    found = getattr(study, "representation", None)
    return found if found is not None and found.state == RepresentationState.DRAFT else None


def _check_turn(officer, ruling):
    check_is_prosecutor(officer)
    _check_kept(ruling)
    study = ruling.current
    if officer.office_id != study.office_id:
        sentence = _("The ruling is at another office now: %(office)s.") % {"office": study.office}
        raise Forbidden(sentence)


def _check_kept(ruling):
    if ruling.withdrawn_at is not None:
        raise Refused(_("The record of this ruling is withdrawn; enter it anew."))


def _check_not_protested(study):
    if study.is_protested:
        raise Refused(_("There is a protest against this ruling already: it is open again if that is withdrawn."))


def _check_follows(study, verb):
    if verb not in STUDY[StudyState(study.state)]:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": study.get_state_display()})
