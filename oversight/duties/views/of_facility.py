"""What is owed at a facility and when: a part of its card, and a page of its own."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from oversight.core.pages import reads_cases

from ..enums import ObligationState as State
from ..models import Obligation
from .rows import dressed
from .scope import facility_in_scope

#: How many lines each half shows; the list has the rest.
FEW = 10


@require_safe
@reads_cases
def of_facility(request, pk):
    """What is open, the soonest first, and what was done last."""
    facility, at = facility_in_scope(request, pk), timezone.now()
    found = Obligation.objects.visible_to(request.user).filter(facility=facility).with_names()
    waiting = list(found.filter(state__in=[State.OPEN, State.STOPPED], due_at__gte=at).order_by("due_at", "pk")[:FEW])
    overdue = list(found.overdue(at).order_by("-due_at", "-pk")[: FEW + 1])
    done = list(found.filter(state=State.FULFILLED).order_by("-due_at", "-pk")[:3])
    context = {
        "facility": facility,
        "overdue": overdue[:FEW],
        "more_overdue": len(overdue) > FEW,
        "waiting": waiting,
        "done": done,
        **dressed(request, [*overdue, *waiting, *done], at),
    }
    if request.htmx:
        response = render(request, "duties/_of_facility.html", context)
    else:
        response = render(request, "duties/of_facility.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
