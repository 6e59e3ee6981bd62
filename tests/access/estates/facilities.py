"""A place of detention that the office supervises."""

from facilities.enums import FacilityKind
from tests import factories
from tests.access.estates.common import AT

SUBJECTS = {
    "api:facility": "facility",
    "api:facility-head": "head_pk",
    "api:facility-journal": "entry",
    "api:facility-mailbox": "mailbox_pk",
    "api:facility-penal-room": "room_pk",
    "facilities:": "facility",
}


def things(held, office, officer):
    facility = factories.facility(FacilityKind.UIS, supervising_office=office)
    return {
        "facility": facility,
        "head_pk": factories.head(facility),
        "room_pk": facility.penal_rooms.create(kind="ok", name="1", places=1),
        "mailbox_pk": facility.mailboxes.create(place="у столовой", installed_on=AT.date()),
    }
