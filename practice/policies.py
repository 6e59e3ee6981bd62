"""Who may do what with the library of methods and with the log of activities (points 15(5), 15(6), 19(3), 68–70)."""

from django.utils.translation import gettext as _

from oversight.core.enums import OfficeLevel
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from .enums import OF_DEPARTMENT, MethodState
from .workflow import METHOD


def check_is_prosecutor(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor writes here."))


def check_can_change_method(officer, method):
    """A draft by any officer of its office; what is in use by who publishes for it."""
    _check_own(officer, method)
    _check_follows(method, "change")
    if method.state == MethodState.PUBLISHED:
        _check_signs(officer)


def check_can_revise(officer, method):
    """A new version is written by any officer of the office: nobody else reads it until it is published."""
    _check_own(officer, method)
    _check_follows(method, "revise")


def check_can_publish(officer, method):
    _check_own(officer, method)
    _check_signs(officer)
    _check_follows(method, "publish")


def check_can_supersede(officer, method):
    _check_own(officer, method)
    _check_signs(officer)
    _check_follows(method, "supersede")


def check_can_withdraw_method(officer, method):
    """A draft by any officer of its office; what is in use by who publishes for it."""
    _check_own(officer, method)
    _check_follows(method, "withdraw")
    if method.state == MethodState.PUBLISHED:
        _check_signs(officer)


def check_takes_its_place(method, other):
    """Whoever reads the one must be able to read the other."""
    if other.pk == method.pk:
        raise Refused.about("superseded_by", _("A method can't take its own place."))
    if not other.is_in_use:
        raise Refused.about("superseded_by", _("Choose a method that is in use."))
    if other.office_id not in method.office.lineage:
        sentence = _("Not everybody who reads this method sees that one: choose one of your office or of one above it.")
        raise Refused.about("superseded_by", sentence)


def check_can_enter_activity(officer, kind):
    check_is_prosecutor(officer)
    if kind in OF_DEPARTMENT and officer.office.level != OfficeLevel.DEPARTMENT:
        sentence = _("The Department brings such proposals before the leadership (point 15(5)).")
        raise Refused.about("kind", sentence)


def check_can_change_activity(officer, activity):
    _check_own(officer, activity)
    if activity.is_withdrawn:
        raise Refused(_("The record is withdrawn: it can't be changed."))


def check_took_part(officer, participant):
    """Officers of the own office and of those below are chosen; others are named in words."""
    if officer.office_id not in participant.office.lineage:
        sentence = _("%(name)s serves in an office outside yours: name such officers in words.")
        raise Refused.about("participants", sentence % {"name": participant.full_name})


def check_is_ours(officer, attachment):
    """What was sent before is named by officers of the office it was sent for."""
    if attachment.office_id != officer.office_id:
        raise Refused.about("files", _("“%(name)s” is a file of another office.") % {"name": attachment.original_name})


def _check_own(officer, thing):
    check_is_prosecutor(officer)
    if officer.office_id != thing.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def _check_signs(officer):
    if not officer.holds(SIGNERS):
        raise Forbidden(_("Only the head of the office or a deputy decides what is in use."))


def _check_follows(method, verb):
    if verb not in METHOD[method.state]:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": method.get_state_display()})
