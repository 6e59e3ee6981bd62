"""Checks on the spot of emergencies and of uses of force: ordered in one tap, opened on the signed order (15(7))."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.refusals import Forbidden, Refused, may

from ..actions import checks as actions
from ..policies import check_can_open_check
from .scope import act_on_card, act_on_force, card_of, force_card_of, force_in_scope, incident_in_scope


@act_on_card
def order_of_incident(request, pk):
    found = incident_in_scope(request, pk)
    return _order(request, found, card_of(found, "checks"))


@act_on_card
def open_of_incident(request, pk, check_pk):
    found = incident_in_scope(request, pk)
    return _open(request, get_object_or_404(found.checks, pk=check_pk), card_of(found, "checks"))


@act_on_force
def order_of_force(request, pk):
    found = force_in_scope(request, pk)
    return _order(request, found, force_card_of(found, "checks"))


@act_on_force
def open_of_force(request, pk, force_check_pk):
    found = force_in_scope(request, pk)
    return _open(request, get_object_or_404(found.checks, pk=force_check_pk), force_card_of(found, "checks"))


def checks_context(officer, about):
    """The checks ordered about an emergency or a use of force, each with whether the officer may open it now."""
    names = ("order__office", "order__document__office", "inspection__kind", "inspection__facility")
    rows = list(about.checks.select_related(*names))
    for row in rows:
        row.may_open = row.inspection is None and not row.is_dropped and may(check_can_open_check, officer, row)
    return {"checks": rows}


def _order(request, about, back):
    return _do(request, lambda: actions.order_check(about, by=request.user, at=timezone.now()), back)


def _open(request, check, back):
    return _do(request, lambda: actions.open_check(check, by=request.user, at=timezone.now()), back)


def _do(request, step, back):
    """To the inspection that is open now; to the order, where that waits for its signature."""
    try:
        check = step()
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if check.inspection_id is None:
        messages.success(request, _("The order is drafted; the inspection opens once it is signed."))
        return redirect(reverse("inspections:order", args=[check.order_id]))
    messages.success(request, _("The order is signed and the inspection is open."))
    return redirect(reverse("inspections:inspection", args=[check.inspection_id]))
