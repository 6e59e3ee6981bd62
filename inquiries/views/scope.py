"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from functools import wraps

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from ..models import Inquiry, Requisition

form_address = require_http_methods(["GET", "HEAD", "POST"])


def only_post(name):
    """A verb's address opened by itself (a reload, the way back from signing in) leads to the page it belongs to."""

    def decorate(view):
        @wraps(view)
        def checked(request, pk, **kwargs):
            return view(request, pk, **kwargs) if request.method == "POST" else redirect(name, pk)

        return form_address(checked)

    return decorate


on_inquiry = only_post("inquiries:inquiry")
on_requisition = only_post("inquiries:requisition")


def inquiry_in_scope(request, pk):
    found = Inquiry.objects.visible_to(request.user).with_names().select_related("taken_by")
    return get_object_or_404(found, pk=pk)


def requisition_in_scope(request, pk):
    return get_object_or_404(Requisition.objects.visible_to(request.user).with_names(), pk=pk)


def sent(request):
    """What a form with files is bound to, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
