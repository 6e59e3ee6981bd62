"""What this package shows on other pages: on a facility's card and on Today; each is also a page of its own."""

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from oversight.core.pages import reads_cases
from oversight.core.refusals import may

from ..enums import ActState, ViolationState
from ..models import HeldPerson, ResponseAct, UnlawfulDetention, Violation
from ..policies import ROUTERS, check_can_draft
from .held import AHEAD
from .rows import dress_acts, dress_violations
from .scope import facility_in_scope

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 10


@require_safe
@reads_cases
def of_facility(request, pk):
    """The facility's open violations with the acts that name them, who is held unlawfully, whose term ends."""
    facility, now = facility_in_scope(request, pk), timezone.now()
    violations = Violation.objects.visible_to(request.user).filter(facility=facility).open().with_names()
    held = HeldPerson.objects.visible_to(request.user).filter(facility=facility)
    unlawful = UnlawfulDetention.objects.visible_to(request.user).filter(facility=facility).still_held()
    context = {
        "facility": facility,
        "violations": dress_violations(violations.order_by("due_on")[:FEW], request.user, now),
        "unlawful": unlawful.count(),
        "watched": held.watched(now, AHEAD).count(),
        "may_draft": may(check_can_draft, request.user, facility),
    }
    return _panel(request, "acts/_of_facility.html", context, facility)


@require_safe
@reads_cases
def today(request):
    """What waits for the officer's office: acts to sign, to route, to read; answers late; measures to check."""
    officer, now = request.user, timezone.now()
    day = officer.office.local_day(now)
    acts = ResponseAct.objects.visible_to(officer).with_names()
    own = acts.filter(office=officer.office)
    context = {
        "waiting": [
            ("going_up", dress_acts(_to_route(acts, officer), now)),
            ("unread", dress_acts(acts.filter(notified_office=officer.office).unread_by_oblast()[:FEW], now)),
            ("draft", dress_acts(own.filter(state__in=[ActState.DRAFT, ActState.RETURNED])[:FEW], now)),
            ("late", dress_acts(own.overdue(day).order_by("due_on")[:FEW], now)),
        ],
        "to_check": dress_violations(_to_check(officer), officer, now),
        "unlawful": UnlawfulDetention.objects.visible_to(officer).filter(_of(officer)).still_held().count(),
        "past_term": HeldPerson.objects.filter(facility__supervising_office=officer.office).past_term(now).count(),
    }
    context["is_quiet"] = not (
        any(rows for _name, rows in context["waiting"])
        or context["to_check"]
        or context["unlawful"]
        or context["past_term"]
    )
    return _panel(request, "acts/_today.html", context, None)


def _to_route(acts, officer):
    routes = officer.office.parent_id is None and officer.holds(ROUTERS)
    return acts.filter(state=ActState.GOING_UP).order_by("pk")[:FEW] if routes else ()


def _to_check(officer):
    """Reported measures of the office's acts that somebody else entered."""
    reported = Violation.objects.visible_to(officer).filter(state=ViolationState.REPORTED, act__office=officer.office)
    others = reported.exclude(measures__checked_at=None, measures__entered_by=officer)
    return others.with_names().order_by("due_on")[:FEW]


def _of(officer):
    return Q(office=officer.office) | Q(supervising_office=officer.office)


def _panel(request, template, context, title):
    """The part alone for HTMX, else a page around it."""
    if request.htmx:
        response = render(request, template, context)
    else:
        response = render(request, "acts/panel.html", {"part": template, **context, "title": title})
    patch_vary_headers(response, ["HX-Request"])
    return response
