"""Zones and lines of work are given, ended and taken back by the head of the Department."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..actions import roster as actions
from ..forms_roster import EndTermForm, SubjectForm, ZoneForm
from ..models import Subject, Zone
from ..pages import form_address, form_page
from ..policies import check_can_keep_zones
from ..refusals import Forbidden, Refused


@form_address
def assign_zone(request):
    asked = {name: request.GET.get(name) for name in ("oblast", "officer")}
    return _assign(request, ZoneForm, asked, actions.assign_zone, _("Assign a zone"), _("The zone has been assigned."))


@form_address
def end_zone(request, pk):
    return _end(request, _term(request, Zone, pk), actions.end_zone, _("End the zone"), _("The zone has its last day."))


@require_POST
def withdraw_zone(request, pk):
    return _withdraw(request, _term(request, Zone, pk), actions.withdraw_zone, _("The zone has been withdrawn."))


@form_address
def assign_subject(request):
    asked = {"officer": request.GET.get("officer")}
    done = _("The line of work has been assigned.")
    return _assign(request, SubjectForm, asked, actions.assign_subject, _("Assign a line of work"), done)


@form_address
def end_subject(request, pk):
    done = _("The line of work has its last day.")
    return _end(request, _term(request, Subject, pk), actions.end_subject, _("End the line of work"), done)


@require_POST
def withdraw_subject(request, pk):
    done = _("The line of work has been withdrawn.")
    return _withdraw(request, _term(request, Subject, pk), actions.withdraw_subject, done)


def _term(request, model, pk):
    """The zone or line of work, if `request.user` sees it; whoever only sees it is refused."""
    term = get_object_or_404(model.objects.visible_to(request.user).select_related("officer__office"), pk=pk)
    check_can_keep_zones(request.user)
    return term


def _assign(request, form_class, asked, action, heading, done):
    check_can_keep_zones(request.user)

    def act(**fields):
        action(**fields, by=request.user, at=timezone.now())
        messages.success(request, done)
        return reverse("core:roster")

    initial = {"from_on": timezone.localdate(), **asked}
    form = form_class(request.POST or None, officer=request.user, initial=initial)
    return _form_page(request, form, act, heading)


def _end(request, term, action, heading, done):
    def act(until_on):
        action(term, until_on=until_on, by=request.user, at=timezone.now())
        messages.success(request, done)
        return reverse("core:roster")

    form = EndTermForm(request.POST or None, initial={"until_on": timezone.localdate()})
    return _form_page(request, form, act, heading, about=str(term))


def _withdraw(request, term, action, done):
    try:
        action(term, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect("core:roster")


def _form_page(request, form, act, heading, **context):
    context |= {"heading": heading, "back_url": reverse("core:roster"), "back_title": _("Roster")}
    return form_page(request, form, "core/_form_page.html", act, **context)
