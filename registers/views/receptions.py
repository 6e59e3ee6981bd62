"""Receptions: the list, the card, begun and changed, and each verb of its life (points 16(2), 22, 35, 48)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from acts.views.life import this_minute
from facilities.models import Facility
from inspections.enums import InspectionState
from inspections.models import Inspection
from oversight.core.forms import refuse
from oversight.core.languages import alphabetical
from oversight.core.pages import form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import receptions as actions
from ..filters import ReceptionFilter
from ..forms import ChangeReceptionForm, NewReceptionForm, ReasonForm, RecordForm
from ..models import Reception
from ..policies import check_can_write, check_is_prosecutor
from .card import reception_page
from .rows import dress_receptions
from .scope import act_on_reception, reception_in_scope

FORM = "registers/form.html"


@require_safe
@reads_cases
def reception_list(request):
    found = Reception.objects.visible_to(request.user).with_names()
    chosen = ReceptionFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_receptions(page, timezone.localdate())
    context = {"filter": chosen, "page": page, "may_receive": may(check_is_prosecutor, request.user)}
    return render(request, "registers/receptions.html", context)


@require_safe
@reads_cases
def reception(request, pk):
    return reception_page(request, reception_in_scope(request, pk))


@form_address
@reads_cases
def new_reception(request):
    """`?facility=` or `?inspection=` is known when one comes from its card or from a duty."""
    check_is_prosecutor(request.user)

    def act(**said):
        made = actions.begin(**said, by=request.user, at=timezone.now())
        messages.success(request, _("The reception has begun: enter each visitor, then finish the record."))
        return made.get_absolute_url()

    choices = {"facilities": _facilities(request), "inspections": _inspections(request), "officer": request.user}
    form = NewReceptionForm(request.POST or None, **choices, initial=_brought(request))
    context = {"heading": _("New reception"), "submit": _("Begin"), **_back_to_list()}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def change_reception(request, pk):
    found = reception_in_scope(request, pk)
    check_can_write(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = ChangeReceptionForm(request.POST or None, officer=request.user, initial=initial)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Change the reception"), submit=_("Save"), **back)


@act_on_reception
@reads_cases
def record_reception(request, pk):
    found = reception_in_scope(request, pk)
    said = _("The reception is recorded; its paper is being prepared.")
    return _sent(request, found, RecordForm(found, request.POST, auto_id="record_%s"), "record", actions.record, said)


@act_on_reception
@reads_cases
def reopen_reception(request, pk):
    found = reception_in_scope(request, pk)
    said = _("The record is open for correction; record it anew afterwards.")
    return _sent(request, found, ReasonForm(request.POST, auto_id="reopen_%s"), "reopen", actions.reopen, said)


@act_on_reception
@reads_cases
def withdraw_reception(request, pk):
    found = reception_in_scope(request, pk)
    said = _("The reception is withdrawn.")
    return _sent(request, found, ReasonForm(request.POST, auto_id="withdraw_%s"), "withdraw", actions.withdraw, said)


def _sent(request, found, form, name, action, said):
    """Act once with what a form of the card says; a refusal is told on the card, with all that was typed."""
    refusal = None
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, said)
            return redirect(found)
    return reception_page(request, reception_in_scope(request, found.pk), status=422, refusal=refusal, **{name: form})


def _brought(request):
    """The first values of a new reception: an inspection brings its facility along."""
    initial = {"began_at": this_minute(), "received_by": request.user}
    inspection, facility = request.GET.get("inspection", ""), request.GET.get("facility", "")
    if inspection.isdecimal():
        found = _inspections(request).filter(pk=inspection).first()
        initial |= {"inspection": found, "facility": found.facility_id if found else None}
    elif facility.isdecimal():
        initial["facility"] = facility
    return initial


def _inspections(request):
    own = Inspection.objects.visible_to(request.user).filter(office=request.user.office)
    return own.filter(state=InspectionState.UNDER_WAY).with_names()


def _facilities(request):
    name = "name_kk" if get_language() == "kk" else "name_ru"
    return Facility.objects.visible_to(request.user).open_on(timezone.localdate()).order_by(alphabetical(name))


def _back_to_list():
    return {"back_url": reverse("registers:receptions"), "back_title": _("Receptions")}
