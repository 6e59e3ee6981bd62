"""A hearing is set, moved, adjourned; what came of it; that it was not attended; that the head has read that."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import calendar_for

from ..actions import hearings as actions
from ..actions import outcomes
from ..forms import AdjournForm, HearingForm, MoveForm, OutcomeForm, ReasonForm
from ..models import courts_known
from ..policies.hearings import check_can_set, check_works_on
from .card import case_page
from .cases import FORM, back_to
from .scope import case_in_scope, hearing_in_scope, officers_of

#: When a hearing is set for, unless the officer says otherwise: the next working day, at this hour.
USUAL_HOUR = 10


@form_address
@reads_cases
def new(request, pk):
    case = case_in_scope(request, pk)
    check_can_set(request.user, case)

    def act(**said):
        made = actions.set_hearing(case, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The hearing is set; the clock reminds beforehand and waits for the outcome."))
        return made.get_absolute_url()

    latest = case.hearings.order_by("-set_for", "-pk").first()
    initial = {
        "court": (latest.court if latest else case.court).name_ru,
        "set_for": usually(timezone.localtime()),
        "officer": request.user.pk,
    }
    initial["stage"] = latest.stage if latest else case.matter.stages[0]
    choices = {"officers": officers_of(case), "stages": case.matter.stages}
    form = HearingForm(request.POST or None, **choices, initial=initial)
    around = {"heading": _("Set a hearing"), "submit": _("Set the hearing"), "courts": courts_known(), **back_to(case)}
    return form_page(request, form, FORM, act, **around)


@form_address
@reads_cases
def move(request, pk):
    found = _worked_on(request, pk)

    def act(**said):
        actions.move(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The hearing is changed; its clock moves with it."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.MOVED, "version")} | {"court": found.court.name_ru}
    form = MoveForm(request.POST or None, officers=officers_of(found.case), initial=initial)
    around = {"heading": _("Move the hearing"), "submit": _("Save"), "courts": courts_known()}
    return form_page(request, form, FORM, act, **around, **_around(found))


@form_address
@reads_cases
def record(request, pk):
    found = _worked_on(request, pk)

    def act(**said):
        outcomes.record(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The outcome is recorded."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*outcomes.OUTCOME, "version")}
    initial["ruling_on"] = found.ruling_on or timezone.localtime(found.set_for).date()
    form = OutcomeForm(request.POST or None, initial=initial)
    heading = _("Correct the outcome") if found.position else _("Record the outcome")
    return form_page(request, form, FORM, act, heading=heading, submit=_("Save"), **_around(found))


@form_address
@reads_cases
def adjourn(request, pk):
    found = _worked_on(request, pk)

    def act(**said):
        following = actions.adjourn(found, **said, by=request.user, at=timezone.now())
        followed = _("It is adjourned, and the next hearing is set.")
        messages.success(request, followed if following.pk != found.pk else _("It is adjourned; no time is named."))
        return following.get_absolute_url()

    initial = {"room": found.room, "officer": found.officer_id, "version": found.version}
    form = AdjournForm(request.POST or None, officers=officers_of(found.case), initial=initial)
    return form_page(request, form, FORM, act, heading=_("Adjourned"), submit=_("Save"), **_around(found))


@form_address
@reads_cases
def miss(request, pk):
    found = _worked_on(request, pk)

    def act(**said):
        outcomes.miss(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded that no prosecutor attended; the head is alerted."))
        return found.get_absolute_url()

    form = ReasonForm(request.POST or None, initial={"version": found.version})
    form.fields["reason"].help_text = _("Why no prosecutor attended. The head of the office reads it.")
    return form_page(request, form, FORM, act, heading=_("Not attended"), submit=_("Save"), **_around(found))


@form_address
@reads_cases
def withdraw(request, pk):
    found = _worked_on(request, pk)

    def act(**said):
        actions.withdraw(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The hearing is withdrawn; its clock has ended."))
        return found.get_absolute_url()

    form = ReasonForm(request.POST or None, initial={"version": found.version})
    form.fields["reason"].help_text = _("The court took it off, or it was entered by mistake.")
    return form_page(request, form, FORM, act, heading=_("Withdraw the hearing"), submit=_("Save"), **_around(found))


@form_address
@reads_cases
def note(request, pk):
    """One tap of the head. The address opened by itself leads to the card."""
    found = hearing_in_scope(request, pk)
    if request.method == "POST":
        try:
            outcomes.note(found, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            return case_page(request, case_in_scope(request, found.case_id), refusal=refusal, status=422)
        messages.success(request, _("It is recorded that you have read it."))
    return redirect(found.get_absolute_url())


def _worked_on(request, pk):
    """The hearing, for whoever works on its case. That it has ended meanwhile is said with what was typed."""
    found = hearing_in_scope(request, pk)
    check_works_on(request.user, found.case)
    return found


def _around(hearing):
    return {"hearing": hearing, **back_to(hearing.case)}


def usually(now):
    """The usual hour of the next working day after the local moment `now`."""
    day = calendar_for(now).next_working(now.date() + timedelta(days=1))
    return now.replace(year=day.year, month=day.month, day=day.day, hour=USUAL_HOUR, minute=0, second=0, microsecond=0)
