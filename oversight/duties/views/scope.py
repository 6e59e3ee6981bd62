"""What every page of duties begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from facilities.models import Facility
from oversight.core.models import Office

from ..models import Obligation


def obligation_in_scope(request, pk):
    found = Obligation.objects.visible_to(request.user).select_related("office", "facility", "rule__edition", "pending")
    return get_object_or_404(found, pk=pk)


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user), pk=pk)


def office_in_scope(request, pk):
    return get_object_or_404(Office.objects.visible_to(request.user), pk=pk)
