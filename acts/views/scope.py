"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from facilities.models import Facility
from oversight.core.pages import only_post

from ..models import ResponseAct, UnlawfulDetention

act_verb = only_post("acts:act")


def act_in_scope(request, pk):
    found = ResponseAct.objects.visible_to(request.user).select_related(
        *("office", "supervising_office", "facility__supervising_office", "kind", "body", "document"),
        *("drafted_by", "signed_by", "routed_by", "noted_by", "notified_office", "follows__kind"),
        *("follows__body", "follows__document", "withdrawn_by"),
    )
    return get_object_or_404(found, pk=pk)


def detention_in_scope(request, pk):
    found = UnlawfulDetention.objects.visible_to(request.user).with_names()
    return get_object_or_404(found.select_related("supervising_office", "found_by", "entered_by"), pk=pk)


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user).select_related("supervising_office"), pk=pk)
