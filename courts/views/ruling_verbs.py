"""What is done with a ruling in one tap or with a reason, and the two forms of its turn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.forms import refuse
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Forbidden, Refused

from ..actions import representations, rulings, studies
from ..forms import ApproveForm, RepresentationForm, ReworkForm, RulingReasonForm, StudyForm
from ..policies.rulings import check_can_change_representation, check_can_study, draft_of
from .ruling_card import ruling_page
from .ruling_rows import act_on_ruling, ruling_in_scope

FORM = "courts/form.html"


@form_address
@reads_cases
def study(request, pk):
    found = ruling_in_scope(request, pk)
    check_can_study(request.user, found)
    turn = found.current

    def act(**said):
        studies.study(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The study is written: decide now what follows from it."))
        return found.get_absolute_url()

    initial = {name: getattr(turn, name) for name in (*studies.WORDS, "version")}
    initial["lawful"] = {True: "yes", False: "no", None: ""}[turn.lawful]
    form = StudyForm(request.POST or None, initial=initial)
    return form_page(request, form, FORM, act, heading=_("Study of the ruling"), submit=_("Save"), **_back(found))


@form_address
@reads_cases
def change_representation(request, pk):
    found = ruling_in_scope(request, pk)
    check_can_change_representation(request.user, found)
    draft = draft_of(found.current)

    def act(**said):
        representations.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The draft is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(draft, name) for name in (*representations.WORDS, "version")}
    form = RepresentationForm(request.POST or None, initial=initial)
    heading = _("Representation on a cassation protest")
    return form_page(request, form, FORM, act, heading=heading, submit=_("Save the draft"), **_back(found))


@act_on_ruling
@reads_cases
def propose(request, pk):
    return _tap(request, pk, studies.propose, _("It is sent for approval."))


@act_on_ruling
@reads_cases
def take_back(request, pk):
    return _tap(request, pk, studies.take_back, _("It is taken back: go on writing."))


@act_on_ruling
@reads_cases
def approve(request, pk):
    said = _("Approved: no protest is brought.")
    return _with_form(request, pk, studies.approve, ApproveForm(request.POST, auto_id="approve_%s"), "approve", said)


@act_on_ruling
@reads_cases
def rework(request, pk):
    said = _("It is returned to its author.")
    return _with_form(request, pk, studies.rework, ReworkForm(request.POST, auto_id="rework_%s"), "rework", said)


@act_on_ruling
@reads_cases
def protest(request, pk):
    """The protest, drafted in one tap with what is known; it is signed on its own page."""
    found = ruling_in_scope(request, pk)
    try:
        made = studies.draft_protest(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return ruling_page(request, ruling_in_scope(request, pk), refusal=refusal, status=422)
    messages.success(request, _("The protest is drafted: read it, look to which court it goes, have it signed."))
    return redirect(made)


@act_on_ruling
@reads_cases
def represent(request, pk):
    return _tap(
        request, pk, representations.draft, _("The representation is drafted: read it, mend it, have it signed.")
    )


@act_on_ruling
@reads_cases
def sign_representation(request, pk):
    return _tap(
        request, pk, representations.sign, _("The representation is signed and goes up; the office is alerted.")
    )


@act_on_ruling
@reads_cases
def take_up(request, pk):
    return _tap(request, pk, representations.take_up, _("It is taken up: study the ruling and decide."))


@act_on_ruling
@reads_cases
def send_back(request, pk):
    form = RulingReasonForm(request.POST, auto_id="return_%s")
    said = _("The representation is returned; the office is alerted.")
    return _with_form(request, pk, representations.send_back, form, "return", said)


@act_on_ruling
@reads_cases
def withdraw_ruling(request, pk):
    form = RulingReasonForm(request.POST, auto_id="withdraw_%s")
    return _with_form(request, pk, rulings.withdraw, form, "withdraw", _("The record is withdrawn."))


def _tap(request, pk, action, said):
    found = ruling_in_scope(request, pk)
    try:
        action(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return ruling_page(request, ruling_in_scope(request, pk), status=422, refusal=refusal)
    messages.success(request, said)
    return redirect(found)


def _with_form(request, pk, action, form, name, said):
    found, refusal = ruling_in_scope(request, pk), None
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, said)
            return redirect(found)
    return ruling_page(request, ruling_in_scope(request, pk), status=422, refusal=refusal, **{name: form})


def _back(ruling):
    return {"back_url": ruling.get_absolute_url(), "back_title": str(ruling)}
