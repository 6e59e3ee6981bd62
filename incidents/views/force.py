"""Uses of force: the list, entering, changing, withdrawing, materials (points 20, 23, 32(2))."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from inspections.forms import ReasonForm
from inspections.views.as_typed import by_script
from oversight.core import audit
from oversight.core.exports import csv_response, xlsx_response
from oversight.core.pages import form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import force as actions
from ..enums import Act
from ..filters import ForceUseFilter
from ..force_forms import ForceForm
from ..forms import this_minute
from ..models import ForceUse, Incident
from ..policies import check_can_change_force, check_can_work, check_works_on_force
from .force_card import act, files_at, force_page
from .force_rows import cells, dress_force, header
from .scope import act_on_force, facilities_for, force_card_of, force_in_scope


@require_safe
@reads_cases
def force_list(request):
    chosen = _chosen(request)
    page = keyset_page(chosen.qs, request)
    context = {
        "filter": chosen,
        "page": page,
        "rows": dress_force(page.rows),
        "now": timezone.now(),
        "may_record": may(check_can_work, request.user),
        "query": request.GET.urlencode(),
    }
    return render(request, "incidents/force_list.html", context)


@require_safe
@reads_cases
def export(request):
    """The whole list as the filters narrow it: `format=xlsx`, otherwise CSV."""
    found = _chosen(request).qs.order_by("-pk")
    said = {"reason": request.GET.urlencode()[:500]}
    audit.record(Act.FORCE_EXPORT, request.user.office, by=request.user, at=timezone.now(), after=said)
    rows = map(cells, found.iterator(chunk_size=500))
    if request.GET.get("format") == "xlsx":
        return xlsx_response("force.xlsx", _("Use of force"), header(), rows)
    return csv_response("force.csv", header(), rows)


@form_address
@reads_cases
def record(request):
    """`?incident=` or `?facility=` is known when one comes from its card."""
    check_can_work(request.user)
    incident = _incident(request)
    now = timezone.now()

    def save(**fields):
        made = actions.record(**fields, by=request.user, at=now)
        messages.success(request, _("Recorded: the clock of the conclusion runs. Now name who and by what means."))
        return force_card_of(made)

    initial = {"learned_at": this_minute(), "facility": request.GET.get("facility")}
    if incident is not None:
        initial |= {"incident": incident.pk, "facility": incident.facility_id, "happened_at": incident.happened_at}
    choices = {"facilities": facilities_for(request), "incidents": Incident.objects.visible_to(request.user)}
    form = ForceForm(request.POST or None, **choices, initial=initial)
    context = {"heading": _("Record a use of force"), "submit": _("Record: the clock runs"), "incident": incident}
    context["back"] = incident.get_absolute_url() if incident else reverse("incidents:force_list")
    return form_page(request, form, "incidents/force_form.html", save, **context)


@require_safe
@gzip_page
def force(request, pk):
    """The card names people: who read it is kept in the audit trail."""
    found = force_in_scope(request, pk)
    actions.record_view(found, by=request.user, at=timezone.now())
    return force_page(request, found)


@form_address
def change(request, pk):
    found = force_in_scope(request, pk)
    check_can_change_force(request.user, found)

    def save(version, **fields):
        version = found.version if version is None else version
        actions.change(found, version=version, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return force_card_of(found, "facts")

    form = ForceForm(request.POST or None, instance=found)
    context = {"heading": _("Facts of the use of force"), "submit": _("Save"), "incident": found.incident}
    return form_page(
        request, form, "incidents/force_form.html", save, force=found, back=force_card_of(found), **context
    )


@act_on_force
def withdraw(request, pk):
    found = force_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    return act(request, found, "withdraw", form, actions.withdraw, _("The record is withdrawn."))


@act_on_force
def attach(request, pk):
    """A material, sent by the script as soon as it is chosen, or with the form."""
    found = force_in_scope(request, pk)
    check_works_on_force(request.user, found)
    uploaded = request.FILES.getlist("file")
    try:
        if not uploaded:
            raise Refused.about("file", _("Choose a file first."))
        kept = [actions.attach_file(found, one, by=request.user, at=timezone.now()) for one in uploaded]
    except Forbidden:
        raise
    except Refused as refusal:
        if by_script(request):
            return JsonResponse({"errors": {"file": [str(refusal.sentence)]}}, status=422)
        messages.error(request, refusal.sentence)
        return redirect(force_card_of(found, "materials"))
    if not by_script(request):
        return redirect(force_card_of(found, "materials"))
    row = {"file": kept[-1], "files_at": files_at(found)}
    return JsonResponse({"html": render_to_string("inspections/_file.html", row, request)})


@act_on_force
def detach(request, pk, file_pk):
    found = force_in_scope(request, pk)
    attachment = get_object_or_404(found.files, pk=file_pk)
    actions.detach_file(found, attachment, by=request.user, at=timezone.now())
    return redirect(force_card_of(found, "materials"))


def _chosen(request):
    return ForceUseFilter(request.GET, ForceUse.objects.visible_to(request.user).with_names(), request=request)


def _incident(request):
    known = request.GET.get("incident", "") or request.POST.get("incident", "")
    if not known.isdecimal():
        return None
    seen = Incident.objects.visible_to(request.user).select_related("facility", "kind")
    return get_object_or_404(seen, pk=known)
