"""The conclusion on a placement: saved as it is typed, sent for approval, approved or returned (points 25(8), 34)."""

from functools import partial

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ..actions import conclusions as actions
from ..forms import ApproveForm, ConclusionForm, SendBackForm
from ..placement_rules import missing_of_conclusion
from . import approval
from .placement_card import card_of, placement_page
from .scope import act_on_placement, placement_in_scope


@act_on_placement
def write(request, pk):
    found = placement_in_scope(request, pk)
    fragments = partial(_fragments, request, found)
    back = card_of(found, "conclusion")
    return approval.write(request, found, ConclusionForm(request.POST), actions.write, back=back, fragments=fragments)


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
    find = partial(placement_in_scope, request, pk)
    back = reverse("inspections:placement", args=[pk]) + "#conclusion"
    return approval.step(request, find, placement_page, action, done, back=back, **named)


def _fragments(request, placement):
    submit_url = reverse("inspections:submit_conclusion", args=[placement.pk])
    parts = {"missing": missing_of_conclusion(placement.conclusion), "may": {"submit": True}, "submit_url": submit_url}
    return {"conclusion-missing": render_to_string("inspections/_conclusion_missing.html", parts, request)}
