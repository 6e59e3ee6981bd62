"""Visitors of a reception: entered, changed, removed; what was promised is done."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.actions.requests import once
from oversight.core.pages import form_address, form_page, reads_cases

from ..actions import visitors as actions
from ..forms import SettleForm, VisitorForm
from ..policies import check_can_settle, check_can_write
from .receptions import FORM
from .scope import act_on_reception, reception_in_scope, visitor_in_scope


@form_address
@reads_cases
def add_visitor(request, pk):
    """The page's key makes one visitor of it, however often it is sent."""
    reception = reception_in_scope(request, pk)
    check_can_write(request.user, reception)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(version=None, **said):
        now = timezone.now()
        make = partial(actions.add, reception, **said, by=request.user, at=now)
        body = {name: str(value) for name, value in said.items()}
        once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The visitor is entered."))
        return f"{reception.get_absolute_url()}#visitors"

    form = VisitorForm(request.POST or None, expected=reception.expected)
    context = {"heading": _("Visitor"), "submit": _("Enter"), "key": key, **_back_to(reception)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def change_visitor(request, pk, visitor_pk):
    visitor = visitor_in_scope(request, pk, visitor_pk)
    check_can_write(request.user, visitor.reception)

    def act(**said):
        actions.change(visitor, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The entry is changed."))
        return visitor.page

    initial = {name: getattr(visitor, name) for name in actions.FIELDS} | {"version": visitor.reception.version}
    form = VisitorForm(request.POST or None, expected=visitor.reception.expected, initial=initial)
    context = {"heading": str(visitor), "submit": _("Save"), **_back_to(visitor.reception)}
    return form_page(request, form, FORM, act, **context)


@act_on_reception
@reads_cases
def remove_visitor(request, pk, visitor_pk):
    visitor = visitor_in_scope(request, pk, visitor_pk)
    actions.remove(visitor, by=request.user, at=timezone.now())
    messages.success(request, _("The entry is removed."))
    return redirect(visitor.reception)


@form_address
@reads_cases
def settle_visitor(request, pk, visitor_pk):
    visitor = visitor_in_scope(request, pk, visitor_pk)
    check_can_settle(request.user, visitor)

    def act(**said):
        actions.settle(visitor, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded that this is done."))
        return visitor.page

    form = SettleForm(request.POST or None, initial={"done_on": timezone.localdate()})
    words = {"heading": _("What was promised is done"), "submit": _("Record it"), "visitor": visitor}
    return form_page(request, form, FORM, act, **words, **_back_to(visitor.reception))


def _back_to(reception):
    return {"back_url": reception.get_absolute_url(), "back_title": str(reception)}
