"""What this package shows on other pages: on a facility's card and on Today; each is also a page of its own."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from facilities.models import Facility
from oversight.core.pages import reads_cases
from oversight.core.refusals import may
from oversight.documents.enums import ConclusionState

from ..models import ForceUse, Incident, Notice, Query, SpecialReport
from ..policies import FORCE_APPROVERS, check_can_read_report, check_can_register, check_can_work
from .force_rows import dress_force
from .lists import dress
from .reports import deliver
from .shifts import offered_to

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 20


@require_safe
@reads_cases
def today(request):
    """Open emergencies, calls to confirm, special reports not read yet, questions that wait."""
    now = timezone.now()
    officer = request.user
    incidents = Incident.objects.visible_to(officer).filter(state="open", duplicate_of=None).with_names()
    context = {
        "now": now,
        "incidents": dress(list(incidents.order_by("-pk")[:FEW]), now),
        "to_confirm": _to_confirm(officer),
        "offered": list(offered_to(officer)),
        "reports": _unread(request),
        "queries": _queries(officer, now),
        "force_to_approve": _force_to_approve(officer),
        "may_register": may(check_can_work, officer),
    }
    return _panel(request, "incidents/_today.html", context, title=None)


@require_safe
@reads_cases
def of_facility(request, pk):
    """The facility's emergencies, the newest first."""
    facility = get_object_or_404(Facility.objects.visible_to(request.user).select_related("supervising_office"), pk=pk)
    found = Incident.objects.visible_to(request.user).filter(facility=facility).with_names()
    force = ForceUse.objects.visible_to(request.user).filter(facility=facility).with_names()
    context = {
        "facility": facility,
        "incidents": dress(list(found.order_by("-received_at")[:5]), timezone.now()),
        "may_register": may(check_can_register, request.user, facility),
        "now": timezone.now(),
        "force_rows": dress_force(force.order_by("-happened_at")[:5]),
    }
    return _panel(request, "incidents/_of_facility.html", context, title=facility)


def _to_confirm(officer):
    waiting = Notice.objects.to_confirm(officer)
    return list(
        waiting.select_related("caller", "from_office", "incident__kind", "incident__facility", "regime__facility")
    )


def _unread(request):
    """What waits for the Department's reading; shown on its screen, it is delivered."""
    reports = SpecialReport.objects.visible_to(request.user).filter(read_at=None).with_names()
    rows = list(reports.order_by("pk")[:FEW]) if _reads(request.user) else []
    deliver(request, rows)
    return rows


def _force_to_approve(officer):
    """Conclusions on the use of force that wait for this officer: others wrote them."""
    if not officer.holds({FORCE_APPROVERS.get(officer.office.level)}):
        return []
    own = ForceUse.objects.visible_to(officer).standing().filter(office=officer.office_id)
    waiting = own.filter(conclusion__state=ConclusionState.ON_APPROVAL).with_names()
    mine = waiting.exclude(conclusion__author=officer).exclude(conclusion__drafted_by=officer)
    return dress_force(mine.order_by("obligation__due_at", "pk")[:FEW])


def _reads(officer):
    return may(check_can_read_report, officer, None)


def _queries(officer, now):
    """Questions of the Department: the office's own to answer, or those this officer's Department waits for."""
    mine = Q(report__office=officer.office_id) | Q(asked_by=officer.pk)
    seen = SpecialReport.objects.visible_to(officer).values("pk")
    rows = Query.objects.filter(mine, report__in=seen, answered_at=None).order_by("answer_by")
    rows = list(rows.select_related("report__document__office", "report__incident__facility")[:FEW])
    for row in rows:
        row.late = row.is_overdue(now)
    return rows


def _panel(request, template, context, **more):
    """The part alone for HTMX, else a page around it."""
    if request.htmx:
        response = render(request, template, context)
    else:
        response = render(request, "incidents/panel.html", {"part": template, **context, **more})
    patch_vary_headers(response, ["HX-Request"])
    return response
