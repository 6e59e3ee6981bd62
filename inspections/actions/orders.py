"""Orders to inspect (point 7)."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind

from ..models import Order
from ..papers import order_context
from ..policies import (
    check_can_change_order,
    check_can_draft_order,
    check_can_sign_order,
    check_can_withdraw_order,
)

FIELDS = ("facility", "ground", "ground_details", "subject", "begins_on", "ends_on")


@transaction.atomic
def draft(*, facility, by, at, **fields):
    """Draft an order of the officer's own office; it binds nobody until it is signed."""
    check_can_draft_order(by, facility)
    order = Order(office=by.office, facility=facility, drafted_at=at, drafted_by=by, **fields)
    _check(order)
    order.save()
    audit.record("orders.draft", order, by=by, at=at, after=audit.snapshot(order, *FIELDS))
    return order


@transaction.atomic
def change(order, *, by, at, **fields):
    order = _lock(order)
    check_can_change_order(by, order)
    if "facility" in fields:
        check_can_draft_order(by, fields["facility"])
    before = audit.snapshot(order, *fields)
    for name, value in fields.items():
        setattr(order, name, value)
    _check(order)
    order.save(update_fields=list(fields))
    audit.record("orders.change", order, by=by, at=at, before=before, after=audit.snapshot(order, *fields))
    return order


@transaction.atomic
def sign(order, *, by, at):
    """Sign: the order takes its number and becomes a paper. Idempotent for a double tap of the same signer."""
    order = _lock(order)
    if order.signed_by_id == by.pk:
        return order
    check_can_sign_order(by, order)
    order.signed_at, order.signed_by = at, by
    order.document = issue(
        DocumentKind.ORDER,
        office=order.office,
        facility=order.facility,
        title_ru="Постановление о назначении проверки",
        title_kk="Тексеру тағайындау туралы қаулы",
        context=order_context(order),
        subject_url=reverse("inspections:order", args=[order.pk]),
        by=by,
        at=at,
    )
    order.save(update_fields=["signed_at", "signed_by", "document"])
    audit.record("orders.sign", order, by=by, at=at, after={"number": order.document.number_label})
    return order


@transaction.atomic
def withdraw(order, *, reason, by, at):
    """Withdraw an order on which no inspection rests."""
    order = _lock(order)
    check_can_withdraw_order(by, order)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the order is withdrawn."))
    order.withdrawn_at, order.withdrawn_reason = at, reason.strip()
    order.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record("orders.withdraw", order, by=by, at=at, after={"reason": order.withdrawn_reason})
    return order


def _lock(order):
    return (
        Order.objects.select_for_update(of=("self",))
        .select_related("office", "facility__supervising_office", "document")
        .get(pk=order.pk)
    )


def _check(order):
    checked(order, exclude=["document", "signed_by"])
    if not order.facility.is_open_on(order.begins_on):
        raise Refused.about("begins_on", _("The facility is not open on that day."))
