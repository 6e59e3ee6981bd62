"""Who may do what with receptions (16(2), 22, 35, 48), legal acts studied (13, 15(2)) and meetings (10, 11)."""

from django.utils.translation import gettext as _

from acts.policies import check_can_draft
from inspections.enums import InspectionState
from oversight.core.enums import OfficeLevel
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from .enums import MeetingKind, ReceptionState


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


def check_can_review(officer, inspection=None):
    """During an inspection of the officer's office; directly only by the Department (15(2))."""
    check_is_prosecutor(officer)
    if inspection is None:
        if officer.office.level != OfficeLevel.DEPARTMENT:
            sentence = _("Legal acts are studied during an inspection: choose it. Without one, by the Department only.")
            raise Refused.about("inspection", sentence)
        return
    if inspection.office_id != officer.office_id:
        raise Refused.about("inspection", _("This is an inspection of another office."))
    if inspection.state in (InspectionState.PLANNED, InspectionState.CANCELLED):
        raise Refused.about("inspection", _("This inspection has not begun or is cancelled."))


def check_can_change_legal_act(officer, act):
    _check_own_office(officer, act)
    if act.is_protested:
        raise Refused(_("A protest rests on this record: it can't be changed unless the protest is withdrawn."))


def check_can_protest(officer, act):
    """Against what was found unlawful, once; anew where the protest was withdrawn."""
    _check_own_office(officer, act)
    if act.lawful:
        raise Refused(_("A lawful act is not protested."))
    if act.is_protested:
        raise Refused(_("There is a protest against this act already."))
    check_can_draft(officer, act.facility)


def check_can_hold(officer, kind):
    """Any office considers results (10); oblasts are heard at the Prosecutor General's Office (11)."""
    check_is_prosecutor(officer)
    if kind == MeetingKind.HEARING and officer.office.level != OfficeLevel.DEPARTMENT:
        raise Refused.about("kind", _("Oblasts are heard at the Prosecutor General's Office (point 11)."))


def check_can_change_meeting(officer, meeting):
    _check_own_office(officer, meeting)
    if meeting.is_withdrawn:
        raise Refused(_("The record is withdrawn: it can't be changed."))


def check_can_instruct(officer, meeting, office):
    """The meeting's own office, or one below it."""
    check_can_change_meeting(officer, meeting)
    if meeting.office_id not in office.lineage:
        raise Refused.about("office", _("Only your own office and those below it are instructed."))


def check_can_fulfil(officer, instruction):
    """That it is done is recorded by the responsible office, or by the one that gave the instruction."""
    check_is_prosecutor(officer)
    if officer.office_id not in (instruction.office_id, instruction.meeting.office_id):
        raise Forbidden(_("This is recorded by the responsible office or by the one that gave the instruction."))
    _check_waiting(instruction)


def check_can_lift(officer, instruction):
    _check_own_office(officer, instruction.meeting)
    _check_waiting(instruction)


def _check_waiting(instruction):
    if not instruction.is_waiting:
        raise Refused(_("This instruction is done or lifted already."))


def _check_own_office(officer, thing):
    check_is_prosecutor(officer)
    if officer.office_id != thing.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def _check_nothing_rests_on(reception):
    """A completed inspection that demands its reception stands on this one."""
    inspection = reception.inspection
    counts = reception.state == ReceptionState.RECORDED and inspection is not None and inspection.kind.receives
    if counts and not inspection.is_writable:
        raise Refused(_("The inspection was completed on this reception: open the inspection for correction first."))
