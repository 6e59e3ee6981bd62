"""Orders to inspect: the list, drafting, signing, withdrawing (point 7)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from facilities.models import Facility
from oversight.core.forms import refuse
from oversight.core.languages import alphabetical
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import orders as actions
from ..filters import OrderFilter
from ..forms import OrderForm, ReasonForm
from ..models import Inspection, Order
from ..policies import (
    check_can_change_order,
    check_can_sign_order,
    check_can_withdraw_order,
)
from .card import papers_context
from .rows import dress_orders, dress_rows
from .scope import act_on_order, order_in_scope


@require_safe
@reads_cases
def order_list(request):
    found = Order.objects.visible_to(request.user).select_related("facility", "office", "document", "signed_by")
    chosen = OrderFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_orders(page)
    context = {
        "filter": chosen,
        "page": page,
        "may_draft": may(check_can_inspect, request.user),
    }
    return render(request, "inspections/orders.html", context)


@form_address
@reads_cases
def draft_order(request):
    check_can_inspect(request.user)
    today = timezone.localdate()

    def act(**fields):
        made = actions.draft(**fields, by=request.user, at=timezone.now())
        messages.success(request, _("The order is drafted; it binds nobody until it is signed."))
        return _card_of(made)

    initial = {"begins_on": today, "ends_on": today}
    initial |= {name: request.GET.get(name) for name in ("facility", "subject")}
    form = OrderForm(request.POST or None, facilities=_facilities(request, today), initial=initial)
    context = {
        "heading": _("New order to inspect"),
        "back_url": reverse("inspections:orders"),
        "back_title": _("Orders"),
    }
    return form_page(request, form, "inspections/order_form.html", act, **context, submit=_("Save the draft"))


@require_safe
def order(request, pk):
    return _order_page(request, order_in_scope(request, pk))


@form_address
def change_order(request, pk):
    found = order_in_scope(request, pk)
    check_can_change_order(request.user, found)

    def act(**fields):
        actions.change(found, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The draft is changed."))
        return _card_of(found)

    form = OrderForm(request.POST or None, instance=found, facilities=_facilities(request, timezone.localdate()))
    context = {"heading": _("Change the draft"), "back_url": _card_of(found), "back_title": str(found)}
    return form_page(request, form, "inspections/order_form.html", act, **context, submit=_("Save the draft"))


@act_on_order
def sign_order(request, pk):
    found = order_in_scope(request, pk)
    try:
        actions.sign(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return _order_page(request, found, status=422, refusal=refusal)
    messages.success(request, _("The order is signed and has its number."))
    return redirect(_card_of(found))


@act_on_order
def withdraw_order(request, pk):
    found = order_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    refusal = None
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as said:
            refusal = said
            refuse(form, said)
        else:
            messages.success(request, _("The order is withdrawn."))
            return redirect(_card_of(found))
    return _order_page(request, found, status=422, refusal=refusal, withdraw_form=form)


def _order_page(request, order, *, status=200, refusal=None, withdraw_form=None):
    resting = Inspection.objects.visible_to(request.user).filter(order=order).with_names()
    context = {
        "order": order,
        "refusal": refusal,
        "may_change": may(check_can_change_order, request.user, order),
        "may_sign": may(check_can_sign_order, request.user, order),
        "may_withdraw": may(check_can_withdraw_order, request.user, order),
        "may_inspect": order.is_in_force and order.office_id == request.user.office_id,
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "inspections": dress_rows(resting.order_by("-pk")[:20]),
        "history": AuditRow.objects.about(order)[:HISTORY],
        **papers_context(request.user, order.document),
    }
    return render(request, "inspections/order.html", context, status=status)


def _facilities(request, today):
    name = "name_kk" if get_language() == "kk" else "name_ru"
    return Facility.objects.visible_to(request.user).open_on(today).order_by(alphabetical(name))


def _card_of(order):
    return reverse("inspections:order", args=[order.pk])
