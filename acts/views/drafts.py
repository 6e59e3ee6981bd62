"""Drafting an act, from nothing or from a finding in one tap; the violations it names; following up."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from facilities.models import Facility
from oversight.core.actions.requests import once
from oversight.core.languages import alphabetical
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.duties.enums import BodyLevel
from oversight.duties.models import ActKind

from .. import actions
from ..forms import ActForm, FollowUpForm, NewActForm, ViolationForm
from ..policies import check_can_change, check_can_draft
from .scope import act_in_scope, act_verb

FORM = "acts/form.html"
#: What the address of a new act may bring along: from a finding, a review, another page.
BROUGHT = ("facility", "kind", "ground_title", "ground_url", "source_url", "subject", "facts", "what", "norm", "demand")


@form_address
@reads_cases
def new(request):
    """The page's key makes one draft of it, however often it is sent."""
    check_can_draft(request.user)
    now = timezone.now()
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(**said):
        body = {name: str(value) for name, value in said.items()}
        first = {name: said.pop(name) for name in (*NewActForm.first, "source_url")}
        violations = [first] if first["what"] else []
        make = partial(actions.draft, **said, violations=violations, by=request.user, at=now)
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The act is drafted; it binds nobody until it is signed."))
        return reverse("acts:act", args=[made])

    choices = {"kinds": kinds_for(request, now), "facilities": facilities_of(request)}
    form = NewActForm(request.POST or None, **choices, initial=_brought(request))
    context = {"heading": _("New response act"), "submit": _("Save the draft"), "key": key, **_back_to_list()}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def change(request, pk):
    found = act_in_scope(request, pk)
    check_can_change(request.user, found)

    def act(term_days, **said):
        term_days = term_days or said["kind"].term_days
        actions.change(found, **said, term_days=term_days, by=request.user, at=timezone.now())
        messages.success(request, _("The draft is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.WORDS, "kind", "version")}
    initial |= {"body_ru": found.body.name_ru, "body_kk": found.body.name_kk, "body_level": found.body.level}
    form = ActForm(request.POST or None, kinds=kinds_for(request, timezone.now()), initial=initial)
    context = {"heading": _("Change the draft"), "submit": _("Save the draft"), **back_to(found)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def name(request, pk):
    found = act_in_scope(request, pk)
    check_can_change(request.user, found)

    def act(**said):
        violation = actions.name(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The violation is named in the act."))
        return f"{found.get_absolute_url()}#violation-{violation.pk}"

    form = ViolationForm(request.POST or None)
    context = {"heading": _("Name a violation"), "submit": _("Name it in the act"), **back_to(found)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def reword(request, pk, violation_pk):
    found = act_in_scope(request, pk)
    violation = get_object_or_404(found.violations, pk=violation_pk)
    violation.act = found
    check_can_change(request.user, found)

    def act(**said):
        actions.reword(violation, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The violation is changed."))
        return f"{found.get_absolute_url()}#violation-{violation.pk}"

    initial = {field: getattr(violation, field) for field in ViolationForm.base_fields}
    form = ViolationForm(request.POST or None, initial=initial)
    context = {"heading": _("Change the violation"), "submit": _("Save"), **back_to(found)}
    return form_page(request, form, FORM, act, **context)


@act_verb
@reads_cases
def strike(request, pk, violation_pk):
    found = act_in_scope(request, pk)
    violation = get_object_or_404(found.violations, pk=violation_pk)
    violation.act = found
    actions.strike(violation, by=request.user, at=timezone.now())
    messages.success(request, _("The violation is taken out of the draft."))
    return redirect(found)


@form_address
@reads_cases
def follow_up(request, pk):
    found = act_in_scope(request, pk)
    now = timezone.now()

    def act(kind):
        further = actions.follow_up(found, kind=kind, by=request.user, at=now)
        messages.success(request, _("The follow-up is drafted; it names what is still open."))
        return further.get_absolute_url()

    kinds = kinds_for(request, now).filter(addressees__contains=[found.body.level])
    form = FollowUpForm(request.POST or None, kinds=kinds)
    context = {"heading": _("Follow-up to an act left without an answer"), "submit": _("Draft it"), **back_to(found)}
    return form_page(request, form, FORM, act, **context)


def kinds_for(request, at):
    """The kinds of acts of the edition in force at the officer's office."""
    return ActKind.objects.in_force(request.user.office.local_day(at))


def back_to(act):
    return {"back_url": act.get_absolute_url(), "back_title": str(act)}


def _back_to_list():
    return {"back_url": reverse("acts:list"), "back_title": _("Response acts")}


def _brought(request):
    """The first values of a new act; to a facility itself where the address names one."""
    initial = {name: request.GET[name] for name in BROUGHT if name in request.GET}
    kind = initial.get("kind", "")
    if kind and not kind.isdigit():
        initial["kind"] = kinds_for(request, timezone.now()).filter(code=kind).first()
    place = initial.get("facility", "")
    facility = Facility.objects.visible_to(request.user).filter(pk=place).first() if place.isdigit() else None
    if facility is not None:
        initial |= {"body_ru": facility.name_ru, "body_kk": facility.name_kk, "body_level": BodyLevel.DISTRICT}
    return initial


def facilities_of(request):
    name = "name_kk" if get_language() == "kk" else "name_ru"
    return Facility.objects.visible_to(request.user).open_on(timezone.localdate()).order_by(alphabetical(name))
