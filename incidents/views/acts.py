"""What is done to the whole of an emergency: received, corrected, linked, doubted, closed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.forms import ReasonForm
from oversight.core.forms import refuse
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import EmergencyKind

from ..actions import incidents as actions
from ..forms import CorrectForm, LinkForm, ReceiveForm
from ..models import Incident
from .card import card_page
from .scope import act_on_card, card_of, desk_at, done_or_said, incident_in_scope


@act_on_card
def receive(request, pk):
    found = incident_in_scope(request, pk)
    form = ReceiveForm(request.POST, auto_id="receive_%s")
    response = act(request, found, "receive", form, actions.receive, _("Recorded: your office's clocks run."))
    return (
        redirect(desk_at(request, found)) if response.status_code == 302 and "from_desk" in request.POST else response
    )


@act_on_card
def correct(request, pk):
    found = incident_in_scope(request, pk)
    kinds = EmergencyKind.objects.known_on(found.office.local_day(found.received_at))
    form = CorrectForm(request.POST, kinds=kinds, auto_id="correct_%s")
    return act(request, found, "correct", form, _correct, _("Corrected; the clocks run anew."), place="corrections")


@act_on_card
def link(request, pk):
    found = incident_in_scope(request, pk)
    reports = Incident.objects.visible_to(request.user).filter(facility=found.facility)
    form = LinkForm(request.POST, reports=reports, auto_id="link_%s")
    return act(request, found, "link", form, actions.link, _("Linked: the first report goes on."))


@act_on_card
def doubt(request, pk):
    found = incident_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="doubt_%s")
    done = _("Proposed. The clocks run on until a second officer agrees.")
    return act(request, found, "doubt", form, actions.doubt, done)


@act_on_card
def dismiss(request, pk):
    found = incident_in_scope(request, pk)
    return _tap(request, found, actions.dismiss, _("It is no emergency: its clocks have ended."))


@act_on_card
def uphold(request, pk):
    found = incident_in_scope(request, pk)
    return _tap(request, found, actions.uphold, _("It stays an emergency."))


@act_on_card
def close(request, pk):
    found = incident_in_scope(request, pk)
    return _tap(request, found, actions.close, _("The emergency is closed."))


@act_on_card
def reopen(request, pk):
    found = incident_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="reopen_%s")
    return act(request, found, "reopen", form, actions.reopen, _("The emergency is open again."))


def act(request, incident, name, form, action, done, *, place=""):
    """Do `action` with what `form` says; refused, the card again with the form and its sentences."""
    refusal = None
    if form.is_valid():
        said = getattr(form, "said", form.cleaned_data)
        try:
            action(incident, **said, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, done)
            return redirect(card_of(incident, place))
    return card_page(request, incident, status=422, refusal=refusal, **{name: form})


def _tap(request, incident, action, done):
    return done_or_said(request, lambda: action(incident, by=request.user, at=timezone.now()), done, card_of(incident))


def _correct(incident, *, received_at, kind, reason, by, at):
    """The page shows minutes: a moment that was not touched keeps its seconds."""
    if received_at == incident.received_at.replace(second=0, microsecond=0):
        received_at = None
    return actions.correct(incident, received_at=received_at, kind=kind, reason=reason, by=by, at=at)
