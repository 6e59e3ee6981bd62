"""Who may do what with court cases and their hearings (points 26, 37, 55, 62)."""

from django.utils.translation import gettext as _

from acts.policies import check_can_read_identity
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from ..workflow import HEARING

__all__ = [
    "check_can_adjourn",
    "check_can_change_case",
    "check_can_enter",
    "check_can_give",
    "check_can_miss",
    "check_can_move",
    "check_can_note",
    "check_can_read_identity",
    "check_can_record",
    "check_can_set",
    "check_can_take_back",
    "check_can_take_part",
    "check_can_withdraw_case",
    "check_can_withdraw_hearing",
    "check_is_prosecutor",
    "check_works_on",
]


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor takes part in court."))


def check_works_on(officer, case):
    """The office whose case it is, and the one on which the oblast prosecutor's order laid it (26)."""
    check_is_prosecutor(officer)
    if officer.office_id not in (case.office_id, case.given_to_id):
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def check_can_enter(officer, matter):
    """Offices of the matter's levels; below them, one on which the oblast prosecutor's order lays it."""
    check_is_prosecutor(officer)
    if officer.office.level not in matter.levels and not is_laid_from_above(officer, matter):
        raise Refused.about("matter", _("Offices of your level don't take part in such cases."))


def is_laid_from_above(officer, matter):
    """Whether the matter is of the office above, which may lay it on the officer's own."""
    above = officer.office.parent
    return (
        matter.may_be_given
        and officer.office.level not in matter.levels
        and above is not None
        and above.level in matter.levels
    )


def check_can_change_case(officer, case):
    check_works_on(officer, case)
    _check_not_withdrawn(case)


def check_can_give(officer, case):
    """Laid on another by the office whose case it is, where the matter allows it (26, second paragraph)."""
    check_works_on(officer, case)
    if officer.office_id != case.office_id:
        raise Forbidden(_("Participation is laid on another by the oblast prosecutor's order (point 26)."))
    _check_not_withdrawn(case)
    if not case.matter.may_be_given:
        raise Refused(_("Participation in such cases isn't laid on another office."))
    if case.order_number:
        raise Refused(_("Participation has been laid on another already: take it back first."))


def check_can_take_back(officer, case):
    check_works_on(officer, case)
    if officer.office_id != case.office_id:
        raise Forbidden(_("Participation is laid on another by the oblast prosecutor's order (point 26)."))
    _check_not_withdrawn(case)
    if not case.order_number:
        raise Refused(_("Participation hasn't been laid on another."))


def check_can_withdraw_case(officer, case):
    check_works_on(officer, case)
    _check_not_withdrawn(case)


def check_can_set(officer, case):
    check_works_on(officer, case)
    _check_not_withdrawn(case)


def check_can_move(officer, hearing):
    _check_follows(officer, hearing, "move")


def check_can_record(officer, hearing):
    _check_follows(officer, hearing, "record")


def check_can_adjourn(officer, hearing):
    _check_follows(officer, hearing, "adjourn")


def check_can_miss(officer, hearing):
    _check_follows(officer, hearing, "miss")


def check_can_withdraw_hearing(officer, hearing):
    _check_follows(officer, hearing, "withdraw")


def check_can_note(officer, hearing):
    """That a hearing was not attended is read by who leads the office whose officer was to take part."""
    check_works_on(officer, hearing.case)
    if officer.office_id != hearing.case.working_office.pk or not officer.holds(SIGNERS):
        raise Forbidden(_("That a hearing was not attended is read by the head of the office or a deputy."))
    if hearing.state != "not_attended" or hearing.noted_at is not None:
        raise Refused(_("There is nothing here for the head to read."))


def check_can_take_part(officer, case):
    """Whoever is named to take part: a serving prosecutor of the offices that work on the case."""
    of_case = officer.office_id in (case.office_id, case.given_to_id)
    if not (of_case and officer.is_active and officer.holds(INSPECTORS)):
        raise Refused.about("officer", _("A serving prosecutor of the office takes part."))


def _check_follows(officer, hearing, verb):
    check_works_on(officer, hearing.case)
    _check_not_withdrawn(hearing.case)
    if verb not in HEARING[hearing.state]:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": hearing.get_state_display()})


def _check_not_withdrawn(case):
    if case.is_withdrawn:
        raise Refused(_("The record of this case has been withdrawn."))
