"""From a response act: the check whether what it names is really gone (point 12)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from acts.models import Violation
from oversight.core.pages import reads_cases
from oversight.core.refusals import Forbidden, Refused

from ..actions import following
from ..addresses import page_of
from .scope import facility_in_scope


@require_POST
@reads_cases
def follow_up(request):
    """One tap on an act or one of its violations. Without an order of the day: the form, which says what is missing."""
    asked = request.POST
    violations = asked_violations(request, asked)
    facility = facility_in_scope(request, violations[0].facility_id)
    try:
        made = following.follow_up(facility, violations, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        name = "violation" if asked.get("violation") else "act"
        return redirect(f"{reverse('inspections:new')}?facility={facility.pk}&{name}={asked[name]}")
    return redirect(page_of(made))


def asked_violations(request, asked):
    """Of the `act` asked for those still open, or the one `violation`; outside the officer's scope none exists."""
    for name, field in (("violation", "pk"), ("act", "act")):
        text = asked.get(name, "")
        if text.isascii() and text.isdecimal() and len(text) < 19:
            found = Violation.objects.visible_to(request.user).filter(**{field: text}).exclude(facility=None)
            found = list(found.select_related("act__document", "act__office"))
            if found:
                return [one for one in found if one.is_open] or found
    raise Http404
