"""Placements in penal rooms: who sits where, on whose order, and how many of the 48 hours are left (25(8), 34)."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from facilities.models import Facility, PenalRoom
from oversight.core.languages import alphabetical
from oversight.core.pages import form_address, form_page, keyset_page, reads_cases
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Forbidden, Refused, may
from oversight.documents.enums import ConclusionState

from ..actions import placements as actions
from ..filters import PlacementFilter
from ..forms import PlacementForm, ReasonForm
from ..models import Placement
from ..policies import APPROVERS, check_can_change_placement, check_can_enter_placement
from .panels import FEW, panel
from .placement_card import card_of, dress_placements, placement_page
from .scope import act_on_placement, facility_in_scope, placement_in_scope


@require_safe
@reads_cases
def placement_list(request):
    found = Placement.objects.visible_to(request.user).with_names()
    chosen = PlacementFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    context = {
        "filter": chosen,
        "page": page,
        "placements": dress_placements(page),
        "now": timezone.now(),
        "may_enter": may(check_can_inspect, request.user),
    }
    return render(request, "inspections/placements.html", context)


@form_address
@reads_cases
def enter(request):
    """`?facility=` is known when one comes from its card; without it, the first question is which."""
    check_can_inspect(request.user)
    if not request.GET.get("facility", "").isdecimal():
        return choose_facility(request, _("Enter a placement"), "inspections:placements")
    facility = facility_in_scope(request, request.GET["facility"])
    check_can_enter_placement(request.user, facility)
    now = timezone.now()

    def act(**fields):
        told_at = fields.pop("told_at") or now.replace(second=0, microsecond=0)
        made = actions.enter(facility=facility, told_at=told_at, **fields, by=request.user, at=now)
        messages.success(request, _("The placement is entered, its clock runs."))
        return card_of(made)

    form = PlacementForm(request.POST or None, facility=facility)
    context = {
        "heading": _("Enter a placement"),
        "about": facility,
        "back_url": reverse("inspections:placements"),
        "back_title": _("Placements"),
        "submit": _("Enter"),
    }
    return form_page(request, form, "inspections/placement_form.html", act, **context)


@require_safe
def placement(request, pk):
    """The card names a person: who read it is kept in the audit trail."""
    found = placement_in_scope(request, pk)
    actions.record_view(found, by=request.user, at=timezone.now())
    return placement_page(request, found)


@form_address
def change(request, pk):
    found = placement_in_scope(request, pk)
    check_can_change_placement(request.user, found)

    def act(**fields):
        told_at = fields.pop("told_at") or found.told_at
        actions.change(found, told_at=told_at, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The placement is corrected."))
        return card_of(found)

    form = PlacementForm(
        request.POST or None, facility=found.facility, instance=found, initial={"version": found.version}
    )
    context = {"heading": _("Correct the placement"), "about": found.facility}
    context |= {"back_url": card_of(found), "back_title": str(found), "submit": _("Save")}
    return form_page(request, form, "inspections/placement_form.html", act, **context)


@act_on_placement
def withdraw(request, pk):
    found = placement_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    refusal = None
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as said:
            refusal = said
        else:
            messages.success(request, _("The placement is withdrawn."))
            return redirect(card_of(found))
    return placement_page(request, found, status=422, refusal=refusal, withdraw=form)


@require_safe
@reads_cases
def today(request):
    """The officer's own office: whose 48 hours run, and which conclusions wait for their approval."""
    own = Placement.objects.visible_to(request.user).standing().with_names().filter(office=request.user.office)
    waiting = own.exclude(conclusion__state=ConclusionState.APPROVED).order_by("obligation__due_at", "pk")
    to_approve = own.filter(conclusion__state=ConclusionState.ON_APPROVAL)
    mine = to_approve.exclude(conclusion__author=request.user).exclude(conclusion__drafted_by=request.user)
    context = {
        "now": timezone.now(),
        "waiting": dress_placements(waiting[:FEW]),
        "to_approve": dress_placements(mine.order_by("obligation__due_at", "pk")[:FEW])
        if request.user.holds(APPROVERS)
        else [],
    }
    return panel(request, "inspections/_placements_today.html", context, title=None)


@require_safe
@reads_cases
def of_facility(request, pk):
    """Who sits in the facility's penal rooms, and how many of the 48 hours are left."""
    facility = facility_in_scope(request, pk)
    found = Placement.objects.visible_to(request.user).standing().filter(facility=facility).with_names()
    context = {
        "facility": facility,
        "now": timezone.now(),
        "placements": dress_placements(found.order_by("-placed_at")[:FEW]),
        "may_enter": may(check_can_enter_placement, request.user, facility) and facility.penal_rooms.exists(),
    }
    return panel(request, "inspections/_placements_of_facility.html", context, title=facility)


def choose_facility(request, title, back):
    """The first question of a form about penal rooms: which of the open facilities that have one."""
    name = "name_kk" if get_language() == "kk" else "name_ru"
    rooms = PenalRoom.objects.filter(facility=OuterRef("pk"), closed_on=None)
    found = Facility.objects.visible_to(request.user).open_on(timezone.localdate()).filter(Exists(rooms))
    text = request.GET.get("q", "").strip()
    if text:
        found = found.filter(**{f"{name}__icontains": text})
    found = found.order_by(alphabetical(name)).select_related("supervising_office")
    context = {
        "facilities": found[:50],
        "q": text,
        "title": title,
        "question": _("In which facility?"),
        "back_url": reverse(back),
        "back_title": _("Back"),
    }
    return render(request, "inspections/choose_place.html", context)
