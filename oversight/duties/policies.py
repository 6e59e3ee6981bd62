from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from .workflow import OBLIGATION


def check_can_keep_rulebook(officer):
    """Who loads, publishes and removes editions, and keeps the working calendar."""
    if not officer.is_reference_admin:
        raise Forbidden(_("The rulebook and the working calendar are kept by the administrator of reference data."))


def check_can_change_obligation(officer, obligation):
    """Who fulfils, cancels, stops or recalculates by hand: officers of the office whose duty it is, or above it."""
    if not officer.holds(INSPECTORS) or officer.office_id not in obligation.office.lineage:
        raise Forbidden(_("A duty is changed by the officers of its office or of one above it."))


def check_can_cancel(officer, obligation):
    check_can_change_obligation(officer, obligation)
    _check_follows(obligation, "cancel")


def check_can_stop(officer, obligation):
    """Only a clock, and only where its edition says so."""
    check_can_change_obligation(officer, obligation)
    check_stoppable(obligation)
    _check_follows(obligation, "stop")


def check_stoppable(obligation):
    if not (obligation.is_clock and obligation.rule.may_stop):
        raise Refused(_("The edition doesn't allow this to be stopped."))


def check_can_restart(officer, obligation):
    check_can_change_obligation(officer, obligation)
    _check_follows(obligation, "restart")


def check_can_recalculate(officer, obligation):
    check_can_change_obligation(officer, obligation)
    if not obligation.is_open:
        raise Refused(_("Only an open deadline can be calculated anew."))


def _check_follows(obligation, verb):
    if verb not in OBLIGATION[obligation.state]:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": obligation.get_state_display()})


def check_can_acknowledge(officer, alert):
    """Who has been told says so; so may a leader of the same line for them."""
    if not _is_told_or_leads(officer, alert):
        raise Forbidden(_("An alert is acknowledged by who was told, or by a leader above them."))


def check_can_send_again(officer, alert):
    """The same, and only while the alert stands."""
    if not _is_told_or_leads(officer, alert):
        raise Forbidden(_("A message is sent again by whom it is for, or by a leader above them."))
    if alert.closed_at:
        raise Refused(_("This alert is over: its duty is no longer open."))


def _is_told_or_leads(officer, alert):
    return officer.pk == alert.officer_id or (
        officer.holds(SIGNERS) and officer.office_id in alert.officer.office.lineage
    )


def check_can_keep_address(officer, address):
    """One's own addresses; those of an office by its leaders; all by the administrator of reference data."""
    if officer.is_reference_admin or address.officer_id == officer.pk:
        return
    if address.office_id != officer.office_id or not officer.holds(SIGNERS):
        raise Forbidden(_("Addresses of an office are kept by its leaders."))
