"""From the list of places into a plan of work: one place in one tap, or several chosen at once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilities.models import Facility
from inspections.models import Plan
from inspections.policies import check_can_change_plan, check_can_draft_plan
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Forbidden, Refused

from .. import actions
from ..assessment import places_by_risk
from ..forms import PlacesForm, PlanChoice, drafts_of
from ..policies import check_can_plan_visit
from .places import open_places
from .rows import dress

#: How many places a plan is offered at once.
OFFERED = 30


@form_address
@reads_cases
def plan_visit(request, pk):
    """One draft: the visit is in it at once. Several: the officer chooses. None: one is drafted first."""
    found = Facility.objects.visible_to(request.user).select_related("supervising_office")
    facility = get_object_or_404(found, pk=pk)
    check_can_plan_visit(request.user, facility)
    check_can_draft_plan(request.user)
    drafts = list(drafts_of(request.user)[:2])
    if not drafts:
        messages.info(request, _("Your office has no draft of a plan of work: begin one, then add the place."))
        return redirect("inspections:draft_plan")
    if request.method == "POST" and "plan" not in request.POST:
        return redirect(_take(request, drafts[0], [facility]) if len(drafts) == 1 else request.path)
    form = PlanChoice(request.POST if "plan" in request.POST else None, officer=request.user)
    context = {
        "heading": _("Into which plan?"),
        "back_url": reverse("risk:of_facility", args=[facility.pk]),
        "back_title": str(facility),
        "submit": _("Add"),
    }
    return form_page(
        request, form, "inspections/order_form.html", lambda plan: _take(request, plan, [facility]), **context
    )


@form_address
@reads_cases
def places_of_plan(request, pk):
    """The places proposed to a draft plan; those chosen become its items."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("office"), pk=pk)
    check_can_change_plan(request.user, plan)
    now = timezone.now()
    facilities = open_places(request.user, now)
    form = PlacesForm(request.POST or None, facilities=facilities)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_take(request, plan, form.cleaned_data["places"]))
        except Forbidden:
            raise
        except Refused as refused:
            refusal = refused
    there = set(plan.items.exclude(facility=None).values_list("facility_id", flat=True))
    proposed = [place for place in places_by_risk(facilities, request.user, now) if place.is_proposed]
    context = {
        "plan": plan,
        "rows": dress(
            [place for place in proposed if place.facility.pk not in there][:OFFERED], request.user, now, few=3
        ),
        "form": form,
        "refusal": refusal,
        "chosen": set(request.POST.getlist("places")),
    }
    return render(request, "risk/places_of_plan.html", context, status=422 if request.method == "POST" else 200)


def _take(request, plan, facilities):
    taken = actions.take_places(plan, facilities, by=request.user, at=timezone.now())
    card = reverse("inspections:plan", args=[plan.pk])
    if taken:
        words = ngettext("%(count)s place was added to the plan.", "%(count)s places were added to the plan.", taken)
        messages.success(request, words % {"count": taken})
    else:
        messages.info(request, _("The place stands in this plan already."))
    return card
