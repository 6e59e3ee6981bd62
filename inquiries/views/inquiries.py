"""Requests between offices: the list, the card with all that was said, asking."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import may

from .. import actions
from ..filters import InquiryFilter
from ..forms import InquiryForm, ReasonForm
from ..models import Inquiry
from ..policies import (
    check_can_accept,
    check_can_answer,
    check_can_ask_again,
    check_can_take,
    check_can_withdraw,
    check_is_prosecutor,
)
from .about import about_of, address_of, named_in
from .rows import dress
from .scope import inquiry_in_scope, sent

VERBS = {
    "take": check_can_take,
    "answer": check_can_answer,
    "accept": check_can_accept,
    "ask_again": check_can_ask_again,
    "withdraw": check_can_withdraw,
}


@require_safe
@reads_cases
def inquiry_list(request):
    found = Inquiry.objects.visible_to(request.user).with_names()
    chosen = InquiryFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress(page, request.user, timezone.now())
    context = {"filter": chosen, "page": page, "may_ask": may(check_is_prosecutor, request.user)}
    return render(request, "inquiries/list.html", context)


@require_safe
@reads_cases
def inquiry(request, pk):
    return inquiry_page(request, inquiry_in_scope(request, pk))


def inquiry_page(request, inquiry, *, status=200, refusal=None, withdraw_form=None):
    """The card; `refusal` is why what was just tried isn't possible."""
    officer, now = request.user, timezone.now()
    dress([inquiry], officer, now)
    context = {
        "inquiry": inquiry,
        "about": about_of(inquiry, officer),
        "entries": inquiry.entries.select_related("said_by__office").prefetch_related("files"),
        "may": {verb: may(check, officer, inquiry) for verb, check in VERBS.items()},
        "refusal": refusal,
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "history": AuditRow.objects.about(inquiry)[:HISTORY],
    }
    return render(request, "inquiries/inquiry.html", context, status=status)


@form_address
@reads_cases
def new(request):
    """Ask; `?facility=`, `?inspection=`, `?response_act=` or `?obligation=` says what it is about."""
    check_is_prosecutor(request.user)
    about = named_in(request.GET, request.user)
    other = {name: thing for name, thing in about.items() if name != "facility"}

    def act(**said):
        made = actions.ask(**said, **other, by=request.user, at=timezone.now())
        messages.success(request, _("It is sent; the office is alerted."))
        return made.get_absolute_url()

    initial = {name: getattr(thing, "pk", None) for name, thing in about.items()}
    initial["asked_office"] = request.GET.get("asked_office")
    form = InquiryForm(*sent(request), officer=request.user, is_about_other=bool(other), initial=initial)
    thing = next(iter(other.values()), None)
    context = {
        "heading": _("Ask another office"),
        "submit": _("Send"),
        "back_url": address_of(thing) if thing else reverse("inquiries:list"),
        "back_title": str(thing) if thing else _("Requests"),
        "about_thing": thing,
    }
    return form_page(request, form, "inquiries/form.html", act, **context)
