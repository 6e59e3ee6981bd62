"""What is known, saved as it is typed; what happened next."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.views.as_typed import save_as_typed

from ..actions import developments, facts, incidents
from ..completeness import missing
from ..forms import DevelopmentForm, FactForm, NumbersForm
from .acts import act
from .scope import act_on_card, card_of, done_or_said, incident_in_scope


@act_on_card
def numbers(request, pk):
    found = incident_in_scope(request, pk)

    def write(**said):
        return incidents.state_numbers(found, **said, by=request.user, at=timezone.now())

    changed = partial(missing_fragment, request, pk)
    return save_as_typed(request, NumbersForm(request.POST), write, back=card_of(found, "numbers"), fragments=changed)


@act_on_card
def fact(request, pk, fact_pk):
    found = incident_in_scope(request, pk)
    asked = get_object_or_404(found.facts.select_related("incident"), pk=fact_pk)

    def write(**said):
        return facts.write(asked, **said, by=request.user, at=timezone.now())

    changed = partial(missing_fragment, request, pk)
    back = card_of(found, f"fact-{asked.pk}")
    return save_as_typed(request, FactForm(request.POST), write, back=back, fragments=changed)


@act_on_card
def rest_is_unknown(request, pk):
    found = incident_in_scope(request, pk)
    return done_or_said(
        request,
        lambda: facts.rest_is_unknown(found, by=request.user, at=timezone.now()),
        _("What was not answered is unknown at this hour."),
        card_of(found, "report"),
    )


@act_on_card
def develop(request, pk):
    found = incident_in_scope(request, pk)
    form = DevelopmentForm(request.POST, auto_id="development_%s")
    return act(request, found, "development", form, developments.add, _("Added."), place="developments")


@act_on_card
def correct_development(request, pk, development_pk):
    found = incident_in_scope(request, pk)
    wrong = get_object_or_404(found.developments.select_related("incident"), pk=development_pk)
    form = DevelopmentForm(request.POST, auto_id="development_%s")

    def correct(_incident, **said):
        return developments.correct(wrong, **said)

    return act(request, found, "development", form, correct, _("Corrected; both stay."), place="developments")


def missing_fragment(request, pk):
    """The list of what point 17 still lacks, for the page to renew after a save."""
    found = incident_in_scope(request, pk)
    html = render_to_string("incidents/_missing.html", {"missing": missing(found), "incident": found}, request)
    return {"missing": html}
