"""Heads, penal rooms and mailboxes of the facilities; written together, as `places.register_all` says why."""

from datetime import date, timedelta

from facilities.actions import heads
from facilities.actions.heads import FIELDS
from facilities.enums import FacilityKind as Kind
from facilities.enums import PenalRoomKind
from facilities.models import FacilityHead, Mailbox, PenalRoom
from oversight.core import audit

MAILBOXES = {
    Kind.SI_UIS: ["Режимный корпус, 1 этаж", "Комната свиданий"],
    Kind.SI_KNB: ["Режимный корпус, 1 этаж"],
    Kind.UIS: ["Столовая", "Штаб, 1 этаж", "Комната свиданий"],
}
PENAL_ROOMS = {
    Kind.SI_UIS: [(PenalRoomKind.OK, 4)],
    Kind.SI_KNB: [(PenalRoomKind.OK, 1)],
    Kind.UIS: [(PenalRoomKind.DIZO, 4), (PenalRoomKind.OK, 2)],
}


def appoint_heads(registered, people, chance, at):
    """Every facility has a head, or somebody who acts since the head has left."""
    terms = [term for place, facility in registered for term in _terms(place, facility, people, chance, at.date())]
    for head in FacilityHead.objects.bulk_create(terms):
        audit.record("facilities.appoint_head", head.facility, by=None, at=at, after=audit.snapshot(head, *FIELDS))


def leaves(registered, people, chance, now):
    """Scenes: in one facility of fourteen the head is on leave, and the deputy acts for a month."""
    for place, facility in registered:
        if chance.random() < 0.07:
            yield _leave(place, facility, people.next(women=0.1).full_name, now - timedelta(chance.randint(3, 9)))


def _leave(place, facility, full_name, at):
    yield at
    from_on = facility.supervising_office.local_day(at)
    heads.appoint_head(
        facility,
        full_name=full_name,
        post=_post("Заместитель", place),
        acting=True,
        from_on=from_on,
        until_on=from_on + timedelta(30),
        by=None,
        at=at,
    )


def equip(registered, chance, at):
    """Mailboxes and penal rooms of remand prisons and penal institutions."""
    rooms, mailboxes = [], []
    for _, facility in registered:
        rooms += _rooms(facility, chance)
        mailboxes += _mailboxes(facility, chance)
    for room in PenalRoom.objects.bulk_create(rooms):
        after = {"penal_room": str(room), "places": room.places}
        audit.record("facilities.add_penal_room", room.facility, by=None, at=at, after=after)
    for mailbox in Mailbox.objects.bulk_create(mailboxes):
        after = {"mailbox": mailbox.place, "installed_on": mailbox.installed_on}
        audit.record("facilities.install_mailbox", mailbox.facility, by=None, at=at, after=after)


def _terms(place, facility, people, chance, today):
    """The former head where there is one, and the present one or who acts since the head has left."""

    def term(rank, from_on, until_on=None, acting=False):
        return FacilityHead(
            facility=facility,
            full_name=people.next(women=0.1).full_name,
            post=_post(rank, place),
            acting=acting,
            from_on=from_on,
            until_on=until_on,
        )

    since = today - timedelta(chance.randint(120, 1500))
    if chance.random() < 0.25:
        yield term("", since - timedelta(chance.randint(400, 1200)), since - timedelta(1))
    if chance.random() < 0.05:
        left = today - timedelta(chance.randint(10, 60))
        yield term("", since, left)
        yield term("Заместитель", left + timedelta(1), acting=True)
    else:
        yield term("", since)


def _post(rank, place):
    """«Начальник ИВС», «Заместитель директора РГП «Енбек»»."""
    head = "директор" if place.kind == Kind.ENBEK else "начальник"
    return f"{rank} {head}а {place.of}" if rank else f"{head.capitalize()} {place.of}"


def _rooms(facility, chance):
    for kind, count in PENAL_ROOMS.get(facility.kind, []):
        for number in range(1, count + 1):
            places = 1 if kind == PenalRoomKind.OK else chance.choice([2, 2, 4])
            yield PenalRoom(facility=facility, kind=kind, name=f"№ {number}", places=places)


def _mailboxes(facility, chance):
    for place in MAILBOXES.get(facility.kind, []):
        installed_on = date(chance.randint(2017, 2023), chance.randint(1, 12), chance.randint(1, 28))
        yield Mailbox(facility=facility, place=place, installed_on=installed_on)
