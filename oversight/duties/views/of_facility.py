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
    waiting, overdue, done = _halves(Obligation.objects.visible_to(request.user).filter(facility=facility), at)
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


def _halves(seen, at):
    """What waits, what is overdue, one more of it than is shown, and what was done last: by one question."""
    to_do = [State.OPEN, State.STOPPED]
    parts = (
        seen.filter(state__in=to_do, due_at__gte=at).order_by("due_at", "pk")[:FEW],
        seen.overdue(at).order_by("-due_at", "-pk")[: FEW + 1],
        seen.filter(state=State.FULFILLED).order_by("-due_at", "-pk")[:3],
    )
    rows = list(seen.with_names().among(*(part.values("pk") for part in parts)).order_by("due_at", "pk"))
    waiting = [one for one in rows if one.state in to_do and one.due_at >= at]
    overdue = [one for one in reversed(rows) if one.state in to_do and one.due_at < at]
    return waiting, overdue, [one for one in reversed(rows) if one.state == State.FULFILLED]
