"""Today: the first page of every officer, and the same of an office below theirs."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.pages import reads_cases
from oversight.core.policies import check_can_read_audit, check_can_read_cases
from oversight.core.refusals import may

from ..today import today_of
from .rows import dressed
from .scope import office_in_scope


@require_safe
def today(request):
    """Who keeps reference data only finds the ways to it; everybody else what their office owes, by urgency."""
    local = timezone.localtime()
    context = {
        "greeting": _greeting(local.hour),
        "reads_cases": may(check_can_read_cases, request.user),
        "reads_audit": may(check_can_read_audit, request.user),
        "office": request.user.office,
        "is_own": True,
    }
    if context["reads_cases"]:
        context |= _duties(request, request.user.office)
    return render(request, "duties/today.html", {**context, "day": local.date()})


@require_safe
@reads_cases
def of_office(request, pk):
    """Today of an office below the officer's own, or of their own, as its officers find it."""
    office = office_in_scope(request, pk)
    context = {"office": office, "reads_cases": True, "is_own": False, **_duties(request, office)}
    return render(request, "duties/today.html", {**context, "day": office.local_day(timezone.now())})


def _duties(request, office):
    at = timezone.now()
    found = today_of(office, request.user, at)
    return {"today": found, **dressed(request, found.duties, at)}


def _greeting(hour):
    if 5 <= hour < 12:
        return _("Good morning")
    if 12 <= hour < 18:
        return _("Good afternoon")
    return _("Good evening")
