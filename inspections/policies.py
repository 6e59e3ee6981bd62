"""Who may do what with orders, inspections and placements, and when (points 2, 7, 9, 12, 25(8), 34)."""

from django.utils.translation import gettext as _

from oversight.core.enums import Role
from oversight.core.policies import INSPECTORS, check_can_inspect, check_can_sign
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.policies import (
    check_conclusion_is_anothers,
    check_conclusion_is_begun,
    check_conclusion_is_own,
    check_conclusion_is_typed,
    check_conclusion_waits,
)
from oversight.duties.enums import Asks

from .enums import InspectionState, PartState, PlanState
from .models import JournalEntry

#: Who approves conclusions on placements: Department officers supervise no facility themselves.
APPROVERS = frozenset({Role.DISTRICT_PROSECUTOR, Role.OBLAST_DEPUTY, Role.OBLAST_PROSECUTOR})


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


def check_can_take_part(officer, inspection):
    """Prosecutors of the inspecting office, and those of others whom it has named as inspectors."""
    check_can_inspect(officer)
    if officer.office_id != inspection.office_id and not inspection.inspectors.filter(officer=officer).exists():
        check_own_office(officer, inspection)


def check_can_write(officer, inspection):
    check_can_take_part(officer, inspection)
    if not inspection.is_writable:
        raise Refused(
            _("The inspection is in the state “%(state)s”: its checklist and findings can no longer be changed.")
            % {"state": inspection.get_state_display()}
        )
    check_part_is_open(inspection, officer.pk)


def check_can_change(officer, inspection):
    """Times, video and who inspects: not by the inspectors of another office's part."""
    check_can_write(officer, inspection)
    if inspection.is_joint and inspection.inspectors.filter(officer=officer, part__isnull=False).exists():
        raise Forbidden(_("The details are kept by the office that conducts the inspection."))


def check_part_is_open(inspection, author_id):
    """What the inspectors of a part wrote stays as their office signed it, until it takes its signature back."""
    if author_id is None or not inspection.is_joint:
        return
    signed = inspection.parts.filter(state=PartState.SIGNED, inspectors__officer=author_id)
    if signed := signed.select_related("office").first():
        sentence = _("The part of %(office)s is signed: it is changed once that office takes its signature back.")
        raise Refused(sentence % {"office": signed})


def check_can_write_reading(officer, inspection):
    """Only a check of penal rooms takes the readings of point 34, and only once it has begun."""
    check_can_write(officer, inspection)
    if not inspection.kind.has_readings:
        raise Refused(_("This kind of inspection takes no readings of penal rooms."))
    _check_state(inspection, InspectionState.UNDER_WAY)


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


def check_can_repeat(officer, inspection):
    """A visit that was completed may be made again by any office that may inspect the place."""
    check_can_inspect_here(officer, inspection.facility)
    if inspection.kind.asks == Asks.VIOLATIONS or inspection.kind.on_appeal:
        raise Refused(_("A check on an act or on an appeal is not repeated: open one on the next act or appeal."))
    _check_state(inspection, InspectionState.COMPLETED, InspectionState.ACKNOWLEDGED, InspectionState.CLOSED)


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


def check_can_draft_plan(officer):
    check_can_inspect(officer)


def check_can_change_plan(officer, plan):
    """A draft is written by any prosecutor of its office."""
    check_can_inspect(officer)
    check_own_office(officer, plan)
    if plan.state != PlanState.DRAFT:
        raise Refused(_("This plan is no draft any more: its items stay as they are."))


def check_can_approve_plan(officer, plan):
    """The head of the office or a deputy approves, or returns with a comment; never the author."""
    check_can_inspect(officer)
    check_own_office(officer, plan)
    check_can_sign(officer)
    if officer.pk == plan.drafted_by_id:
        raise Forbidden(_("A plan is approved by somebody other than its author."))
    if plan.state != PlanState.ON_APPROVAL:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": plan.get_state_display()})


def check_can_work_item(officer, item):
    """An item of an approved plan is carried out, or explained, by the prosecutors of its office."""
    check_can_inspect(officer)
    check_own_office(officer, item.plan)
    if not item.plan.is_approved:
        raise Refused(_("The plan isn't approved yet: its items are carried out once it is."))
    if item.is_settled:
        raise Refused(_("What became of this item is entered already."))


def _check_state(inspection, *states):
    if inspection.state not in states:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": inspection.get_state_display()})


def check_can_enter_placement(officer, facility):
    check_can_inspect_here(officer, facility)


def check_can_change_placement(officer, placement):
    """May the officer correct it, withdraw it and write its conclusion at all?"""
    check_can_inspect(officer)
    check_own_office(officer, placement)
    if placement.withdrawn_at is not None:
        raise Refused(_("The placement was withdrawn as entered in error; enter it anew."))
    if _conclusion(placement) is not None and placement.conclusion.is_approved:
        raise Refused(_("The conclusion on this placement is approved: neither can be changed any more."))


def check_can_withdraw_placement(officer, placement):
    check_can_change_placement(officer, placement)


def check_can_write_conclusion(officer, placement):
    check_can_change_placement(officer, placement)
    check_conclusion_is_typed(_conclusion(placement))


def check_can_submit_conclusion(officer, placement):
    check_can_write_conclusion(officer, placement)
    check_conclusion_is_begun(_conclusion(placement))


def check_can_take_back_conclusion(officer, placement):
    check_can_change_placement(officer, placement)
    check_conclusion_waits(_conclusion(placement))
    check_conclusion_is_own(officer, placement.conclusion)


def check_can_decide_conclusion(officer, placement):
    """Approve or return: the district prosecutor; in an oblast office its deputy or the prosecutor (points 20, 34)."""
    check_own_office(officer, placement)
    if not officer.holds(APPROVERS):
        raise Forbidden(
            _("A conclusion is approved by the district prosecutor, in an oblast office by the deputy in charge.")
        )
    check_conclusion_waits(_conclusion(placement))
    check_conclusion_is_anothers(officer, placement.conclusion)


def _conclusion(placement):
    return getattr(placement, "conclusion", None)


def check_can_reconcile(officer, facility):
    """The office that supervises the facility compares its own placements with the facility's journal."""
    check_can_inspect_here(officer, facility)
    if officer.office_id != facility.supervising_office_id:
        raise Forbidden(_("The office that supervises the facility reconciles its placements."))


def check_can_resolve(officer, reconciliation):
    check_can_inspect(officer)
    check_own_office(officer, reconciliation)
    if reconciliation.is_signed:
        raise Refused(_("The reconciliation is signed: it can no longer be changed."))


def check_can_sign_reconciliation(officer, reconciliation):
    check_can_resolve(officer, reconciliation)
