"""The shift log: who has the desk, what happened, to whom it was handed over and what was open then."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.views.card import papers_context
from oversight.core.forms import refuse
from oversight.core.pages import form_address, keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may
from oversight.documents.models import Document

from ..actions import shifts
from ..forms_shifts import EntryForm, HandOverForm
from ..models import Handover, Shift
from ..policies import (
    check_can_hand_over,
    check_can_take_shift,
    check_can_work,
    check_can_write_shift,
)
from ..shifts import emergencies_of, shown
from .scope import done_or_said

act_on_shift = only_post("incidents:shift")


@require_safe
@reads_cases
def shift_list(request):
    """The shifts of the office and of those below it, the newest first."""
    page = keyset_page(Shift.objects.visible_to(request.user).with_names(), request)
    context = {"page": page, "may_take": may(check_can_take_shift, request.user)}
    return render(request, "incidents/shifts.html", context)


@form_address
@reads_cases
def take(request):
    """Take the shift nobody has. The address opened by itself leads to the list."""
    if request.method != "POST":
        return redirect("incidents:shifts")
    return done_or_said(
        request,
        lambda: shifts.take(by=request.user, at=timezone.now()),
        _("You have the shift."),
        reverse("incidents:desk"),
    )


@require_safe
@reads_cases
def shift(request, pk):
    return _page(request, _in_scope(request, pk))


@act_on_shift
def write(request, pk):
    found, form = _in_scope(request, pk), EntryForm(request.POST)
    return _act(request, found, form, shifts.write, _("Added."), entry=form)


@act_on_shift
def hand_over(request, pk):
    found = _in_scope(request, pk)
    form = HandOverForm(request.POST, receivers=shifts.receivers(found))
    done = _("Offered. The shift is yours until the receiver confirms.")
    return _act(request, found, form, shifts.hand_over, done, handing=form)


@act_on_shift
def confirm(request, pk, handover_pk):
    found = _in_scope(request, pk)
    handover = get_object_or_404(found.handovers, pk=handover_pk)
    return done_or_said(
        request,
        lambda: shifts.confirm(handover, by=request.user, at=timezone.now()),
        _("You have the shift."),
        reverse("incidents:desk"),
    )


@act_on_shift
def print_log(request, pk):
    found = _in_scope(request, pk)
    document = shifts.print_shift(found, by=request.user, at=timezone.now())
    messages.success(request, _("The paper is being prepared."))
    return redirect(document)


def shift_context(officer):
    """Who has the shift of the officer's office, and what of it waits for the officer: for the desk and for Today."""
    running = Shift.objects.running().filter(office=officer.office_id).with_names().first()
    return {
        "shift": running,
        "may_take": running is None and may(check_can_work, officer),
        "offered": list(offered_to(officer)),
    }


def offered_to(officer):
    """The last offers of running shifts that wait for this officer's word."""
    waiting = Handover.objects.filter(to=officer, confirmed_at=None, shift__ended_at=None)
    for handover in waiting.select_related("shift__officer", "shift__office", "to", "handed_by"):
        if not handover.shift.handovers.filter(pk__gt=handover.pk).exists():
            yield handover


def _act(request, found, form, action, done, **bound):
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, done)
            return redirect(found)
    return _page(request, found, status=422, **bound)


def _page(request, found, *, status=200, **bound):
    officer, now = request.user, timezone.now()
    may_hand_over = may(check_can_hand_over, officer, found)
    handovers = list(found.handovers.select_related("to", "handed_by"))
    for one in handovers:
        one.lines = [shown(line) for line in one.still_open]
    last = Document.objects.filter(subject_url=found.get_absolute_url(), kind="shift").order_by("-pk").first()
    context = {
        "shift": found,
        "entries": found.entries.select_related("written_by"),
        "came_in": emergencies_of(found, now).visible_to(officer),
        "handovers": handovers,
        "last": handovers[-1] if handovers else None,
        "may_write": may(check_can_write_shift, officer, found),
        "may_hand_over": may_hand_over,
        "may_print": may(check_can_work, officer),
        "forms": {"entry": EntryForm(), "handing": HandOverForm(receivers=shifts.receivers(found))} | bound,
        **papers_context(officer, last),
    }
    return render(request, "incidents/shift.html", context, status=status)


def _in_scope(request, pk):
    return get_object_or_404(Shift.objects.visible_to(request.user).with_names(), pk=pk)
