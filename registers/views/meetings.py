"""Meetings and hearings: the list, the card, entered and changed; their instructions (points 10, 11)."""

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
from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import meetings as actions
from ..filters import MeetingFilter
from ..forms import InstructionForm, MeetingForm, ReasonForm
from ..models import Meeting
from ..policies import check_can_change_meeting, check_is_prosecutor
from .receptions import FORM

#: How many of the inspections in scope a meeting offers to name: the latest that are completed.
RECENT = 8


@require_safe
@reads_cases
def meeting_list(request):
    found = Meeting.objects.visible_to(request.user).with_names().prefetch_related("instructions")
    chosen = MeetingFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    today = timezone.localdate()
    for meeting in page:
        given = list(meeting.instructions.all())
        meeting.given, meeting.done = len(given), sum(not one.is_waiting for one in given)
        meeting.is_late = any(one.is_overdue(today) for one in given)
    context = {"filter": chosen, "page": page, "may_hold": may(check_is_prosecutor, request.user)}
    return render(request, "registers/meetings.html", context)


@require_safe
@reads_cases
def meeting(request, pk):
    return _card(request, meeting_in_scope(request, pk))


@form_address
@reads_cases
def new_meeting(request):
    """`?inspection=` is known when one comes from its card. The page's key makes one record of it."""
    check_is_prosecutor(request.user)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(version=None, **said):
        now = timezone.now()
        make = partial(actions.hold, **said, by=request.user, at=now)
        body = {name: str(value) for name, value in said.items()}
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The meeting is recorded: give its instructions."))
        return reverse("registers:meeting", args=[made])

    named = request.GET.get("inspection", "")
    initial = {"held_on": timezone.localdate(), "inspections": [named] if named.isdecimal() else []}
    form = MeetingForm(
        request.POST or None, officer=request.user, inspections=_inspections(request, named), initial=initial
    )
    back = {"back_url": reverse("registers:meetings"), "back_title": _("Meetings and hearings")}
    return form_page(request, form, FORM, act, heading=_("New meeting"), submit=_("Record it"), key=key, **back)


@form_address
@reads_cases
def change_meeting(request, pk):
    found = meeting_in_scope(request, pk)
    check_can_change_meeting(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    named = [str(one.pk) for one in found.inspections.all()]
    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")} | {"inspections": named}
    choices = {"officer": request.user, "inspections": _inspections(request, *named)}
    form = MeetingForm(request.POST or None, **choices, initial=initial)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Change the record"), submit=_("Save"), **back)


@only_post("registers:meeting")
@reads_cases
def withdraw_meeting(request, pk):
    found = meeting_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The record is withdrawn."))
            return redirect(found)
    return _card(request, meeting_in_scope(request, pk), withdraw_form=form, status=422)


@form_address
@reads_cases
def instruct(request, pk):
    """One instruction at a time: whom, what, by when. The page's key makes one of it."""
    found = meeting_in_scope(request, pk)
    check_can_change_meeting(request.user, found)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(**said):
        now = timezone.now()
        make = partial(actions.instruct, found, **said, by=request.user, at=now)
        body = {name: str(value) for name, value in said.items()}
        once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The instruction is given; its clock runs."))
        return f"{found.get_absolute_url()}#instructions"

    form = InstructionForm(request.POST or None, officer=request.user, initial={"office": found.office_id})
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Instruction"), submit=_("Give it"), key=key, **back)


def meeting_in_scope(request, pk):
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_names().select_related("entered_by"), pk=pk)


def _card(request, found, *, withdraw_form=None, status=200):
    today = found.office.local_day(timezone.now())
    instructions = list(found.instructions.select_related("office", "officer"))
    for one in instructions:
        one.meeting = found
        one.is_late = one.is_overdue(today)
    context = {
        "meeting": found,
        "instructions": instructions,
        "inspections": Inspection.objects.visible_to(request.user).filter(meetings=found).with_names(),
        "may_change": may(check_can_change_meeting, request.user, found),
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "history": _history(request.user, found),
    }
    return render(request, "registers/meeting.html", context, status=status)


def _history(officer, meeting):
    """For the meeting's own line: it names inspections that the oblast which was heard may not see."""
    own = officer.office_id in meeting.office.lineage
    return AuditRow.objects.about(meeting)[:HISTORY] if own else None


def _inspections(request, *named):
    """Those in scope that may be named: the ones that are, and the latest that are completed."""
    seen = Inspection.objects.visible_to(request.user)
    ended = seen.filter(state__in=[InspectionState.COMPLETED, InspectionState.ACKNOWLEDGED, InspectionState.CLOSED])
    latest = list(ended.order_by("-pk").values_list("pk", flat=True)[:RECENT])
    sent = request.POST.getlist("inspections") if request.method == "POST" else []
    numbers = [int(one) for one in (*named, *sent) if one.isdecimal() and len(one) < 19]
    return seen.filter(pk__in=[*latest, *numbers]).with_names()
