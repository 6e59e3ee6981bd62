"""The engine's own health, for who is on duty: the whole engine's clock, and what is stuck within one's scope."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oversight.core.pages import reads_cases

from .. import why
from ..engine import foresight, watchdog
from ..enums import StepChannel
from ..models import Delivery, Escalation, Obligation

#: So many of each are named; the count says the rest.
NAMED = 50


@require_safe
@never_cache
@reads_cases
def engine(request):
    """The page; the strip of the alert desk asks for itself through HTMX."""
    now = timezone.now()
    health = watchdog.health(now)
    context = {
        "now": now,
        "is_well": health.is_well,
        "ticked_at": watchdog.last_tick(),
        "stuck": _stuck(health),
        **_needs_a_person(request.user, now),
    }
    return render(request, "duties/_engine_strip.html" if request.htmx else "duties/engine.html", context)


def _stuck(health):
    """(what should have happened, since when) for each part of the engine that is behind."""
    parts = [
        (_("The engine has not looked at the clock"), health.silent_since),
        (_("Steps have come and were not noticed"), health.unnoticed_since),
        (_("Steps were noticed and nobody was told"), health.untold_since),
        (_("Messages wait to be sent"), health.unsent_since),
        (_("Duties of a period were not opened"), health.unopened_since),
    ]
    return [(title, since) for title, since in parts if since]


def _needs_a_person(officer, at):
    """What the engine can't mend by itself, of the officer's office and those below; the newest first."""
    steps = Escalation.objects.visible_to(officer).select_related("obligation__office", "obligation__facility")
    nobody = list(steps.reaching_nobody().order_by("-pk")[:NAMED])
    for step in nobody:
        step.passed_over = why.passed_over(step)
    set_aside = Obligation.objects.visible_to(officer).filter(pending__isnull=False).exclude(pending__trouble="")
    deliveries = Delivery.objects.visible_to(officer)
    dead = deliveries.dead().select_related("alert__officer", "alert__obligation")
    return {
        "nobody": nobody,
        "coming": foresight.unreached(officer, at),
        "set_aside": list(set_aside.with_names().order_by("-pk")[:NAMED]),
        "failing": [one | {"name": capfirst(StepChannel(one["channel"]).label)} for one in deliveries.failing()],
        "dead": list(dead.order_by("-pk")[:NAMED]),
    }
