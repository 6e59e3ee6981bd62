"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.shortcuts import get_object_or_404

from oversight.core.pages import only_post

from ..models import Inquiry, Requisition

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
