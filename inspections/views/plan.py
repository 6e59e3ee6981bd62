"""Plans of work: the list, one plan with its items, drafting, approving (point 15(1))."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import plan_items, plans
from ..filters import PlanFilter
from ..forms import CommentForm, PlanForm
from ..models import Plan
from ..policies import check_can_approve_plan, check_can_change_plan, check_can_draft_plan, check_can_work_item
from .card import papers_context
from .scope import act_on_plan


def plan_in_scope(request, pk):
    found = Plan.objects.visible_to(request.user).select_related("office", "document", "drafted_by", "approved_by")
    return get_object_or_404(found, pk=pk)


@require_safe
@reads_cases
def plan_list(request):
    found = Plan.objects.visible_to(request.user).with_names()
    chosen = PlanFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs.with_progress(), request)
    all_plans = reverse("inspections:plans")
    for plan in page:
        plan.address = f"{all_plans}{plan.pk}/"
    context = {"filter": chosen, "page": page, "may_draft": may(check_can_draft_plan, request.user)}
    return render(request, "inspections/plans.html", context)


@form_address
@reads_cases
def draft_plan(request):
    check_can_draft_plan(request.user)

    def act(**fields):
        made = plans.draft(**fields, by=request.user, at=timezone.now())
        messages.success(request, _("The plan is drafted: add what is to be done."))
        return card_of(made)

    context = {
        "heading": _("New plan of work"),
        "back_url": reverse("inspections:plans"),
        "back_title": _("Plans of work"),
    }
    form = PlanForm(request.POST or None)
    return form_page(request, form, "inspections/order_form.html", act, **context, submit=_("Save the draft"))


@require_safe
def plan(request, pk):
    return _plan_page(request, plan_in_scope(request, pk))


@act_on_plan
def take_duties(request, pk):
    found = plan_in_scope(request, pk)

    def act(plan, by, at):
        taken = plan_items.take_duties(plan, by=by, at=at)
        messages.success(
            request,
            ngettext("%(count)s item was added.", "%(count)s items were added.", taken) % {"count": taken}
            if taken
            else _("The plan holds every inspection the rulebook demands in these days already."),
        )

    return _acted(request, found, act)


@act_on_plan
def submit_plan(request, pk):
    return _acted(request, plan_in_scope(request, pk), plans.submit, _("The plan is sent for approval."))


@act_on_plan
def approve_plan(request, pk):
    return _acted(request, plan_in_scope(request, pk), plans.approve, _("The plan is approved and has its number."))


@act_on_plan
def drop_plan(request, pk):
    found = plan_in_scope(request, pk)
    done = _acted(request, found, plans.drop, _("The draft is dropped."))
    return redirect("inspections:plans") if done.status_code == 302 else done


@act_on_plan
def return_plan(request, pk):
    found, form = plan_in_scope(request, pk), CommentForm(request.POST, auto_id="return_%s")
    if not form.is_valid():
        return _plan_page(request, found, status=422, return_form=form)
    try:
        plans.give_back(found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        refuse(form, refusal)
        return _plan_page(request, plan_in_scope(request, pk), status=422, refusal=refusal, return_form=form)
    messages.success(request, _("The plan is returned to its author."))
    return redirect(card_of(found))


def card_of(plan):
    return reverse("inspections:plan", args=[plan.pk])


def _acted(request, plan, act, sentence=""):
    """Do it and go back to the plan; refused, the plan is shown with the sentence."""
    try:
        act(plan, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return _plan_page(request, plan_in_scope(request, plan.pk), status=422, refusal=refusal)
    if sentence:
        messages.success(request, sentence)
    return redirect(card_of(plan))


def _plan_page(request, plan, *, status=200, refusal=None, return_form=None):
    today = plan.office.local_day(timezone.now())
    items = list(plan.items.select_related("facility", "responsible", "inspection"))
    for item in items:
        item.plan = plan
        item.late = plan.is_approved and item.is_late(today)
        item.workable = may(check_can_work_item, request.user, item)
    context = {
        "plan": plan,
        "items": items,
        "refusal": refusal,
        "may_change": may(check_can_change_plan, request.user, plan),
        "may_approve": may(check_can_approve_plan, request.user, plan),
        "return_form": return_form or CommentForm(auto_id="return_%s"),
        "done": sum(item.is_done for item in items),
        "late": sum(item.late for item in items),
        "history": AuditRow.objects.about(plan)[:HISTORY],
        **papers_context(request.user, plan.document),
    }
    return render(request, "inspections/plan.html", context, status=status)
