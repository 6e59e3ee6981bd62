"""The register of emergencies (points 23, 65): narrowed by the address, exported exactly as shown."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core import audit
from oversight.core.durations import until
from oversight.core.exports import csv_response
from oversight.core.pages import keyset_page, reads_cases
from oversight.core.refusals import may
from oversight.duties.models import Obligation

from ..enums import Act, IncidentState
from ..filters import IncidentFilter
from ..models import Incident
from ..policies import check_can_work


@require_safe
@reads_cases
def incident_list(request):
    chosen = _chosen(request)
    page = keyset_page(chosen.qs, request)
    dress(page.rows, timezone.now())
    context = {
        "filter": chosen,
        "page": page,
        "may_register": may(check_can_work, request.user),
        "query": request.GET.urlencode(),
    }
    return render(request, "incidents/list.html", context)


@require_safe
@reads_cases
def export(request):
    """The whole list as the filters narrow it."""
    found = _chosen(request).qs.order_by("-pk").select_related("created_by", "duplicate_of")
    audit.record(
        Act.EXPORT,
        request.user.office,
        by=request.user,
        at=timezone.now(),
        after={"reason": request.GET.urlencode()[:500]},
    )
    header = [
        *(_("No."), _("Information received"), _("Happened"), _("What happened"), _("Point"), _("Facility")),
        *(_("Supervising office"), _("Registered by"), _("Entered by"), _("Participants"), _("State")),
        _("Duplicate of"),
    ]
    return csv_response("emergencies.csv", header, map(_cells, found.iterator(chunk_size=500)))


def dress(rows, now):
    """Give each emergency its `address` and its most urgent running clock: one query for all."""
    by_key, all_emergencies = {one.clock_subject: one for one in rows}, reverse("incidents:list")
    for one in rows:
        one.address, one.clock, one.state = f"{all_emergencies}{one.pk}/", None, IncidentState(one.state)
    facilities = {one.facility_id for one in rows}
    running = Obligation.objects.open_of_subjects("incident:").filter(facility__in=facilities)
    for obligation in running.order_by("-due_at"):
        # «incident:17:2»: a receipt that was corrected.
        one = by_key.get(":".join(obligation.subject.split(":")[:2]))
        if one is None:
            continue
        obligation.is_late = obligation.due_at < now
        obligation.left = until(obligation.due_at, now)
        one.clock = obligation
    return rows


def _chosen(request):
    return IncidentFilter(request.GET, Incident.objects.visible_to(request.user).with_names(), request=request)


def _cells(incident):
    return [
        incident.pk,
        _moment(incident.received_at),
        _moment(incident.happened_at),
        incident.kind.title,
        incident.kind.point,
        incident.facility,
        incident.supervising_office,
        incident.office,
        incident.created_by.full_name,
        "" if incident.participants_count is None else incident.participants_count,
        incident.get_state_display(),
        incident.duplicate_of_id or "",
    ]


def _moment(at):
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""
