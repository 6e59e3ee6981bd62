"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from facilities.models import Facility
from oversight.core.policies import check_can_read_cases
from oversight.core.refusals import may

from ..models import ResponseAct, UnlawfulDetention


def reads_cases(view):
    """For who sees no case these pages do not exist."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if not may(check_can_read_cases, request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def only_post(name):
    """A verb's address opened by itself (a reload, the way back from signing in) leads to the page it belongs to."""

    def decorate(view):
        @wraps(view)
        def checked(request, pk, **kwargs):
            return view(request, pk, **kwargs) if request.method == "POST" else redirect(name, pk)

        return require_http_methods(["GET", "HEAD", "POST"])(checked)

    return decorate


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
