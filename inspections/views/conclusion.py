"""The conclusion on a placement: saved as it is typed, sent for approval, approved or returned (points 25(8), 34)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict, Forbidden, Refused

from ..actions import conclusions as actions
from ..forms import ApproveForm, ConclusionForm, SendBackForm
from ..placement_rules import missing_of_conclusion
from .as_typed import by_script, save_as_typed
from .placement_card import card_of, placement_page
from .scope import act_on_placement, placement_in_scope


@act_on_placement
def write(request, pk):
    found = placement_in_scope(request, pk)

    def act(**said):
        try:
            written = actions.write(found, **said, by=request.user, at=timezone.now())
        except Conflict as conflict:
            if by_script(request):
                conflict.theirs = {name: _as_sent(value) for name, value in conflict.theirs.items()}
            raise
        found.conclusion = written
        return written

    fragments = partial(_fragments, request, found)
    back = card_of(found, "conclusion")
    return save_as_typed(request, ConclusionForm(request.POST), act, back=back, fragments=fragments)


@act_on_placement
def submit(request, pk):
    return _step(request, pk, actions.submit, _("The conclusion is sent for approval."))


@act_on_placement
def take_back(request, pk):
    return _step(request, pk, actions.take_back, _("The conclusion is yours again."))


@act_on_placement
def approve(request, pk):
    form = ApproveForm(request.POST, auto_id="approve_%s")
    return _step(request, pk, actions.approve, _("The conclusion is approved."), approve=form)


@act_on_placement
def send_back(request, pk):
    form = SendBackForm(request.POST, auto_id="return_%s")
    return _step(request, pk, actions.send_back, _("The conclusion is returned."), send_back=form)


def _step(request, pk, action, done, **named):
    """One step; refused, the page as it stands now with the sentence, and the form as it was typed."""
    found = placement_in_scope(request, pk)
    form = next(iter(named.values()), None)
    if form is not None and not form.is_valid():
        return placement_page(request, found, status=422, **named)
    try:
        action(found, **(form.cleaned_data if form else {}), by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Conflict as conflict:
        again = {name: type(form)(_with_version(form, conflict), auto_id=form.auto_id) for name in named}
        return placement_page(request, placement_in_scope(request, pk), status=409, refusal=conflict, **again)
    except Refused as refusal:
        for name, sentence in refusal.fields.items():
            if form is not None and name in form.fields:
                form.add_error(name, sentence)
        return placement_page(request, placement_in_scope(request, pk), status=422, refusal=refusal, **named)
    messages.success(request, done)
    return redirect(card_of(found, "conclusion"))


def _with_version(form, conflict):
    """What was typed, about the words that are shown now: sent again, it is meant."""
    data = form.data.copy()
    data["version"] = conflict.version
    return data


def _fragments(request, placement):
    parts = {"missing": missing_of_conclusion(placement.conclusion), "may": {"submit": True}, "placement": placement}
    return {"conclusion-missing": render_to_string("inspections/_conclusion_missing.html", parts, request)}


def _as_sent(value):
    """A stored value as the page's form would send it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}" if hasattr(value, "tzinfo") else value
