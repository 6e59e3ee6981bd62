"""Who may do what with emergencies, notices, special reports and the use of force (points 15–17, 20, 23, 32(2), 38)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.policies import check_own_office
from oversight.core.enums import OfficeLevel, Role
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.policies import (
    check_conclusion_is_anothers,
    check_conclusion_is_begun,
    check_conclusion_is_typed,
    check_conclusion_waits,
)

from .enums import IncidentState
from .models import Shift

#: Who approves the conclusion on a use of force, by the level of its office (points 20, 32(2)).
FORCE_APPROVERS = {OfficeLevel.DISTRICT: Role.DISTRICT_PROSECUTOR, OfficeLevel.OBLAST: Role.OBLAST_DEPUTY}


def check_can_work(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Emergencies are kept by prosecutors."))


def check_can_register(officer, facility):
    """The office supervises the facility itself, or stands above the one that does."""
    check_can_work(officer)
    if officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_can_write(officer, incident):
    """The office that registered it, the one that supervises the place, and those above: all at one card."""
    check_can_work(officer)
    if not incident.is_open:
        raise Refused(
            _("This emergency is in the state “%(state)s”: nothing is added to it any more.")
            % {"state": incident.get_state_display()}
        )


def check_can_receive(officer, incident):
    """An office above the one that registered it takes the information up by itself."""
    check_can_write(officer, incident)
    if incident.receipts.filter(office=officer.office_id).exists():
        raise Refused(_("Your office has received this information already."))


def check_can_call(officer, incident):
    """Whose office has received it and owes the next level its notice."""
    check_can_write(officer, incident)
    if officer.office.level == OfficeLevel.DEPARTMENT:
        raise Forbidden(_("Notices go up to the Department, not from it."))
    if not incident.receipts.filter(office=officer.office_id).exists():
        raise Refused(_("Your office has not received this information yet: take it up first."))


def check_can_call_back(officer, incident):
    """Whose office stands above one that the emergency concerns."""
    check_can_write(officer, incident)
    if officer.office_id == incident.supervising_office_id:
        raise Forbidden(_("Nobody is below your office here: this is called back from above."))


def check_can_confirm(officer, notice):
    if officer.pk != notice.receiver_id:
        raise Forbidden(_("A notice is confirmed by its receiver, under their own sign-in."))
    if not notice.is_answered:
        raise Refused(_("This call was not answered: there is nothing to confirm."))


def check_can_correct(officer, incident):
    """The registration is corrected by the office that made it, or above it."""
    check_can_write(officer, incident)
    if officer.office_id not in incident.office.lineage:
        raise Forbidden(_("A registration is corrected by the office that made it, or by one above."))


def check_can_doubt(officer, incident):
    check_can_write(officer, incident)
    if incident.doubted_at is not None:
        raise Refused(_("It has been proposed already that this is no emergency."))


def check_can_settle_doubt(officer, incident):
    """A second officer decides; once an office above has received it, one of that office or above."""
    check_can_write(officer, incident)
    if incident.doubted_at is None:
        raise Refused(_("Nobody has proposed that this is no emergency."))
    if officer.pk == incident.doubted_by_id:
        raise Forbidden(_("That it is no emergency is confirmed by a second officer."))
    check_reaches_all_receipts(officer, incident)


def check_can_link(officer, incident):
    check_can_write(officer, incident)
    if incident.duplicate_of_id is not None:
        raise Refused(_("This emergency is linked as a duplicate already."))
    check_reaches_all_receipts(officer, incident)


def check_reaches_all_receipts(officer, incident):
    for receipt in incident.receipts.select_related("office"):
        if officer.office_id not in receipt.office.lineage:
            raise Forbidden(
                _("%(office)s has received this information too: the decision is theirs or of an office above.")
                % {"office": receipt.office}
            )


def check_can_close(officer, incident):
    """The office that registered it, or one above, when no clock runs and no question of the Department waits."""
    check_can_write(officer, incident)
    _check_own_line(officer, incident)
    if running := incident.clocks.open().count():
        raise Refused(
            ngettext("%(count)d clock still runs.", "%(count)d clocks still run.", running) % {"count": running}
        )
    if any(query.is_open for report in incident.special_reports.all() for query in report.queries.all()):
        raise Refused(_("The Department's questions wait for their answer."))


def check_can_reopen(officer, incident):
    check_can_work(officer)
    if incident.state != IncidentState.CLOSED:
        raise Refused(_("Only a closed emergency is opened again."))
    _check_own_line(officer, incident)


def _check_own_line(officer, incident):
    if officer.office_id not in incident.office.lineage:
        raise Forbidden(_("An emergency is closed by the office that registered it, or by one above."))


def check_can_submit(officer, incident):
    """The special report is the oblast's, about what it has received (point 17)."""
    check_can_write(officer, incident)
    if officer.office.level != OfficeLevel.OBLAST:
        raise Forbidden(_("The special report is sent by the oblast office (point 17)."))
    if incident.duplicate_of_id is not None:
        raise Refused(_("This is a duplicate: the special report is made of the emergency it is linked to."))
    if not incident.receipts.filter(office=officer.office_id).exists():
        raise Refused(_("Your office has not received this information yet: take it up first."))


def check_can_read_report(officer, report):
    """Whose reading counts: the Department's officers."""
    if not officer.holds(INSPECTORS) or officer.office.level != OfficeLevel.DEPARTMENT:
        raise Forbidden(_("The special report is read by the Department."))


def check_can_ask(officer, report):
    check_can_read_report(officer, report)


def check_can_answer(officer, query):
    check_can_work(officer)
    if officer.office_id != query.report.office_id:
        raise Forbidden(_("The questions are answered by the office that sent the report."))
    if not query.is_open:
        raise Refused(_("These questions have been answered."))


def check_can_enter_regime(officer, facility):
    """The approval comes to the oblast's prosecutor (point 16(5))."""
    check_can_work(officer)
    if officer.office.level != OfficeLevel.OBLAST:
        raise Forbidden(_("The approval of a special regime is recorded by the oblast office (point 16(5))."))
    if officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_can_call_about_regime(officer, regime):
    check_can_work(officer)
    if officer.office_id != regime.office_id or officer.office.level == OfficeLevel.DEPARTMENT:
        raise Forbidden(_("The Department is notified by the office that received the approval."))


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


def check_can_take_shift(officer):
    """Of one's own office, when nobody has it."""
    check_can_work(officer)
    if standing := Shift.objects.running().filter(office=officer.office_id).select_related("officer").first():
        raise Refused(
            _("%(officer)s has the shift: it is handed over by them or by the head of the office.")
            % {"officer": standing.officer.short_name}
        )


def check_can_write_shift(officer, shift):
    check_can_work(officer)
    if officer.pk != shift.officer_id:
        raise Forbidden(_("The log of a shift is written by who has it."))
    if not shift.is_running:
        raise Refused(_("This shift is over: nothing is added to it any more."))


def check_can_hand_over(officer, shift):
    """Who has it; where they can't, who leads the office."""
    check_can_work(officer)
    leads = officer.office_id == shift.office_id and officer.holds(SIGNERS)
    if officer.pk != shift.officer_id and not leads:
        raise Forbidden(_("A shift is handed over by who has it, or by the head of the office."))
    if not shift.is_running:
        raise Refused(_("This shift is over: nothing is added to it any more."))


def check_can_confirm_handover(officer, handover):
    check_can_work(officer)
    if officer.pk != handover.to_id:
        raise Forbidden(_("A shift is confirmed by who receives it, under their own sign-in."))
