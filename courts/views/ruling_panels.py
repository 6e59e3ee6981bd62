"""Rulings on other pages: on Today and on a facility's card; each is also a page of its own."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from facilities.models import Facility
from inspections.views.panels import panel
from oversight.core.pages import reads_cases
from oversight.core.policies import SIGNERS
from oversight.core.refusals import may

from ..enums import StudyState
from ..models import Ruling
from ..policies.rulings import check_can_enter
from .ruling_rows import dress_rulings

#: How many rows of one sort a panel shows; the list has the rest.
FEW = 10


@require_safe
@reads_cases
def rulings_today(request):
    """What the officer's office has to study or to approve, and what waits for a decision above it."""
    officer, now = request.user, timezone.now()
    seen = Ruling.objects.visible_to(officer).with_names()
    mine = seen.running().filter(current__office=officer.office)
    context = {
        "now": now,
        "to_study": _first(mine.exclude(current__state=StudyState.ON_APPROVAL)),
        "to_approve": _first(mine.filter(current__state=StudyState.ON_APPROVAL)) if officer.holds(SIGNERS) else [],
        "above": _first(seen.waiting_above(officer.office)),
    }
    return panel(request, "courts/_rulings_today.html", context, title=None)


@require_safe
@reads_cases
def rulings_of_facility(request, pk):
    """Rulings about those held in the facility, the newest first."""
    rows = Facility.objects.visible_to(request.user).select_related("supervising_office")
    facility, now = get_object_or_404(rows, pk=pk), timezone.now()
    found = Ruling.objects.visible_to(request.user).filter(facility=facility, withdrawn_at=None).with_names()
    context = {
        "facility": facility,
        "now": now,
        "rulings": dress_rulings(found[:5]),
        "may_enter": may(check_can_enter, request.user, facility),
    }
    return panel(request, "courts/_rulings_of_facility.html", context, title=facility)


def _first(rulings):
    return dress_rulings(rulings.order_by("current__obligation__due_at", "pk")[:FEW])
