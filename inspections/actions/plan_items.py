"""Items of a plan of work: written, taken from the duties of the period, carried out or explained."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.duties.models import InspectionKind

from ..enums import InspectionState, ItemBasis
from ..models import PlanItem
from ..planning import duties_of
from ..policies import check_can_change_plan, check_can_inspect_here, check_can_work_item
from .inspections import open_inspection
from .plans import lock

FIELDS = ("task", "facility", "kind_code", "responsible", "due_on")


@transaction.atomic
def add(plan, *, basis=ItemBasis.OWN, by, at, **fields):
    """Add an item to a draft plan."""
    plan = lock(plan)
    check_can_change_plan(by, plan)
    item = PlanItem(plan=plan, basis=basis, **fields)
    _check(item, by)
    item.save()
    audit.record("plan_items.add", plan, by=by, at=at, after=audit.snapshot(item, *FIELDS))
    return item


@transaction.atomic
def change(item, *, by, at, **fields):
    """Correct an item of a draft."""
    plan, item = _locked(item)
    check_can_change_plan(by, plan)
    before = audit.snapshot(item, *fields)
    for name, value in fields.items():
        setattr(item, name, value)
    _check(item, by)
    item.save(update_fields=list(fields))
    audit.record("plan_items.change", plan, by=by, at=at, before=before, after=audit.snapshot(item, *fields))
    return item


@transaction.atomic
def remove(item, *, by, at):
    plan, item = _locked(item)
    check_can_change_plan(by, plan)
    audit.record("plan_items.remove", plan, by=by, at=at, before=audit.snapshot(item, *FIELDS))
    item.delete()


@transaction.atomic
def take_duties(plan, *, by, at):
    """Add every inspection that the rulebook demands of the office in the plan's period; return how many were new.

    Daily and weekly checks need no plan. Taken a second time, only what is missing is added.
    """
    plan = lock(plan)
    check_can_change_plan(by, plan)
    there = set(plan.items.exclude(rule_code="").values_list("rule_code", "facility_id", "due_on"))
    new = [
        PlanItem(
            plan=plan,
            task=duty.task,
            facility=duty.facility,
            kind_code=duty.kind.code,
            responsible=by,
            due_on=duty.due_on,
            basis=ItemBasis.DUTY,
            rule_code=duty.rule.code,
        )
        for duty in duties_of(plan)
        if (duty.rule.code, duty.facility.pk, duty.due_on) not in there
    ]
    PlanItem.objects.bulk_create(new)
    audit.record("plans.take_duties", plan, by=by, at=at, after={"rows": len(new)})
    return len(new)


@transaction.atomic
def carry_out(item, *, order=None, planned_on=None, by, at):
    """Make the item an inspection, planned for `planned_on` (the item's day unless given); return the inspection."""
    plan, item = _locked(item)
    check_can_work_item(by, item)
    if item.inspection_id and item.inspection.state != InspectionState.CANCELLED:
        return item.inspection
    if not item.kind_code:
        raise Refused(_("This item is no inspection: say what was done instead."))
    day = planned_on or max(item.due_on, by.office.local_day(at))
    kinds = InspectionKind.objects.for_facility(item.facility, at_level=plan.office.level, on=day)
    kind = kinds.filter(code=item.kind_code).first()
    if kind is None:
        raise Refused(_("The rulebook of that day knows no such inspection at this facility."))
    item.inspection = open_inspection(
        facility=item.facility, kind=kind, planned_on=day, order=order, inspectors=[item.responsible], by=by, at=at
    )
    item.save(update_fields=["inspection"])
    audit.record("plan_items.carry_out", plan, by=by, at=at, after=audit.snapshot(item, "inspection"))
    return item.inspection


@transaction.atomic
def mark_done(item, *, done_on, outcome, by, at):
    """Enter that other work was done, when, and what came of it. Inspections are done by being completed."""
    plan, item = _locked(item)
    check_can_work_item(by, item)
    if item.kind_code:
        raise Refused(_("An inspection is done when it is completed: carry the item out."))
    if done_on > by.office.local_day(at):
        raise Refused.about("done_on", _("This day is still to come."))
    if not outcome.strip():
        raise Refused.about("outcome", _("Say what was done."))
    item.done_on, item.outcome = done_on, outcome.strip()
    checked(item).save(update_fields=["done_on", "outcome"])
    audit.record("plan_items.done", plan, by=by, at=at, after=audit.snapshot(item, "done_on", "outcome"))
    return item


@transaction.atomic
def explain(item, *, why_not, by, at):
    """Enter that an item was not done, and why."""
    plan, item = _locked(item)
    check_can_work_item(by, item)
    if not why_not.strip():
        raise Refused.about("why_not", _("Say why it was not done."))
    item.why_not = why_not.strip()
    checked(item).save(update_fields=["why_not"])
    audit.record("plan_items.not_done", plan, by=by, at=at, after=audit.snapshot(item, "why_not"))
    return item


def _locked(item):
    """The plan and its item as they are stored now, the plan held first."""
    plan = lock(item.plan)
    related = PlanItem.objects.select_related("facility__supervising_office", "responsible", "inspection")
    item = related.filter(pk=item.pk, plan=plan).first()
    if item is None:
        raise Refused(_("This item has been removed by somebody else."))
    item.plan = plan
    return plan, item


def _check(item, by):
    checked(item)
    if not item.plan.covers(item.due_on):
        raise Refused.about("due_on", _("The day is outside the period of the plan."))
    if item.responsible.office_id != item.plan.office_id or not item.responsible.holds(INSPECTORS):
        raise Refused.about("responsible", _("The person responsible is a prosecutor of the plan's office."))
    if item.facility_id is None:
        return
    check_can_inspect_here(by, item.facility)
    kinds = InspectionKind.objects.for_facility(item.facility, at_level=item.plan.office.level, on=item.due_on)
    if item.kind_code and not kinds.filter(code=item.kind_code).exists():
        raise Refused.about("kind_code", _("Your office conducts no such inspection at this facility."))
