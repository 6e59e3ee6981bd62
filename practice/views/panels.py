"""Methods where they are of use: on an inspection's card and where one begins; each is also a page of its own."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.views.panels import panel
from oversight.core.pages import reads_cases
from oversight.duties.models import ChecklistLine

from ..models import Method
from .rows import dress
from .scope import facility_in_scope, inspection_in_scope

#: How many methods a panel shows; the library has the rest.
FEW = 6


@require_safe
@reads_cases
def of_facility(request, pk):
    return _panel(request, facility_in_scope(request, pk))


@require_safe
@reads_cases
def of_inspection(request, pk):
    return _panel(request, inspection_in_scope(request, pk).facility)


def _panel(request, facility):
    """What is in use for places of this kind and for the points of their checklist, the newest first."""
    lines = ChecklistLine.objects.in_force(timezone.localdate()).filter(
        checklist__facility_kinds__contains=[facility.kind]
    )
    found = Method.objects.visible_to(request.user).with_names()
    found = found.serving(facility.kind, lines.values_list("point", flat=True)).order_by("-published_at", "-pk")
    rows = dress(list(found[: FEW + 1]))
    context = {"facility": facility, "methods": rows[:FEW], "has_more": len(rows) > FEW}
    return panel(request, "practice/_of_place.html", context, title=facility)
