"""Who may do what with allegations of torture (points 20, 24, 44); who reads them is said by `Confidential`."""

from django.utils.translation import gettext as _

from inspections.policies import check_own_office
from oversight.core.policies import INSPECTORS, SIGNERS
from oversight.core.refusals import Forbidden, Refused

from .force import check_can_record_force
from .incidents import check_can_work


def check_can_record_allegation(officer, facility):
    check_can_record_force(officer, facility)


def check_works_on_allegation(officer, allegation):
    """Its own office: who signs for it, or the officer it is assigned to."""
    check_can_work(officer)
    check_own_office(officer, allegation)
    if officer.pk != allegation.assigned_to_id and not officer.holds(SIGNERS):
        raise Forbidden(_("An allegation is worked by the officer it is assigned to, or by who signs for the office."))


def check_can_write_allegation(officer, allegation):
    check_works_on_allegation(officer, allegation)
    if allegation.is_decided:
        raise Refused(_("The decision on this allegation is entered: it can't be changed any more."))


def check_can_assign_allegation(officer, allegation):
    check_own_office(officer, allegation)
    if not officer.holds(SIGNERS):
        raise Forbidden(_("An allegation is assigned by the head of the office or a deputy."))


def check_can_take_allegation(officer, allegation):
    """Whom it may be assigned to."""
    if officer.office_id != allegation.office_id or not officer.holds(INSPECTORS) or not officer.is_active:
        raise Refused.about("officer", _("It is assigned to a prosecutor of the office it belongs to."))


def check_can_assess_allegation(officer, allegation):
    """Confirmed, its evidence is assessed, once (point 24)."""
    check_works_on_allegation(officer, allegation)
    if not allegation.is_confirmed:
        raise Refused(_("Evidence is assessed where the allegation was confirmed (point 24)."))
    if allegation.assessed_at is not None:
        raise Refused(_("The evidence has been assessed already."))
