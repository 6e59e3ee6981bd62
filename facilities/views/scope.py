from django.shortcuts import get_object_or_404
from django.urls import reverse

from ..models import Facility


def facility_in_scope(request, pk):
    """The facility the officer may see; for anything else 404."""
    facilities = Facility.objects.visible_to(request.user).select_related("supervising_office__parent")
    return get_object_or_404(facilities, pk=pk)


def card_of(facility):
    return reverse("facilities:facility", args=[facility.pk])
