"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.pages import only_post

from ..models import Activity, Method, MethodVersion

on_method = only_post("practice:method")
on_activity = only_post("practice:activity")
FORM = "practice/form.html"


def method_in_scope(request, pk):
    names = ("office", "drafted_by", "ended_by", "superseded_by")
    return get_object_or_404(Method.objects.visible_to(request.user).select_related(*names), pk=pk)


def versions_of(request, method):
    """What the officer may read of a method, the newest first."""
    found = MethodVersion.objects.visible_to(request.user).filter(method=method)
    return found.select_related("written_by", "published_by").order_by("-number")


def activity_in_scope(request, pk):
    found = Activity.objects.visible_to(request.user).with_names().select_related("entered_by")
    return get_object_or_404(found, pk=pk)


def facility_in_scope(request, pk):
    return get_object_or_404(Facility.objects.visible_to(request.user), pk=pk)


def inspection_in_scope(request, pk):
    found = Inspection.objects.visible_to(request.user).select_related("kind", "facility")
    return get_object_or_404(found, pk=pk)


def sent(request):
    """What a form with files is bound to, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
