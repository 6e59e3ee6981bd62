"""Who may do what with emergencies, notices and special reports (points 15(7), 16(3), 16(5), 17, 23, 38)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oversight.core.enums import OfficeLevel
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Forbidden, Refused

from ..enums import IncidentState


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
