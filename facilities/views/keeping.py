"""Heads, penal rooms and mailboxes: one small form each, all of one shape."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page

from .. import actions
from ..forms import CloseForm, EndTermForm, HeadForm, MailboxForm, PenalRoomForm, RemoveMailboxForm
from ..policies import check_can_keep
from .scope import card_of, facility_in_scope


@form_address
def appoint_head(request, pk):
    facility = _facility_to_keep(request, pk)
    initial = {"from_on": timezone.localdate()}
    form = HeadForm(request.POST or None, initial=initial)
    return _keep(request, facility, form, actions.appoint_head, facility, _("Enter a head"))


@form_address
def end_head_term(request, pk, head_pk):
    facility = _facility_to_keep(request, pk)
    head = get_object_or_404(facility.heads, pk=head_pk)
    form = EndTermForm(request.POST or None, initial={"until_on": timezone.localdate()})
    return _keep(request, facility, form, actions.end_head_term, head, _("End the term"), about=head)


@form_address
def add_penal_room(request, pk):
    facility = _facility_to_keep(request, pk)
    form = PenalRoomForm(request.POST or None)
    return _keep(request, facility, form, actions.add_penal_room, facility, _("Add a penal room"))


@form_address
def close_penal_room(request, pk, room_pk):
    facility = _facility_to_keep(request, pk)
    room = get_object_or_404(facility.penal_rooms, pk=room_pk)
    form = CloseForm(request.POST or None, initial={"closed_on": timezone.localdate()})
    form.fields["closed_on"].help_text = ""
    return _keep(request, facility, form, actions.close_penal_room, room, _("Close the room"), about=room)


@form_address
def install_mailbox(request, pk):
    facility = _facility_to_keep(request, pk)
    form = MailboxForm(request.POST or None, initial={"installed_on": timezone.localdate()})
    return _keep(request, facility, form, actions.install_mailbox, facility, _("Install a mailbox"))


@form_address
def remove_mailbox(request, pk, mailbox_pk):
    facility = _facility_to_keep(request, pk)
    mailbox = get_object_or_404(facility.mailboxes, pk=mailbox_pk)
    form = RemoveMailboxForm(request.POST or None, initial={"removed_on": timezone.localdate()})
    return _keep(request, facility, form, actions.remove_mailbox, mailbox, _("Remove the mailbox"), about=mailbox)


def _facility_to_keep(request, pk):
    facility = facility_in_scope(request, pk)
    check_can_keep(request.user, facility)
    return facility


def _keep(request, facility, form, action, thing, heading, about=None):
    """One form, one action on `thing`, and back to the facility's card."""

    def act(**fields):
        action(thing, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return card_of(facility)

    words = {"heading": heading, "about": about, "back_title": facility, "back_url": card_of(facility)}
    return form_page(request, form, "core/_form_page.html", act, **words)
