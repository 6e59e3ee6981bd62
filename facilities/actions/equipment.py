"""Penal rooms and special mailboxes (points 4(5), 4(6))."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked

from ..models import Mailbox, PenalRoom
from ..policies import check_can_keep
from .lock import locked


@transaction.atomic
def add_penal_room(facility, *, kind, name, places, by, at):
    facility = locked(facility)
    check_can_keep(by, facility)
    room = checked(PenalRoom(facility=facility, kind=kind, name=name, places=places))
    room.save()
    after = {"penal_room": str(room), "places": places}
    audit.record("facilities.add_penal_room", facility, by=by, at=at, after=after)
    return room


@transaction.atomic
def close_penal_room(room, *, closed_on, by, at):
    facility = locked(room.facility)
    check_can_keep(by, facility)
    room = PenalRoom.objects.select_related("facility").get(pk=room.pk)
    if room.closed_on is not None:
        raise Refused(_("This room has been closed already."))
    if closed_on < facility.opened_on:
        raise Refused.about("closed_on", _("A room can't be closed before its facility was opened."))
    room.closed_on = closed_on
    checked(room).save(update_fields=["closed_on"])
    after = {"penal_room": str(room), "closed_on": closed_on}
    audit.record("facilities.close_penal_room", facility, by=by, at=at, after=after)
    return room


@transaction.atomic
def install_mailbox(facility, *, place, installed_on, by, at):
    facility = locked(facility)
    check_can_keep(by, facility)
    if installed_on < facility.opened_on:
        raise Refused.about("installed_on", _("A mailbox can't hang in a facility before it was opened."))
    mailbox = checked(Mailbox(facility=facility, place=place, installed_on=installed_on))
    mailbox.save()
    after = {"mailbox": place, "installed_on": installed_on}
    audit.record("facilities.install_mailbox", facility, by=by, at=at, after=after)
    return mailbox


@transaction.atomic
def remove_mailbox(mailbox, *, removed_on, by, at):
    facility = locked(mailbox.facility)
    check_can_keep(by, facility)
    mailbox = Mailbox.objects.select_related("facility").get(pk=mailbox.pk)
    if mailbox.removed_on is not None:
        raise Refused(_("This mailbox has been removed already."))
    mailbox.removed_on = removed_on
    checked(mailbox).save(update_fields=["removed_on"])
    after = {"mailbox": mailbox.place, "removed_on": removed_on}
    audit.record("facilities.remove_mailbox", facility, by=by, at=at, after=after)
    return mailbox
