"""One tap or one reason: signed, sent out, returned, read by the oblast, withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oversight.core.forms import refuse
from oversight.core.pages import reads_cases
from oversight.core.refusals import Forbidden, Refused

from .. import actions
from ..enums import ActState
from ..forms import ReasonForm
from .acts import act_page
from .scope import act_in_scope, act_verb

SENT = {
    ActState.SENT: gettext_lazy("The act is signed, has its number and is sent."),
    ActState.GOING_UP: gettext_lazy(
        "The act is signed and goes up: it is sent out by the Prosecutor General's Office (point 12)."
    ),
}


@act_verb
@reads_cases
def sign(request, pk):
    return _tap(request, pk, actions.sign, lambda act: SENT[act.state])


@act_verb
@reads_cases
def send_out(request, pk):
    return _tap(request, pk, actions.send_out, lambda act: _("The act is sent to the central body."))


@act_verb
@reads_cases
def note(request, pk):
    return _tap(request, pk, actions.note, lambda act: _("It is recorded that the oblast has read the act."))


@act_verb
@reads_cases
def return_up(request, pk):
    return _with_reason(request, pk, actions.return_up, "return", _("The act is returned."))


@act_verb
@reads_cases
def withdraw(request, pk):
    return _with_reason(request, pk, actions.withdraw, "withdraw", _("The act is withdrawn."))


def _tap(request, pk, action, said):
    act = act_in_scope(request, pk)
    try:
        done = action(act, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        return act_page(request, act_in_scope(request, pk), status=422, refusal=refusal)
    messages.success(request, said(done))
    return redirect(act)


def _with_reason(request, pk, action, name, said):
    act = act_in_scope(request, pk)
    form, refusal = ReasonForm(request.POST, auto_id=f"{name}_%s"), None
    if form.is_valid():
        try:
            action(act, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, said)
            return redirect(act)
    return act_page(request, act_in_scope(request, pk), status=422, refusal=refusal, **{f"{name}_form": form})
