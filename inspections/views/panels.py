"""What this package shows on other pages: on a facility's card and on Today; each is also a page of its own."""

from datetime import timedelta

from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from oversight.core.pages import reads_cases
from oversight.core.policies import check_can_inspect, check_can_sign
from oversight.core.refusals import may
from oversight.duties.enums import Asks

from ..actions.inspections import kinds_for
from ..enums import InspectionState as State
from ..enums import PartState
from ..models import Finding, Inspection, JointPart, Order
from ..policies import check_can_inspect_here
from .rows import dress_orders, dress_parts, dress_rows
from .scope import facility_in_scope

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 20
YEAR = timedelta(days=365)


@require_safe
@reads_cases
def of_facility(request, pk):
    """The facility's checks: log one, what is under way and planned, the last ones, what is still open."""
    facility = facility_in_scope(request, pk)
    found = Inspection.objects.visible_to(request.user).filter(facility=facility).with_names()
    ended = [State.COMPLETED, State.ACKNOWLEDGED, State.CLOSED]
    at_once, kinds = _kinds_here(request, facility)
    context = {
        "facility": facility,
        "at_once": at_once,
        "kinds": kinds,
        "unfinished": dress_rows(_unfinished(found)),
        "share": hours_of_visits(found.filter(state__in=ended), timezone.now()),
        "last": dress_rows(found.filter(state__in=ended).order_by("-started_at")[:5]),
        "open_findings": Finding.objects.filter(
            inspection__in=found.filter(state__in=[State.UNDER_WAY, State.COMPLETED, State.ACKNOWLEDGED]).values("pk")
        ).count(),
    }
    return panel(request, "inspections/_of_facility.html", context, title=facility)


@require_safe
@reads_cases
def today(request):
    """The officer's own office: what is under way, which orders and certificates wait for whom."""
    office = request.user.office
    now = timezone.now()
    local = office.local_day(now)
    own = Inspection.objects.visible_to(request.user).with_names()
    waiting = Q(office=office) | Q(supervising_office=office)
    context = {
        "now": now,
        "today": local,
        "unfinished": dress_rows(_unfinished(own.filter(office=office))),
        "parts": dress_parts(_parts_to_think_of(request.user)[:FEW]),
        "to_sign": _orders_to_sign(request),
        "to_read": dress_rows(own.filter(waiting, state=State.COMPLETED, spravka__isnull=False).order_by("-pk")[:FEW]),
        "may_inspect": may(check_can_inspect, request.user),
    }
    return panel(request, "inspections/_today.html", context, title=None)


def hours_of_visits(visits, at):
    """Of the completed visits of a year: how many at night, on weekends and on holidays (points 8, 47)."""
    counts = {name: Count("pk", filter=Q(**{name: True})) for name in ("at_night", "on_weekend", "on_holiday")}
    return visits.filter(started_at__gte=at - YEAR).aggregate(total=Count("pk"), **counts)


def _unfinished(inspections):
    return inspections.filter(state__in=[State.PLANNED, State.UNDER_WAY]).order_by("planned_on", "pk")[:FEW]


def panel(request, template, context, **more):
    """The part alone for HTMX, else a page around it."""
    if request.htmx:
        response = render(request, template, context)
    else:
        response = render(request, "inspections/panel.html", {"part": template, **context, **more})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _kinds_here(request, facility):
    """(the check that is logged with one tap, the other kinds the officer may begin here)."""
    if not may(check_can_inspect_here, request.user, facility):
        return None, []
    kinds = list(kinds_for(facility, request.user, timezone.localdate()).exclude(asks=Asks.VIOLATIONS))
    at_once = next((kind for kind in kinds if not kind.needs_order), None)
    return at_once, [kind for kind in kinds if kind is not at_once]


def _parts_to_think_of(officer):
    """Of joint inspections: what the officer's office owes; of its own, what others owe and whom it is to replace."""
    own = Q(office=officer.office, state__in=[PartState.INVITED, PartState.ACCEPTED])
    asked = [PartState.INVITED, PartState.ACCEPTED, PartState.DECLINED]
    of_others = Q(inspection__office=officer.office, state__in=asked)
    found = JointPart.objects.visible_to(officer).with_names().filter(own | of_others)
    return found.filter(inspection__state__in=[State.PLANNED, State.UNDER_WAY]).order_by("due_on", "pk")


def _orders_to_sign(request):
    if not may(check_can_sign, request.user):
        return []
    orders = (
        Order.objects.visible_to(request.user)
        .filter(office=request.user.office)
        .unsigned()
        .select_related("facility", "drafted_by")
    )
    return dress_orders(orders[:FEW])
