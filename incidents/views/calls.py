"""Notices by telephone: recorded by who called, confirmed by who answered, in one tap."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.forms import ReasonForm

from ..actions import notices
from ..forms import CallForm
from ..policies import check_can_work
from .acts import act
from .card import card_page
from .scope import act_on_card, card_of, done_or_said, incident_in_scope


@act_on_card
def record(request, pk):
    found = incident_in_scope(request, pk)
    check_can_work(request.user)
    resolution = notices.whom_to_call(found, request.user, timezone.now())
    form = CallForm(request.POST, receivers=notices.receivers(resolution, request.user), auto_id="call_%s")
    return act(request, found, "call", form, notices.record, _("Recorded."), place="clocks")


@act_on_card
def confirm(request, pk, notice_pk):
    found = incident_in_scope(request, pk)
    notice = get_object_or_404(found.notices, pk=notice_pk)
    return done_or_said(
        request,
        lambda: notices.confirm(notice, by=request.user, at=timezone.now()),
        _("Confirmed: your office has the information since the call."),
        card_of(found, "clocks"),
    )


@act_on_card
def deny(request, pk, notice_pk):
    found = incident_in_scope(request, pk)
    notice = get_object_or_404(found.notices, pk=notice_pk)
    form = ReasonForm(request.POST, auto_id="deny_%s")
    if not form.is_valid():
        return card_page(request, found, status=422, deny=form)
    return done_or_said(
        request,
        lambda: notices.deny(notice, **form.cleaned_data, by=request.user, at=timezone.now()),
        _("Recorded."),
        card_of(found, "clocks"),
    )
