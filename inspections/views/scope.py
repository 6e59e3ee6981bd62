"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from facilities.models import Facility
from oversight.core.policies import check_can_read_cases
from oversight.core.refusals import may

from ..models import Inspection, Order


def reads_cases(view):
    """For who sees no case these pages do not exist."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if not may(check_can_read_cases, request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def inspection_in_scope(request, pk):
    found = Inspection.objects.visible_to(request.user).select_related(
        "office",
        "supervising_office",
        "facility__supervising_office",
        "kind",
        "order__document",
        "spravka",
        "created_by",
    )
    return get_object_or_404(found, pk=pk)


def order_in_scope(request, pk):
    found = Order.objects.visible_to(request.user).select_related(
        "office", "facility__supervising_office", "document", "drafted_by", "signed_by"
    )
    return get_object_or_404(found, pk=pk)


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user).select_related("supervising_office"), pk=pk)


def card_of(inspection, place=""):
    """The address of an inspection's page, or of one `place` in it."""
    return reverse("inspections:inspection", args=[inspection.pk]) + (f"#{place}" if place else "")
