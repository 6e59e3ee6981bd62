"""Read, answered, accepted, asked again, withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.forms import refuse
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Forbidden, Refused

from .. import actions
from ..forms import AgainForm, ReasonForm, ReplyForm
from ..policies import check_can_answer, check_can_ask_again
from .inquiries import inquiry_page
from .scope import inquiry_in_scope, on_inquiry, sent

FORM = "inquiries/form.html"


@on_inquiry
@reads_cases
def take(request, pk):
    return _tap(request, pk, actions.take, _("It is recorded that your office has read it."))


@on_inquiry
@reads_cases
def accept(request, pk):
    return _tap(request, pk, actions.accept, _("The answer is accepted."))


@form_address
@reads_cases
def answer(request, pk):
    found = inquiry_in_scope(request, pk)
    check_can_answer(request.user, found)

    def act(**said):
        actions.answer(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The answer is sent."))
        return found.get_absolute_url()

    context = {"heading": _("Answer"), "submit": _("Send the answer"), **_around(found)}
    return form_page(request, ReplyForm(*sent(request)), FORM, act, **context)


@form_address
@reads_cases
def ask_again(request, pk):
    found = inquiry_in_scope(request, pk)
    check_can_ask_again(request.user, found)

    def act(**said):
        actions.ask_again(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is asked again; the office is alerted."))
        return found.get_absolute_url()

    context = {"heading": _("Ask again"), "submit": _("Send"), **_around(found)}
    return form_page(request, AgainForm(*sent(request)), FORM, act, **context)


@on_inquiry
@reads_cases
def withdraw(request, pk):
    found = inquiry_in_scope(request, pk)
    form, refusal = ReasonForm(request.POST, auto_id="withdraw_%s"), None
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, _("It is withdrawn."))
            return redirect(found)
    fresh = inquiry_in_scope(request, pk)
    return inquiry_page(request, fresh, status=422, refusal=refusal, withdraw_form=form)


def _tap(request, pk, action, said):
    found = inquiry_in_scope(request, pk)
    try:
        action(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return inquiry_page(request, inquiry_in_scope(request, pk), status=422, refusal=refusal)
    messages.success(request, said)
    return redirect(found)


def _around(inquiry):
    return {"back_url": inquiry.get_absolute_url(), "back_title": str(inquiry), "about_thing": None}
