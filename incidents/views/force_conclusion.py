"""The conclusion on a use of force: typed, sent, approved or returned; violations, the act, liability (20, 32(2))."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.forms import ApproveForm, SendBackForm
from inspections.views import approval

from ..actions import force_conclusions as actions
from ..force_forms import ForceConclusionForm, LiabilityForm, ViolationForm
from ..force_rules import missing_of_force_conclusion
from .force_card import act, force_page
from .scope import act_on_force, done_or_said, force_card_of, force_in_scope


@act_on_force
def write(request, pk):
    found = force_in_scope(request, pk)
    form, back = ForceConclusionForm(request.POST), force_card_of(found, "conclusion")
    fragments = partial(_fragments, request, found)
    return approval.write(request, found, form, actions.write, back=back, fragments=fragments)


@act_on_force
def submit(request, pk):
    return _step(request, pk, actions.submit, _("The conclusion is sent for approval."))


@act_on_force
def take_back(request, pk):
    return _step(request, pk, actions.take_back, _("The conclusion is yours again."))


@act_on_force
def approve(request, pk):
    form = ApproveForm(request.POST, auto_id="approve_%s")
    return _step(request, pk, actions.approve, _("The conclusion is approved."), approve=form)


@act_on_force
def send_back(request, pk):
    form = SendBackForm(request.POST, auto_id="return_%s")
    return _step(request, pk, actions.send_back, _("The conclusion is returned."), send_back=form)


@act_on_force
def add_violation(request, pk):
    found = force_in_scope(request, pk)
    form = ViolationForm(request.POST, auto_id="violation_%s")
    return act(request, found, "violation", form, actions.add_violation, _("Entered."), place="violations")


@act_on_force
def remove_violation(request, pk, breach_pk):
    found = force_in_scope(request, pk)
    review = getattr(found, "conclusion", None)
    violation = get_object_or_404(actions.ForceViolation, conclusion=review and review.pk, pk=breach_pk)
    return done_or_said(
        request,
        lambda: actions.remove_violation(violation, by=request.user, at=timezone.now()),
        _("Taken out; the history keeps the words."),
        force_card_of(found, "violations"),
    )


@act_on_force
def draft_act(request, pk):
    """In one tap: the act is drafted with what is known, and its page opens."""
    found = force_in_scope(request, pk)
    made = actions.draft_act(found, by=request.user, at=timezone.now())
    messages.success(request, _("The act is drafted; it binds nobody until it is signed."))
    return redirect(made)


@act_on_force
def add_liability(request, pk):
    found = force_in_scope(request, pk)
    form = LiabilityForm(request.POST, force=found, auto_id="liability_%s")

    def add(_force, *, staff, **said):
        return actions.add_liability(staff, **said)

    return act(request, found, "liability", form, add, _("Entered."), place="liability")


def _step(request, pk, action, done, **named):
    find = partial(force_in_scope, request, pk)
    back = reverse("incidents:force", args=[pk]) + "#conclusion"
    return approval.step(request, find, force_page, action, done, back=back, **named)


def _fragments(request, force):
    submit_url = reverse("incidents:force_submit", args=[force.pk])
    missing = missing_of_force_conclusion(force.conclusion)
    parts = {"missing": missing, "may": {"submit": True}, "submit_url": submit_url}
    return {"conclusion-missing": render_to_string("inspections/_conclusion_missing.html", parts, request)}
