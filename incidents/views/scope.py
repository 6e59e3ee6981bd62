"""What every page of this package begins with: the thing in the officer's scope, or 404."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from facilities.models import Facility
from oversight.core.pages import only_post
from oversight.core.refusals import Forbidden, Refused

from ..models import Allegation, ForceUse, Incident, SpecialRegime, SpecialReport

act_on_card = only_post("incidents:incident")
act_on_force = only_post("incidents:force")
act_on_allegation = only_post("incidents:allegation")


def incident_in_scope(request, pk):
    found = Incident.objects.visible_to(request.user).select_related(
        "office",
        "supervising_office",
        "facility__supervising_office",
        "kind",
        "created_by",
        "duplicate_of__kind",
        "duplicate_of__facility",
        "doubted_by",
        "dismissed_by",
    )
    return get_object_or_404(found, pk=pk)


def regime_in_scope(request, pk):
    return get_object_or_404(SpecialRegime.objects.visible_to(request.user).with_names(), pk=pk)


def force_in_scope(request, pk):
    found = ForceUse.objects.visible_to(request.user).select_related(
        *("office", "supervising_office", "facility__supervising_office", "incident__kind", "incident__facility"),
        *("obligation__rule", "entered_by", "withdrawn_by", "conclusion__author", "conclusion__drafted_by"),
        *("conclusion__returned_by", "conclusion__approved_by", "conclusion__document"),
        *("conclusion__response_act__kind", "conclusion__response_act__body"),
        "conclusion__response_act__document__office",
    )
    return get_object_or_404(found, pk=pk)


def allegation_in_scope(request, pk):
    found = Allegation.objects.visible_to(request.user).select_related(
        *("office", "supervising_office", "facility__supervising_office", "incident__kind", "incident__facility"),
        *("force__facility", "assigned_to", "entered_by", "assessed_by"),
    )
    return get_object_or_404(found, pk=pk)


def report_in_scope(request, pk):
    found = SpecialReport.objects.visible_to(request.user).with_names().select_related("submitted_by", "read_by")
    return get_object_or_404(found, pk=pk)


def facilities_for(request):
    """Where the officer's office may register something: open today, its own or below it."""
    found = Facility.objects.visible_to(request.user).open_on(timezone.localdate())
    return found.select_related("supervising_office").order_by("name_ru")


def card_of(incident, place=""):
    """The address of an emergency's page, or of one `place` in it."""
    return reverse("incidents:incident", args=[incident.pk]) + (f"#{place}" if place else "")


def force_card_of(force, place=""):
    return reverse("incidents:force", args=[force.pk]) + (f"#{place}" if place else "")


def desk_at(request, incident):
    """The desk of emergencies as the officer had narrowed it, at the line of this one."""
    office = request.POST.get("office", "")
    return reverse("incidents:desk") + (f"?office={office}" if office.isdecimal() else "") + f"#line-{incident.pk}"


def done_or_said(request, act, done, back):
    """Do `act()` and say so; a refusal is said on the page it came from. For taps without words."""
    try:
        act()
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, " ".join([str(refusal.sentence), *map(str, refusal.parts)]))
    else:
        messages.success(request, done)
    return redirect(back)
