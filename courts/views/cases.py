"""Court cases: the list and its table, the card, entered, corrected, laid on another office, withdrawn."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core import audit
from oversight.core.actions.requests import once
from oversight.core.exports import csv_response, xlsx_response
from oversight.core.pages import form_address, form_page, keyset_page, only_post, reads_cases
from oversight.core.refusals import may

from ..actions import cases as actions
from ..actions import persons
from ..enums import Act
from ..filters import CourtCaseFilter
from ..forms import CaseForm, ChangeCaseForm, GiveForm, PersonForm
from ..models import CourtCase, courts_known
from ..policies.hearings import check_can_change_case, check_can_give, check_is_prosecutor
from .card import act_on_case, case_page
from .rows import cells, dress_cases, header
from .scope import acts_for, below, case_in_scope, facilities_for, matters_for

FORM = "courts/form.html"
#: How many rows of a table are dressed at once.
CHUNK = 500


@require_safe
@reads_cases
def case_list(request):
    chosen = _chosen(request)
    page = keyset_page(chosen.qs, request)
    dress_cases(page, timezone.now())
    query = request.GET.urlencode()
    context = {"filter": chosen, "page": page, "query": query, "may_enter": may(check_is_prosecutor, request.user)}
    return render(request, "courts/cases.html", context)


@require_safe
@reads_cases
def export(request):
    """The whole list as the filters narrow it: `format=xlsx`, otherwise CSV."""
    found, now = _chosen(request).qs.order_by("-pk"), timezone.now()
    said = {"reason": request.GET.urlencode()[:500]}
    audit.record(Act.CASE_EXPORT, request.user.office, by=request.user, at=now, after=said)
    rows = (cells(case) for case in _dressed(found, now))
    if request.GET.get("format") == "xlsx":
        return xlsx_response("court-cases.xlsx", _("Court cases"), header(), rows)
    return csv_response("court-cases.csv", header(), rows)


@require_safe
@reads_cases
def case(request, pk):
    return case_page(request, case_in_scope(request, pk))


@form_address
@reads_cases
def new(request):
    """`?facility=` or `?response_act=` is known when one comes from its card. The page's key makes one case of it."""
    check_is_prosecutor(request.user)
    officer, now = request.user, timezone.now()
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(full_name, born_on, category, **said):
        named = [{"full_name": full_name, "born_on": born_on, "category": category}] if full_name else []
        make = partial(actions.enter, **said, persons=named, by=officer, at=now)
        body = {name: str(getattr(value, "pk", value)) for name, value in {**said, "whom": full_name}.items()}
        made = once(make, key=key, address=request.path, body=body, by=officer, at=now)
        messages.success(request, _("The case is entered. Set its hearing: the clock reminds beforehand."))
        return reverse("courts:case", args=[made])

    named = (request.GET.get("response_act", ""), request.POST.get("response_act", ""))
    choices = {"matters": matters_for(officer, now), "below": below(officer), "facilities": facilities_for(officer)}
    initial = {name: request.GET.get(name) for name in ("facility", "response_act", "matter")}
    form = CaseForm(request.POST or None, **choices, acts=acts_for(request, *named), initial=initial)
    back = {"back_url": reverse("courts:cases"), "back_title": _("Court cases")}
    around = {"heading": _("A case in court"), "submit": _("Enter"), "key": key, "courts": courts_known(), **back}
    return form_page(request, form, FORM, act, **around)


@form_address
@reads_cases
def change(request, pk):
    found = case_in_scope(request, pk)
    check_can_change_case(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")} | {"court": found.court.name_ru}
    acts = acts_for(request, found.response_act_id or "")
    form = ChangeCaseForm(request.POST or None, facilities=facilities_for(request.user), acts=acts, initial=initial)
    around = {"heading": _("Change the record"), "submit": _("Save"), "courts": courts_known(), **back_to(found)}
    return form_page(request, form, FORM, act, **around)


@form_address
@reads_cases
def give(request, pk):
    found = case_in_scope(request, pk)
    check_can_give(request.user, found)

    def act(**said):
        actions.give(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded on whom participation is laid; the clocks pass to them."))
        return found.get_absolute_url()

    form = GiveForm(request.POST or None, below=below(request.user))
    around = {"heading": _("Lay participation on another"), "submit": _("Record the order"), **back_to(found)}
    return form_page(request, form, FORM, act, **around)


@only_post("courts:case")
@reads_cases
def take_back(request, pk):
    said = _("The office itself takes part again.")
    return act_on_case(request, pk, actions.take_back, said, "take_back")


@only_post("courts:case")
@reads_cases
def withdraw(request, pk):
    return act_on_case(request, pk, actions.withdraw, _("The record is withdrawn."), "withdraw")


@form_address
@reads_cases
def add_person(request, pk):
    found = case_in_scope(request, pk)
    check_can_change_case(request.user, found)

    def act(**said):
        persons.add(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The person is entered."))
        return found.get_absolute_url()

    around = {"heading": _("Whom the case concerns"), "submit": _("Enter"), **back_to(found)}
    return form_page(request, PersonForm(request.POST or None), FORM, act, **around)


@only_post("courts:case")
@reads_cases
def remove_person(request, pk, person_pk):
    found = case_in_scope(request, pk)
    person = get_object_or_404(found.persons, pk=person_pk)
    persons.remove(person, by=request.user, at=timezone.now())
    messages.success(request, _("The entry is removed."))
    return redirect(found)


def back_to(case):
    return {"back_url": case.get_absolute_url(), "back_title": str(case)}


def _chosen(request):
    return CourtCaseFilter(request.GET, CourtCase.objects.visible_to(request.user).with_names(), request=request)


def _dressed(found, now):
    """Every case of a long table, some hundreds at a time."""
    chunk = []
    for case in found.iterator(chunk_size=CHUNK):
        chunk.append(case)
        if len(chunk) == CHUNK:
            yield from dress_cases(chunk, now)
            chunk = []
    yield from dress_cases(chunk, now)
