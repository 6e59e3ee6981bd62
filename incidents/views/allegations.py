"""Allegations of torture: a list, entering, a card; each view is kept in the audit trail (points 20, 24, 44)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from .. import policies
from ..actions import allegations as actions
from ..allegation_forms import AllegationForm, AssessmentForm, AssignForm, DecisionForm, RegistrationForm
from ..filters import AllegationFilter
from ..forms import this_minute
from ..models import Allegation, ForceUse, Incident
from .clocks import clocks_of
from .scope import act_on_allegation, allegation_in_scope, facilities_for

ACTS = {
    "write": policies.check_can_write_allegation,
    "attach": policies.check_works_on_allegation,
    "assign": policies.check_can_assign_allegation,
    "assess": policies.check_can_assess_allegation,
}


@require_safe
@reads_cases
def allegation_list(request):
    found = Allegation.objects.visible_to(request.user).with_names()
    chosen = AllegationFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    context = {"filter": chosen, "page": page, "may_record": may(policies.check_can_work, request.user)}
    return render(request, "incidents/allegation_list.html", context)


@form_address
@reads_cases
def record(request):
    """`?incident=`, `?force=` or `?facility=` is known when one comes from its card."""
    policies.check_can_work(request.user)
    now = timezone.now()

    def save(**fields):
        made = actions.record(**fields, by=request.user, at=now)
        messages.success(request, _("Recorded: the clocks run. It is assigned to you and read by few."))
        return _card_of(made) if _sees(request, made) else reverse("incidents:allegation_list")

    known = {name: request.GET[name] for name in ("facility", "incident", "force") if name in request.GET}
    choices = {
        "facilities": facilities_for(request),
        "incidents": Incident.objects.visible_to(request.user),
        "forces": ForceUse.objects.visible_to(request.user),
    }
    form = AllegationForm(request.POST or None, **choices, initial={"received_at": this_minute(), **known})
    context = {"heading": _("Record an allegation of torture"), "submit": _("Record: the clocks run")}
    context["back"] = reverse("incidents:allegation_list")
    return form_page(request, form, "incidents/allegation_form.html", save, **context)


@require_safe
@gzip_page
def allegation(request, pk):
    """Who read it is kept in the audit trail."""
    found = allegation_in_scope(request, pk)
    actions.record_view(found, by=request.user, at=timezone.now())
    return _page(request, found)


@form_address
def change(request, pk):
    found = allegation_in_scope(request, pk)
    policies.check_can_write_allegation(request.user, found)

    def save(version, **fields):
        version = found.version if version is None else version
        actions.change(found, version=version, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return _card_of(found)

    form = AllegationForm(request.POST or None, instance=found)
    context = {"heading": _("What is known, and how it was verified"), "submit": _("Save"), "back": _card_of(found)}
    return form_page(request, form, "incidents/allegation_form.html", save, allegation=found, **context)


@act_on_allegation
def assign(request, pk):
    found = allegation_in_scope(request, pk)
    policies.check_can_assign_allegation(request.user, found)
    form = AssignForm(request.POST, office=found.office, auto_id="assign_%s")
    return _act(request, found, "assign", form, actions.assign)


@act_on_allegation
def register(request, pk):
    found = allegation_in_scope(request, pk)
    policies.check_works_on_allegation(request.user, found)
    return _act(request, found, "register", RegistrationForm(request.POST, auto_id="register_%s"), actions.register)


@act_on_allegation
def decide(request, pk):
    found = allegation_in_scope(request, pk)
    policies.check_works_on_allegation(request.user, found)
    return _act(request, found, "decide", DecisionForm(request.POST, auto_id="decide_%s"), actions.decide)


@act_on_allegation
def assess(request, pk):
    found = allegation_in_scope(request, pk)
    policies.check_works_on_allegation(request.user, found)
    return _act(request, found, "assess", AssessmentForm(request.POST, auto_id="assess_%s"), actions.assess)


def _act(request, found, name, form, action):
    """Do `action` with what `form` says; refused, the page again with the form and its sentences."""
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect(_card_of(found) if _sees(request, found) else "incidents:allegation_list")
    return _page(request, found, status=422, **{name: form})


def _page(request, found, status=200, **bound):
    allowed = {name: may(check, request.user, found) for name, check in ACTS.items()}
    context = {
        "allegation": found,
        "clocks": clocks_of(found, timezone.now(), request.user),
        "may": allowed,
        "files": found.files.all(),
        "renderings": list(found.document.renderings.all()) if found.document else [],
        "forms": _forms(found, allowed) | bound,
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "incidents/allegation.html", context, status=status)


def _forms(found, allowed):
    forms = {}
    if allowed["assign"]:
        initial = {"officer": found.assigned_to_id}
        forms["assign"] = AssignForm(office=found.office, initial=initial, auto_id="assign_%s")
    if allowed["write"]:
        initial = {name: getattr(found, name) for name in actions.REGISTERED}
        forms["register"] = RegistrationForm(initial=initial, auto_id="register_%s")
        if found.is_registered:
            forms["decide"] = DecisionForm(auto_id="decide_%s")
    if allowed["assess"]:
        forms["assess"] = AssessmentForm(auto_id="assess_%s")
    return forms


def _sees(request, found):
    """Who assigned it away, or recorded it for an office below, may not read it any more."""
    return Allegation.objects.visible_to(request.user).filter(pk=found.pk).exists()


def _card_of(found):
    return reverse("incidents:allegation", args=[found.pk])
