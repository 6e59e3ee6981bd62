"""The special regime: its approval, and the Department's leadership told within the hour (point 16(5))."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.forms import ReasonForm
from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import notices, regimes
from ..enums import CallMeans, CallOutcome
from ..filters import RegimeFilter
from ..forms import CallForm, RegimeForm, this_minute
from ..models import SpecialRegime
from ..policies import check_can_call_about_regime, check_can_work
from .card import Call, dress_notices, notices_of
from .clocks import clocks_of
from .scope import done_or_said, facilities_for, regime_in_scope

act_on_regime = only_post("incidents:regime")


@require_safe
@reads_cases
def regime_list(request):
    found = SpecialRegime.objects.visible_to(request.user).with_names()
    chosen = RegimeFilter(request.GET, found, request=request)
    context = {"filter": chosen, "page": keyset_page(chosen.qs, request), "may_enter": _may_enter(request.user)}
    return render(request, "incidents/regimes.html", context)


@form_address
@reads_cases
def enter(request):
    check_can_work(request.user)
    initial = {"received_at": this_minute()}
    form = RegimeForm(request.POST or None, facilities=facilities_for(request), initial=initial)

    def act(**said):
        return regimes.enter(**said, by=request.user, at=timezone.now()).get_absolute_url()

    return form_page(request, form, "incidents/enter_regime.html", act)


@require_safe
def regime(request, pk):
    return _page(request, regime_in_scope(request, pk))


@act_on_regime
def record(request, pk):
    found = regime_in_scope(request, pk)
    check_can_work(request.user)
    resolution = notices.whom_to_call(found, request.user, timezone.now())
    form = CallForm(request.POST, receivers=notices.receivers(resolution, request.user), auto_id="call_%s")
    if form.is_valid():
        try:
            notices.record_of_regime(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect(found.get_absolute_url())
    return _page(request, found, status=422, call=form)


@act_on_regime
def confirm(request, pk, notice):
    found = regime_in_scope(request, pk)
    notice = get_object_or_404(found.notices, pk=notice)
    return done_or_said(
        request,
        lambda: notices.confirm(notice, by=request.user, at=timezone.now()),
        _("Confirmed."),
        found.get_absolute_url(),
    )


@act_on_regime
def deny(request, pk, notice):
    found = regime_in_scope(request, pk)
    notice = get_object_or_404(found.notices, pk=notice)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return done_or_said(
        request,
        lambda: notices.deny(notice, reason=reason, by=request.user, at=timezone.now()),
        _("Recorded."),
        found.get_absolute_url(),
    )


def _page(request, found, status=200, call=None):
    now = timezone.now()
    may_call = may(check_can_call_about_regime, request.user, found)
    resolution = notices.whom_to_call(found, request.user, now) if may_call else None
    shown = dress_notices(notices_of(found), request.user)
    if resolution and call is None:
        first = next(iter(resolution.officers), None)
        initial = {"receiver": first and first.pk, "means": CallMeans.PHONE, "outcome": CallOutcome.ANSWERED}
        able = notices.receivers(resolution, request.user)
        call = CallForm(receivers=able, initial=initial, auto_id="call_%s")
    context = {
        "regime": found,
        "now": now,
        "clocks": clocks_of(found, now, request.user),
        "notices": shown,
        "to_confirm": [one for one in shown if one.mine],
        "to_call": Call(resolution.officers, resolution.sentences()) if resolution else None,
        "forms": {"call": call},
        "call_address": reverse("incidents:regime_call", args=[found.pk]),
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "incidents/regime.html", context, status=status)


def _may_enter(officer):
    return officer.office.level == "oblast" and may(check_can_work, officer)
