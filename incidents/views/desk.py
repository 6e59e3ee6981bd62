"""The desk of emergencies: tiles and lines that renew themselves, the tap that takes one, the call back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.pages import form_address, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import desks, notices
from ..desk import coming, desk_of
from ..enums import CallOutcome
from ..forms import CallForm
from ..policies import check_can_call_back, check_can_work
from .scope import desk_at, done_or_said, incident_in_scope
from .shifts import shift_context


@require_safe
@never_cache
@reads_cases
def desk(request):
    """The page; the script asks with `X-Part: 1` for what moves on it alone.

    In `X-Known` it names the marks of the lines it holds: those that are still so need not be drawn.
    """
    now, waits = timezone.now(), coming(request.user)
    chosen, is_part = request.GET.get("office", ""), request.headers.get("X-Part") == "1"
    found = desk_of(request.user, now, int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None)
    _dress([*found.lines, waits])
    context = {
        "desk": found,
        "now": now,
        "is_part": is_part,
        "known": set(request.headers.get("X-Known", "").split()) if is_part else (),
        "coming": waits,
        "may_register": may(check_can_work, request.user),
        **shift_context(request.user),
    }
    response = render(request, "incidents/_desk.html" if is_part else "incidents/desk.html", context)
    response.headers["Vary"] = "X-Part, X-Known, Cookie"
    return response


def _dress(lines):
    """Give each line its address and its emergency's name, which each of its buttons says."""
    all_emergencies = reverse("incidents:list")
    for line in lines:
        line.address, line.name = f"{all_emergencies}{line.incident.pk}/", str(line.incident)


@only_post("incidents:incident")
def acknowledge(request, pk):
    """I have it: back to the desk, where it was tapped."""
    found = incident_in_scope(request, pk)
    return done_or_said(
        request,
        lambda: desks.acknowledge(found, by=request.user, at=timezone.now()),
        _("You have it. Nobody is told again until the acknowledgement expires."),
        desk_at(request, found),
    )


@form_address
@reads_cases
def call_back(request, pk):
    """Whom to call, with their telephones; one tap says how the call ended."""
    found = incident_in_scope(request, pk)
    check_can_call_back(request.user, found)
    able = notices.below(found, request.user)
    form = CallForm(request.POST or None, receivers=able, auto_id="call_%s")
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                notices.call_back(found, **form.cleaned_data, by=request.user, at=timezone.now())
            except Forbidden:
                raise
            except Refused as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("Recorded."))
                return redirect(desk_at(request, found))
    context = {
        "incident": found,
        "form": form,
        "people": notices.whom_to_call_back(found, request.user, timezone.now()),
        "outcomes": CallOutcome.choices,
    }
    return render(request, "incidents/call_back.html", context, status=status)
