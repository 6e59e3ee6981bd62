"""Plans of work (point 15(1)): drafted, approved by another, a paper."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind

from ..models import Plan
from ..papers import plan_context
from ..policies import check_can_approve_plan, check_can_change_plan, check_can_draft_plan
from ..workflow import PLAN

#: A plan covers a year at most; a longer one is a slip of the finger.
LONGEST = 366


@transaction.atomic
def draft(*, begins_on, ends_on, by, at):
    """Draft a plan of the officer's own office for the days [begins_on, ends_on]."""
    check_can_draft_plan(by)
    plan = Plan(office=by.office, begins_on=begins_on, ends_on=ends_on, drafted_by=by, drafted_at=at)
    checked(plan)
    if (ends_on - begins_on).days >= LONGEST:
        raise Refused.about("ends_on", _("A plan covers a year at most; check the dates."))
    if ends_on < by.office.local_day(at):
        raise Refused.about("ends_on", _("These days are over: a plan is made for days to come."))
    plan.save()
    audit.record("plans.draft", plan, by=by, at=at, after=audit.snapshot(plan, "begins_on", "ends_on"))
    return plan


@transaction.atomic
def drop(plan, *, by, at):
    """Drop a draft with its items; the trail keeps that there was one."""
    plan = lock(plan)
    check_can_change_plan(by, plan)
    before = audit.snapshot(plan, "begins_on", "ends_on") | {"rows": plan.items.count()}
    audit.record("plans.drop", plan, by=by, at=at, before=before)
    plan.delete()


@transaction.atomic
def submit(plan, *, by, at):
    """Send a draft for approval. A plan without items is refused."""
    plan = lock(plan)
    check_can_change_plan(by, plan)
    if not plan.items.exists():
        raise Refused(_("A plan without items can't be approved: add what is to be done."))
    advance(plan, "submit", PLAN)
    plan.submitted_at, plan.comment = at, ""
    plan.save(update_fields=["state", "submitted_at", "comment"])
    audit.record("plans.submit", plan, by=by, at=at, after=audit.snapshot(plan, "state"))
    return plan


@transaction.atomic
def approve(plan, *, by, at):
    """Approve: the plan takes its number and becomes a paper. Idempotent for a double tap of the same hand."""
    plan = lock(plan)
    if plan.approved_by_id == by.pk:
        return plan
    check_can_approve_plan(by, plan)
    advance(plan, "approve", PLAN)
    plan.approved_at, plan.approved_by = at, by
    plan.document = issue(
        DocumentKind.PLAN,
        office=plan.office,
        title_ru="План работы",
        title_kk="Жұмыс жоспары",
        context=plan_context(plan),
        subject_url=reverse("inspections:plan", args=[plan.pk]),
        by=by,
        at=at,
    )
    plan.save(update_fields=["state", "approved_at", "approved_by", "document"])
    audit.record("plans.approve", plan, by=by, at=at, after={"number": plan.document.number_label})
    return plan


@transaction.atomic
def give_back(plan, *, comment, by, at):
    """Return a plan to its author with a comment: it is a draft again."""
    plan = lock(plan)
    check_can_approve_plan(by, plan)
    if not comment.strip():
        raise Refused.about("comment", _("Say what is to be changed."))
    advance(plan, "give_back", PLAN)
    plan.submitted_at, plan.comment = None, comment.strip()
    plan.save(update_fields=["state", "submitted_at", "comment"])
    audit.record("plans.give_back", plan, by=by, at=at, after=audit.snapshot(plan, "state", "comment"))
    return plan


def lock(plan):
    """The plan as it is stored now, held until the transaction ends."""
    related = Plan.objects.select_related("office", "drafted_by", "document")
    try:
        return related.select_for_update(of=("self",)).get(pk=plan.pk)
    except Plan.DoesNotExist:
        raise Refused(_("This draft has been dropped by somebody else.")) from None
