"""Legal acts studied: the list, the card, entered and changed, protested in one tap (points 13, 15(2))."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.enums import InspectionState
from inspections.models import Inspection
from oversight.core.actions.requests import once
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may
from oversight.duties.enums import BodyLevel

from ..actions import legal_acts as actions
from ..filters import LegalActFilter
from ..forms import LegalActForm, NewLegalActForm
from ..models import ReviewedAct
from ..policies import check_can_change_legal_act, check_can_protest, check_is_prosecutor
from .receptions import FORM

#: How many of the office's inspections a new record offers.
RECENT = 50


@require_safe
@reads_cases
def legal_act_list(request):
    found = ReviewedAct.objects.visible_to(request.user).with_names()
    chosen = LegalActFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    context = {"filter": chosen, "page": page, "may_review": may(check_is_prosecutor, request.user)}
    return render(request, "registers/legal_acts.html", context)


@require_safe
@reads_cases
def legal_act(request, pk):
    return _card(request, _in_scope(request, pk))


@form_address
@reads_cases
def new_legal_act(request):
    """`?inspection=` is known when one comes from its card. The page's key makes one record of it."""
    check_is_prosecutor(request.user)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(**said):
        now = timezone.now()
        make = partial(actions.review, **said, by=request.user, at=now)
        body = {name: str(getattr(value, "pk", value)) for name, value in said.items()}
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The legal act is entered as studied."))
        return reverse("registers:legal_act", args=[made])

    choices = {"inspections": _inspections(request), "officer": request.user}
    form = NewLegalActForm(request.POST or None, **choices, initial=_brought(request))
    back = {"back_url": reverse("registers:legal_acts"), "back_title": _("Legal acts studied")}
    return form_page(request, form, FORM, act, heading=_("A legal act studied"), submit=_("Enter"), key=key, **back)


@form_address
@reads_cases
def change_legal_act(request, pk):
    found = _in_scope(request, pk)
    check_can_change_legal_act(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    initial |= {"body_ru": found.body.name_ru, "body_kk": found.body.name_kk, "body_level": found.body.level}
    initial["lawful"] = "yes" if found.lawful else "no"
    form = LegalActForm(request.POST or None, initial=initial)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Change the record"), submit=_("Save"), **back)


@only_post("registers:legal_act")
@reads_cases
def protest_legal_act(request, pk):
    """The protest, drafted in one tap with what is known; it is signed on its own page."""
    found = _in_scope(request, pk)
    try:
        protest = actions.draft_protest(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return _card(request, _in_scope(request, pk), refusal=refusal, status=422)
    messages.success(request, _("The protest is drafted: read it, mend it, have it signed."))
    return redirect(protest)


def _card(request, found, *, refusal=None, status=200):
    context = {
        "act": found,
        "refusal": refusal,
        "may_change": may(check_can_change_legal_act, request.user, found),
        "may_protest": may(check_can_protest, request.user, found),
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "registers/legal_act.html", context, status=status)


def _in_scope(request, pk):
    names = ("supervising_office", "facility__supervising_office", "inspection__kind", "inspection__facility")
    found = ReviewedAct.objects.visible_to(request.user).with_names().select_related(*names, "entered_by")
    return get_object_or_404(found, pk=pk)


def _brought(request):
    """The first values: the inspection, and its facility as the body whose acts are studied there."""
    initial = {"reviewed_on": timezone.localdate()}
    pk = request.GET.get("inspection", "")
    found = _own(request).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if found is not None:
        place = found.facility
        initial |= {"inspection": found, "body_ru": place.name_ru, "body_kk": place.name_kk}
        initial["body_level"] = BodyLevel.DISTRICT
    return initial


def _inspections(request):
    """The office's own that have begun: the one that is named, and the latest."""
    own, named = _own(request), request.GET.get("inspection", "") or request.POST.get("inspection", "")
    latest = list(own.order_by("-pk").values_list("pk", flat=True)[:RECENT])
    return own.filter(pk__in=[*latest, *([int(named)] if named.isdecimal() and len(named) < 19 else [])])


def _own(request):
    begun = Inspection.objects.visible_to(request.user).filter(office=request.user.office)
    return begun.exclude(state__in=[InspectionState.PLANNED, InspectionState.CANCELLED]).with_names()
