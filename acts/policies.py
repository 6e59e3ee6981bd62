"""Who may do what with response acts, the violations they name and persons held (points 12, 13, 15(8), 21, 43)."""

from django.utils.translation import gettext as _

from oversight.core.enums import OfficeLevel, Role
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.enums import BodyLevel

from .enums import ActState, ViolationState

#: Who of the Prosecutor General's Office sends acts on to central bodies, or returns them.
ROUTERS = frozenset({Role.ZONAL_OFFICER, Role.DEPARTMENT_HEAD})


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor works with response acts."))


def check_can_draft(officer, facility=None):
    """An act of the officer's own office; about a facility, one that the office or one below it supervises."""
    check_is_prosecutor(officer)
    if facility is not None and officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_can_change(officer, act):
    check_is_prosecutor(officer)
    _check_own_office(officer, act)
    if not act.is_writable:
        raise Refused(_("A signed act can't be changed; withdraw it and draft another."))


def check_can_sign(officer, act):
    """Who signs which kind is said by the edition."""
    check_can_change(officer, act)
    if not officer.holds(frozenset(act.kind.signers)):
        raise Forbidden(_("Acts of this kind are signed by the head of the office or a deputy."))


def check_can_route(officer, act):
    """Only the Prosecutor General's Office sends an act on to a central body (point 12)."""
    if officer.office.level != OfficeLevel.DEPARTMENT or not officer.holds(ROUTERS):
        raise Forbidden(_("Acts to central bodies go out only through the Prosecutor General's Office (point 12)."))
    if act.state != ActState.GOING_UP:
        raise Refused(_("This act is not waiting at the Prosecutor General's Office."))


def check_can_note(officer, act):
    check_is_prosecutor(officer)
    if officer.office_id != act.notified_office_id:
        raise Forbidden(_("That the act has been read is recorded by the oblast that was notified (point 12)."))
    if act.noted_at is not None:
        raise Refused(_("The oblast has read this act already."))


def check_can_withdraw(officer, act):
    """A draft by any prosecutor of the office; a signed one by those who may sign it."""
    check_is_prosecutor(officer)
    _check_own_office(officer, act)
    if act.state in (ActState.CLOSED, ActState.WITHDRAWN):
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": act.get_state_display()})
    if act.signed_at is not None and not officer.holds(frozenset(act.kind.signers)):
        raise Forbidden(_("A signed act is withdrawn by the head of the office or a deputy."))


def check_can_enter_answer(officer, act):
    check_is_prosecutor(officer)
    if officer.office_id not in (act.office_id, act.supervising_office_id):
        raise Forbidden(_("The answer is entered by the office that issued the act or supervises the facility."))
    if act.sent_at is None:
        raise Refused(_("The act has not been sent yet, so there is nothing to answer."))
    _check_running(act)


def check_can_report(officer, violation):
    check_can_enter_answer(officer, violation.act)
    if violation.state == ViolationState.NAMED:
        raise Refused(_("Enter the answer of the body first, then the measures it reports."))
    if violation.state == ViolationState.REPORTED:
        raise Refused(_("Measures have been reported already and wait to be checked."))
    if violation.state not in (ViolationState.ANSWERED, ViolationState.NOT_ELIMINATED):
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": violation.get_state_display()})


def check_can_check(officer, violation, measure):
    """The issuing office, the supervising one, or one above; never who entered the report (author ≠ verifier)."""
    check_is_prosecutor(officer)
    act = violation.act
    if officer.office_id not in (*act.office.lineage, act.supervising_office_id):
        raise Forbidden(_("Elimination is checked by the office that issued the act, the supervising one, or above."))
    _check_running(act)
    if violation.state != ViolationState.REPORTED or measure is None:
        raise Refused(_("There are no reported measures to check."))
    if officer.pk == measure.entered_by_id:
        raise Forbidden(_("Elimination is checked by another officer than the one who reported it."))


def check_can_check_on_spot(officer, violation):
    """The same who check reported measures; a visit needs no report, but whoever entered one doesn't check it."""
    check_is_prosecutor(officer)
    act = violation.act
    if officer.office_id not in (*act.office.lineage, act.supervising_office_id):
        raise Forbidden(_("Elimination is checked by the office that issued the act, the supervising one, or above."))
    _check_running(act)
    if violation.state in (ViolationState.ELIMINATED, ViolationState.REPEATED):
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": violation.get_state_display()})
    waiting = next((one for one in violation.measures.all() if one.checked_at is None), None)
    if waiting is not None and officer.pk == waiting.entered_by_id:
        raise Forbidden(_("Elimination is checked by another officer than the one who reported it."))


def check_can_follow_up(officer, act, at):
    """Left without an answer, or a violation without elimination, past the term (point 12)."""
    check_is_prosecutor(officer)
    _check_own_office(officer, act)
    day = act.office.local_day(at)
    if not act.is_running or not (act.is_overdue(day) or act.violations.overdue(day).exists()):
        raise Refused(_("A follow-up is for an act whose term has passed without an answer or elimination."))


def check_body(act_kind, body):
    if body.level not in act_kind.addressees:
        raise Refused.about(
            "body_level",
            _("“%(kind)s” is not addressed to bodies of the level “%(level)s”.")
            % {"kind": act_kind.title, "level": BodyLevel(body.level).label},
        )


def check_can_record_detention(officer, facility):
    check_can_draft(officer, facility)


def check_can_change_detention(officer, detention):
    check_is_prosecutor(officer)
    if officer.office_id not in (detention.office_id, detention.supervising_office_id):
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def check_can_release(officer, detention):
    check_can_change_detention(officer, detention)
    if detention.released_at is not None:
        raise Refused(_("The release has been recorded already."))


def check_can_read_identity(officer):
    """Who a person held is: prosecutors in their line; auditors and keepers of reference data see initials."""
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Who the person is, only prosecutors read."))


def check_can_keep_list(officer, facility):
    """The facility's list of persons: kept by the office that supervises it and by those above."""
    check_is_prosecutor(officer)
    if officer.office_id not in facility.supervising_office.lineage:
        raise Forbidden(_("This facility is outside your office's supervision."))


def _check_own_office(officer, act):
    if officer.office_id != act.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def _check_running(act):
    if not act.is_running:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": act.get_state_display()})
