"""Who may ask whom, answer, accept; who may requisition case files (points 12, 15(9), 19(3))."""

from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Forbidden, Refused


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor writes to other offices."))


def check_can_ask(officer, asked_office, about=None):
    """An office of one's own line, upwards or downwards; about something that both see."""
    check_is_prosecutor(officer)
    own = officer.office
    if asked_office.pk == own.pk or not _in_line(own, asked_office):
        raise Refused.about("asked_office", _("An office asks those above it and those below it."))
    if about is not None and not any(asked_office.pk in office.lineage for office in offices_of(about)):
        raise Refused.about("asked_office", _("That office doesn't see what this is about: choose one that does."))


def offices_of(about):
    """The offices a facility, inspection, act or duty belongs to."""
    named = (getattr(about, name, None) for name in ("office", "supervising_office"))
    return [office for office in named if office is not None]


def check_can_take(officer, inquiry):
    check_is_prosecutor(officer)
    if officer.office_id != inquiry.asked_office_id:
        raise Forbidden(_("That it has been read is recorded by the office that is asked."))
    _check_follows(inquiry, "take")


def check_can_answer(officer, inquiry):
    check_is_prosecutor(officer)
    if officer.office_id != inquiry.asked_office_id:
        raise Forbidden(_("The office that is asked answers."))
    _check_follows(inquiry, "answer")


def check_can_accept(officer, inquiry):
    _check_asker(officer, inquiry)
    _check_follows(inquiry, "accept")


def check_can_ask_again(officer, inquiry):
    _check_asker(officer, inquiry)
    _check_follows(inquiry, "ask_again")


def check_can_withdraw(officer, inquiry):
    _check_asker(officer, inquiry)
    _check_follows(inquiry, "withdraw")


def check_can_requisition(officer, from_office=None):
    check_is_prosecutor(officer)
    if from_office is not None and (from_office.pk == officer.office_id or not _in_line(officer.office, from_office)):
        raise Refused.about("from_office", _("Files are requisitioned from the offices below and above."))


def check_can_keep_requisition(officer, requisition):
    check_is_prosecutor(officer)
    if officer.office_id != requisition.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def _check_asker(officer, inquiry):
    check_is_prosecutor(officer)
    if officer.office_id != inquiry.office_id:
        raise Forbidden(_("This is decided by the office that asked."))


def _in_line(one, other):
    return one.pk in other.lineage or other.pk in one.lineage


def _check_follows(inquiry, verb):
    if verb not in inquiry.workflow.get(inquiry.state, {}):
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": inquiry.get_state_display()})
