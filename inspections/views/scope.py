"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from facilities.models import Facility
from oversight.core.pages import only_post

from ..models import Inspection, JointPart, Order, Placement

act_on_card = only_post("inspections:inspection")
act_on_order = only_post("inspections:order")
act_on_placement = only_post("inspections:placement")
act_on_plan = only_post("inspections:plan")
act_on_part = only_post("inspections:part")


def inspection_in_scope(request, pk):
    found = Inspection.objects.visible_to(request.user).select_related(
        "office",
        "supervising_office",
        "facility__supervising_office",
        "kind",
        "order__document",
        "spravka",
        "created_by",
        "repeats",
    )
    return get_object_or_404(found, pk=pk)


def part_in_scope(request, pk):
    found = JointPart.objects.visible_to(request.user).select_related(
        *("office", "inspection__office", "inspection__facility__supervising_office", "inspection__kind"),
        *("inspection__order__document", "invited_by", "answered_by", "signed_by"),
    )
    return get_object_or_404(found, pk=pk)


def order_in_scope(request, pk):
    found = Order.objects.visible_to(request.user).select_related(
        "office", "facility__supervising_office", "document", "drafted_by", "signed_by"
    )
    return get_object_or_404(found, pk=pk)


def placement_in_scope(request, pk):
    found = Placement.objects.visible_to(request.user).select_related(
        *("office", "facility__supervising_office", "room", "entered_by", "withdrawn_by"),
        *("obligation__rule__edition", "conclusion__author", "conclusion__drafted_by", "conclusion__approved_by"),
        *("conclusion__returned_by", "conclusion__document"),
    )
    return get_object_or_404(found, pk=pk)


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user).select_related("supervising_office"), pk=pk)
