"""What this package shows on other pages: on Today, on the cards of facilities and of response acts."""

from datetime import timedelta

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from acts.models import ResponseAct
from facilities.models import Facility
from inspections.views.panels import panel
from oversight.core.pages import reads_cases
from oversight.core.policies import SIGNERS
from oversight.core.refusals import may

from ..enums import HearingState
from ..models import CourtCase, Hearing
from ..policies.hearings import check_is_prosecutor
from .rows import dress_cases, dress_hearings
from .scope import TO_COURT

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 10
#: Hearings of so many days ahead stand on Today.
AHEAD = timedelta(days=7)


@require_safe
@reads_cases
def today(request):
    """Hearings of the officer's office that come, those without an outcome, and what its head has still to read."""
    officer, now = request.user, timezone.now()
    own = Hearing.objects.visible_to(officer).filter(_of(officer.office_id)).with_names()
    late = own.awaiting_outcome(now).order_by("set_for", "pk")[:FEW]
    coming = own.still_set().filter(set_for__gte=now, set_for__lt=now + AHEAD).order_by("set_for", "pk")[:FEW]
    unread = own.filter(state=HearingState.NOT_ATTENDED, noted_at=None, case__withdraw_reason="").order_by(
        "set_for", "pk"
    )
    context = {
        "late": dress_hearings(late, now),
        "coming": dress_hearings(coming, now),
        "unread": dress_hearings(unread[:FEW], now) if officer.holds(SIGNERS) else [],
        "day": officer.office.local_day(now),
    }
    return panel(request, "courts/_today.html", context, title=None)


@require_safe
@reads_cases
def of_facility(request, pk):
    facility = get_object_or_404(Facility.objects.visible_to(request.user), pk=pk)
    found = CourtCase.objects.visible_to(request.user).filter(facility=facility).with_names().order_by("-pk")[:FEW]
    context = {
        "facility": facility,
        "cases": dress_cases(found, timezone.now()),
        "may_enter": may(check_is_prosecutor, request.user),
    }
    return panel(request, "courts/_of_facility.html", context, title=facility)


@require_safe
@reads_cases
def of_act(request, pk):
    """What became of a response act in court, and whether it was lost there (64)."""
    act = get_object_or_404(ResponseAct.objects.visible_to(request.user).with_names(), pk=pk)
    found = CourtCase.objects.visible_to(request.user).filter(response_act=act).with_names().order_by("-pk")[:FEW]
    own = act.office_id == request.user.office_id and act.kind.code in TO_COURT
    context = {
        "act": act,
        "cases": dress_cases(found, timezone.now()),
        "may_enter": own and may(check_is_prosecutor, request.user),
    }
    return panel(request, "courts/_of_act.html", context, title=act)


def _of(office):
    """Hearings whose officer the office sends: of its own cases, and of those laid on it."""
    return Q(case__given_to=office) | Q(case__given_to=None, case__office=office)
