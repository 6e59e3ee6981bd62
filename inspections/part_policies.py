"""Who may do what with the part of another office in a joint inspection, and when (points 15(3), 18, 58, 60)."""

from django.utils.translation import gettext as _

from oversight.core.policies import SIGNERS, check_can_inspect
from oversight.core.refusals import Forbidden, Refused

from .enums import InspectionState
from .policies import check_can_conduct
from .workflow import OPEN_PARTS, PART


def check_can_invite(officer, inspection):
    """The office that conducts the inspection invites others while its checklist is open."""
    check_can_conduct(officer, inspection)
    _check_inspection_is_open(inspection)


def check_can_accept(officer, part):
    check_of_part(officer, part)
    _check_follows(part, "accept")


def check_can_decline(officer, part):
    check_of_part(officer, part)
    _check_follows(part, "decline")


def check_can_withdraw(officer, part):
    check_can_conduct(officer, part.inspection)
    _check_follows(part, "withdraw")


def check_can_hear(officer, part):
    """That an answer or a signature has come is noted by the office that conducts the inspection, at any time."""
    check_can_inspect(officer)
    if officer.office_id != part.inspection.office_id:
        raise Forbidden(_("It is the office that conducts the inspection that takes note of this."))
    if not part.is_unheard:
        raise Refused(_("There is nothing new to take note of."))


def check_can_name_inspectors(officer, part):
    check_of_part(officer, part)
    _check_is_open(part)


def check_can_write_part(officer, part):
    """The conclusion is written by the office's own inspectors and by who signs for it."""
    _check_signer(officer, part)
    _check_is_open(part)


def check_can_sign_part(officer, part):
    _check_signer(officer, part)
    _check_follows(part, "sign")
    if part.inspection.state != InspectionState.UNDER_WAY:
        raise Refused(_("A part is signed while the inspection is under way."))


def check_can_take_back(officer, part):
    """The signing office itself, to correct what it wrote, as long as the inspection is open."""
    _check_signer(officer, part)
    _check_follows(part, "take_back")


def check_can_leave_out(officer, part):
    """The conducting office completes without a part and says why it is missing."""
    check_can_conduct(officer, part.inspection)
    _check_follows(part, "leave_out")


def check_of_part(officer, part):
    check_can_inspect(officer)
    if officer.office_id != part.office_id:
        raise Forbidden(_("This is the part of another office: you may read it, its own officers answer for it."))


def _check_signer(officer, part):
    check_of_part(officer, part)
    if not officer.holds(SIGNERS) and not part.inspectors.filter(officer=officer).exists():
        raise Forbidden(_("A part is written and signed by its inspectors or by the head of their office."))


def _check_follows(part, verb):
    if verb not in PART[part.state]:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": part.get_state_display()})
    _check_inspection_is_open(part.inspection)


def _check_is_open(part):
    if part.state not in OPEN_PARTS:
        sentence = _("The part is in the state “%(state)s”: its inspectors and its conclusion can't be changed.")
        raise Refused(sentence % {"state": part.get_state_display()})
    _check_inspection_is_open(part.inspection)


def _check_inspection_is_open(inspection):
    if not inspection.is_writable:
        sentence = _("The inspection is in the state “%(state)s”: nothing of its parts can be changed.")
        raise Refused(sentence % {"state": inspection.get_state_display()})
