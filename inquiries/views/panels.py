"""What this package shows on Today and on cards of facilities and inspections; each is also a page of its own."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.pages import reads_cases
from oversight.core.refusals import may

from ..enums import InquiryState
from ..filters import InquiryFilter
from ..models import Inquiry, Requisition
from ..policies import check_is_prosecutor, offices_of
from .rows import dress, dress_requisitions

#: How many rows of one sort a panel shows; the lists have the rest.
FEW = 10


@require_safe
@reads_cases
def today(request):
    """What the officer's office is asked, answers that wait for it, and files that have not come."""
    officer, now = request.user, timezone.now()
    seen = Inquiry.objects.visible_to(officer).with_names()
    asked = seen.filter(asked_office=officer.office).waiting().order_by("answer_by", "pk")[:FEW]
    answers = seen.filter(office=officer.office, state=InquiryState.ANSWERED).order_by("pk")[:FEW]
    files = Requisition.objects.visible_to(officer).filter(office=officer.office).with_names()
    context = {
        "asked": dress(list(asked), officer, now),
        "answers": dress(list(answers), officer, now),
        "late_files": dress_requisitions(list(files.overdue(officer.office.local_day(now))[:FEW]), officer, now),
    }
    return _panel(request, "inquiries/_today.html", context, title=None)


@require_safe
@reads_cases
def of_facility(request, pk):
    """What was asked about the facility, the newest first."""
    facility = get_object_or_404(Facility.objects.visible_to(request.user), pk=pk)
    chosen = InquiryFilter({"facility": pk}, Inquiry.objects.visible_to(request.user).with_names(), request=request)
    context = {
        "facility": facility,
        "inquiries": dress(list(chosen.qs.order_by("-pk")[:5]), request.user, timezone.now()),
        "may_ask": may(check_is_prosecutor, request.user),
    }
    return _panel(request, "inquiries/_of_facility.html", context, title=facility)


@require_safe
@reads_cases
def of_inspection(request, pk):
    """What was asked about the inspection, the newest first; a request about it is seen by offices that see it."""
    inspection = get_object_or_404(Inspection.objects.visible_to(request.user), pk=pk)
    asked = Inquiry.objects.visible_to(request.user).filter(inspection=inspection).with_names()
    context = {
        "inspection": inspection,
        "inquiries": dress(list(asked.order_by("-pk")[:5]), request.user, timezone.now()),
        "may_ask": may(check_is_prosecutor, request.user) and request.user.office_id in _line_of(inspection),
    }
    return _panel(request, "inquiries/_of_inspection.html", context, title=inspection)


def _line_of(inspection):
    """The offices above and of the two an inspection belongs to: one of another line has nobody to ask about it."""
    return {pk for office in offices_of(inspection) for pk in office.lineage}


def _panel(request, template, context, **more):
    """The part alone for HTMX, else a page around it."""
    if request.htmx:
        response = render(request, template, context)
    else:
        response = render(request, "inquiries/panel.html", {"part": template, **context, **more})
    patch_vary_headers(response, ["HX-Request"])
    return response
