"""Who may do what with orders and inspections, and when (points 2, 7, 9, 12)."""

from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS, check_can_inspect, check_can_sign
from oversight.core.refusals import Forbidden, Refused

from .enums import InspectionState
from .models import JournalEntry


def check_can_inspect_here(officer, facility):
    """The office supervises the facility itself, or stands above the one that does."""
    check_can_inspect(officer)
    if officer.office_id not in facility.supervising_office.lineage:
        raise Refused.about("facility", _("This facility is outside your office's supervision."))


def check_own_office(officer, thing):
    if officer.office_id != thing.office_id:
        raise Forbidden(_("This belongs to another office: you may read it, its own officers change it."))


def check_can_conduct(officer, inspection):
    """May the officer change the inspection at all, whatever its state?"""
    check_can_inspect(officer)
    check_own_office(officer, inspection)


def check_can_write(officer, inspection):
    check_can_conduct(officer, inspection)
    if not inspection.is_writable:
        raise Refused(
            _("The inspection is in the state “%(state)s”: its checklist and findings can no longer be changed.")
            % {"state": inspection.get_state_display()}
        )


def check_can_complete(officer, inspection):
    check_can_conduct(officer, inspection)
    _check_state(inspection, InspectionState.UNDER_WAY)


def check_can_begin(officer, inspection):
    check_can_conduct(officer, inspection)
    _check_state(inspection, InspectionState.PLANNED)


def check_can_cancel(officer, inspection):
    check_can_conduct(officer, inspection)
    _check_state(inspection, InspectionState.PLANNED, InspectionState.UNDER_WAY)
    if JournalEntry.objects.filter(inspection=inspection).exists():
        raise Refused(_("The inspection stands in the journal of checks: correct it and complete it again (point 47)."))


def check_can_reopen(officer, inspection):
    check_can_conduct(officer, inspection)
    _check_state(inspection, InspectionState.COMPLETED, InspectionState.ACKNOWLEDGED)


def check_can_issue_spravka(officer, inspection):
    check_can_conduct(officer, inspection)
    _check_state(inspection, InspectionState.COMPLETED)
    if inspection.spravka_id:
        raise Refused(_("The certificate has been issued; to correct it, reopen the inspection."))


def check_can_acknowledge(officer, inspection):
    """Recorded by the inspecting office or by the prosecutor who supervises the place (point 9)."""
    if not officer.holds(INSPECTORS) or officer.office_id not in (
        inspection.office_id,
        inspection.supervising_office_id,
    ):
        raise Forbidden(_("The acknowledgement is recorded by the inspecting office or by the supervising prosecutor."))
    if not inspection.spravka_id:
        raise Refused(_("This inspection has no certificate, so there is nothing to acknowledge (point 9)."))
    _check_state(inspection, InspectionState.COMPLETED)


def check_can_close(officer, inspection):
    check_can_conduct(officer, inspection)
    if inspection.state == InspectionState.COMPLETED and inspection.spravka_id:
        raise Refused(
            _(
                "The inspection is closed when both the head of the inspected body and the supervising prosecutor "
                "have read the certificate (point 9)."
            )
        )
    _check_state(inspection, InspectionState.COMPLETED, InspectionState.ACKNOWLEDGED)


def check_can_draft_order(officer, facility):
    check_can_inspect_here(officer, facility)


def check_can_change_order(officer, order):
    check_can_inspect(officer)
    check_own_office(officer, order)
    if order.signed_at is not None:
        raise Refused(_("A signed order can't be changed; withdraw it and draft another."))
    if order.withdrawn_at is not None:
        raise Refused(_("A withdrawn order can't be changed; draft another."))


def check_can_sign_order(officer, order):
    check_can_change_order(officer, order)
    check_can_sign(officer)


def check_can_withdraw_order(officer, order):
    check_own_office(officer, order)
    if order.signed_at is None:
        check_can_inspect(officer)
    else:
        check_can_sign(officer)
    if order.withdrawn_at is not None:
        raise Refused(_("The order has been withdrawn already."))
    if order.inspections.exclude(state=InspectionState.CANCELLED).exists():
        raise Refused(_("An inspection rests on this order; cancel the inspection first."))


def _check_state(inspection, *states):
    if inspection.state not in states:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": inspection.get_state_display()})
