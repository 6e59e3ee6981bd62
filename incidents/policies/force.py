"""Who may do what with uses of force, the conclusions on them and checks on the spot (points 15(7), 20, 32(2))."""

from django.utils.translation import gettext as _

from inspections.policies import check_own_office
from oversight.core.enums import OfficeLevel, Role
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.policies import (
    check_conclusion_is_anothers,
    check_conclusion_is_begun,
    check_conclusion_is_own,
    check_conclusion_is_typed,
    check_conclusion_waits,
)

from .incidents import check_can_work

#: Who approves the conclusion on a use of force, by the level of its office (points 20, 32(2)).
FORCE_APPROVERS = {OfficeLevel.DISTRICT: Role.DISTRICT_PROSECUTOR, OfficeLevel.OBLAST: Role.OBLAST_DEPUTY}


def check_can_record_force(officer, facility):
    """The office that supervises the facility, or one above it."""
    check_can_work(officer)
    if officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_can_change_force(officer, force):
    """Its own office, until the conclusion is sent for approval: what was sent is what is approved."""
    _check_own_force(officer, force)
    if _conclusion(force) is not None and force.conclusion.is_approved:
        raise Refused(_("The conclusion on this use of force is approved: neither can be changed any more."))
    check_conclusion_is_typed(_conclusion(force))


def check_can_withdraw_force(officer, force):
    check_can_change_force(officer, force)


def check_can_write_force_conclusion(officer, force):
    check_can_change_force(officer, force)


def check_can_submit_force_conclusion(officer, force):
    check_can_write_force_conclusion(officer, force)
    check_conclusion_is_begun(_conclusion(force))


def check_can_take_back_force_conclusion(officer, force):
    _check_own_force(officer, force)
    check_conclusion_waits(_conclusion(force))
    check_conclusion_is_own(officer, force.conclusion)


def check_can_decide_force_conclusion(officer, force):
    """Approve or return: the district prosecutor the district's, the curating deputy the oblast's; never the author."""
    check_own_office(officer, force)
    approver = FORCE_APPROVERS.get(force.office.level)
    if approver is None or not officer.holds({approver}):
        raise Forbidden(
            _("A conclusion is approved by the district prosecutor, in an oblast office by the deputy in charge.")
        )
    check_conclusion_waits(_conclusion(force))
    check_conclusion_is_anothers(officer, force.conclusion)


def check_can_draft_force_act(officer, force):
    """A violation found by an approved conclusion is answered with an act, once."""
    check_can_track_liability(officer, force)
    if force.conclusion.response_act_id is not None:
        raise Refused(_("The response act is drafted already."))


def check_can_track_liability(officer, force):
    """Of staff whose use of force an approved conclusion found unlawful."""
    _check_own_force(officer, force)
    conclusion = _conclusion(force)
    if conclusion is None or not conclusion.is_approved or conclusion.lawful:
        raise Refused(_("This follows from an approved conclusion that has found a violation."))


def check_works_on_force(officer, force):
    """May the officer write of it at all, whatever its state?"""
    check_can_work(officer)
    check_own_office(officer, force)


def _check_own_force(officer, force):
    check_works_on_force(officer, force)
    if force.is_withdrawn:
        raise Refused(_("This record was withdrawn as entered in error; enter it anew."))


def _conclusion(force):
    return getattr(force, "conclusion", None)


def check_can_order_check(officer, about):
    """Of an emergency that is open, or a use of force that stands: of the officer's office or of one below it."""
    check_can_work(officer)
    if officer.office_id not in about.facility.supervising_office.lineage:
        raise Forbidden(_("A check on the spot is ordered by the office that supervises the place, or by one above."))
    if not about.may_be_checked:
        raise Refused(_("There is nothing to check on the spot any more."))
    if any(not check.is_dropped for check in about.checks_of(officer.office)):
        raise Refused(_("Your office has ordered its check on the spot already."))


def check_can_open_check(officer, check):
    """An officer of the office that ordered it, once the order is signed."""
    check_can_work(officer)
    if officer.office_id != check.order.office_id:
        raise Forbidden(_("The check is opened by the office that ordered it."))
    if check.order.signed_at is None:
        raise Refused(_("The order waits for its signature."))
