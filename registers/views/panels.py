"""What this package shows on other pages: cards of facilities and inspections, Today; each is also a page."""

from datetime import timedelta

from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.views.panels import panel
from oversight.core.pages import reads_cases
from oversight.core.refusals import may

from ..enums import ReceptionState, VisitorCategory
from ..models import Instruction, Meeting, Reception, ReviewedAct, Visitor
from ..policies import check_can_receive, check_can_review, check_is_prosecutor
from .rows import dress_receptions
from .scope import facility_in_scope, inspection_in_scope

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 5
#: Terms that end within so many days are shown on Today.
AHEAD = timedelta(days=3)


@require_safe
@reads_cases
def receptions_of_facility(request, pk):
    facility = facility_in_scope(request, pk)
    found = Reception.objects.visible_to(request.user).filter(facility=facility).with_names()
    context = {
        "facility": facility,
        "receptions": dress_receptions(_last(found), timezone.localdate()),
        "may_receive": may(check_can_receive, request.user, facility),
    }
    return panel(request, "registers/_receptions_of_facility.html", context, title=facility)


@require_safe
@reads_cases
def receptions_of_inspection(request, pk):
    """Those that belong to an inspection, and whom they must still cover."""
    inspection = inspection_in_scope(request, pk)
    found = Reception.objects.visible_to(request.user).filter(inspection=inspection).with_names()
    is_own = inspection.office_id == request.user.office_id and may(check_is_prosecutor, request.user)
    context = {
        "inspection": inspection,
        "receptions": dress_receptions(_last(found), timezone.localdate()),
        "silent": _silent(inspection),
        "may_receive": is_own and inspection.is_writable and inspection.started_at is not None,
    }
    return panel(request, "registers/_receptions_of_inspection.html", context, title=inspection)


@require_safe
@reads_cases
def legal_acts_of_inspection(request, pk):
    """The legal acts studied during an inspection (point 13), and the meetings that considered it (point 10)."""
    inspection = inspection_in_scope(request, pk)
    found = ReviewedAct.objects.visible_to(request.user).filter(inspection=inspection).with_names()
    context = {
        "inspection": inspection,
        "acts": found[: 4 * FEW],
        "meetings": Meeting.objects.visible_to(request.user).filter(inspections=inspection)[:FEW],
        "may_hold": may(check_is_prosecutor, request.user) and inspection.completed_at is not None,
        "may_review": may(check_can_review, request.user, inspection),
    }
    return panel(request, "registers/_legal_acts_of_inspection.html", context, title=inspection)


@require_safe
@reads_cases
def today(request):
    """The officer's own office: receptions being held, instructions late, acts without a protest.

    Promises that have a clock are duties, which Today shows; here stand those recorded before there were clocks.
    """
    office = request.user.office
    day = office.local_day(timezone.now())
    own = Reception.objects.visible_to(request.user).filter(office=office, state=ReceptionState.UNDER_WAY)
    promised = Visitor.objects.visible_to(request.user).waiting().filter(reception__office=office, obligation=None)
    promised = promised.filter(due_on__lte=day + AHEAD).select_related("reception__facility").order_by("due_on", "pk")
    context = {
        "held": dress_receptions(own.with_names()[:FEW], day),
        "promised": _dressed(promised[: 2 * FEW], day),
        "instructions": _late(request.user, day),
        "unprotested": _unprotested(request.user),
    }
    context["is_quiet"] = not any(context.values())
    return panel(request, "registers/_today.html", context, title=None)


def _late(officer, day):
    """What the office told others to do and is late; what it has to do itself are duties, which Today shows."""
    late = Instruction.objects.visible_to(officer).overdue(day).with_names()
    given = late.filter(meeting__office=officer.office).exclude(office=officer.office)
    return _dressed(given.order_by("due_on", "pk")[: 2 * FEW], day)


def _unprotested(officer):
    own = ReviewedAct.objects.visible_to(officer).filter(office=officer.office)
    return list(own.unprotested().with_names()[:FEW])


def _last(receptions):
    return receptions.exclude(state=ReceptionState.WITHDRAWN).order_by("-began_at", "-pk")[:FEW]


def _silent(inspection):
    """Categories the kind demands and no recorded reception speaks of, in words."""
    return [VisitorCategory(one).label for one in inspection.kind.receives if one not in inspection.received]


def _dressed(things, day):
    things = list(things)
    for thing in things:
        thing.is_late = thing.is_overdue(day)
    return things
