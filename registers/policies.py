"""Who may do what with receptions and their visitors (points 16(2), 22, 35, 48)."""

from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from .enums import ReceptionState


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor keeps these records."))


def check_can_receive(officer, facility=None):
    """In the office itself, or in a facility that it or an office below it supervises."""
    check_is_prosecutor(officer)
    if facility is not None and officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_can_write(officer, reception):
    """Visitors are entered and changed while the reception is held, by officers of its office."""
    _check_own_office(officer, reception)
    if not reception.is_open:
        raise Refused(_("A recorded reception can't be changed; open it for correction first."))


def check_can_reopen(officer, reception):
    _check_own_office(officer, reception)
    if reception.state != ReceptionState.RECORDED:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": reception.get_state_display()})
    _check_nothing_rests_on(reception)


def check_can_withdraw(officer, reception):
    _check_own_office(officer, reception)
    if reception.state == ReceptionState.WITHDRAWN:
        raise Refused(_("The reception has been withdrawn already."))
    _check_nothing_rests_on(reception)


def check_can_settle(officer, visitor):
    """What was promised to a visitor of a recorded reception and is not done yet."""
    _check_own_office(officer, visitor.reception)
    if visitor.reception.state != ReceptionState.RECORDED:
        raise Refused(_("Record the reception first: only then its terms run."))
    if visitor.due_on is None:
        raise Refused(_("This was explained on the spot: nothing is left to be done."))
    if visitor.done_on is not None:
        raise Refused(_("It is recorded already that this was done."))


def check_can_read_visitors(officer, reception):
    """Who came and what they said: prosecutors of the office that received them, and those who lead the offices above.

    Not the office that supervises the facility when another held the reception: it may be the one complained of.
    """
    own = officer.office_id == reception.office_id and officer.holds(INSPECTORS)
    leads = officer.office_id in reception.office.lineage and officer.holds(SIGNERS)
    if not own and not leads:
        raise Forbidden(_("Who came is read by prosecutors of the office that received them and by leaders above it."))


def _check_own_office(officer, reception):
    check_is_prosecutor(officer)
    if officer.office_id != reception.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def _check_nothing_rests_on(reception):
    """A completed inspection that demands its reception stands on this one."""
    inspection = reception.inspection
    counts = reception.state == ReceptionState.RECORDED and inspection is not None and inspection.kind.receives
    if counts and not inspection.is_writable:
        raise Refused(_("The inspection was completed on this reception: open the inspection for correction first."))
