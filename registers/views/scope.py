"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.pages import only_post

from ..models import Reception

act_on_reception = only_post("registers:reception")


def reception_in_scope(request, pk):
    found = Reception.objects.visible_to(request.user).select_related(
        *("office", "supervising_office", "facility__supervising_office", "inspection__kind", "inspection__facility"),
        *("received_by", "recorded_by", "document"),
    )
    return get_object_or_404(found, pk=pk)


def visitor_in_scope(request, pk, visitor_pk):
    """The visitor of a reception, with that reception."""
    reception = reception_in_scope(request, pk)
    visitor = get_object_or_404(reception.visitors, pk=visitor_pk)
    visitor.reception = reception
    return visitor


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user).select_related("supervising_office"), pk=pk)


def inspection_in_scope(request, pk):
    found = Inspection.objects.visible_to(request.user).select_related("kind", "facility__supervising_office")
    return get_object_or_404(found, pk=pk)
