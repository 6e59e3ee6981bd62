from datetime import date

import pytest

from facilities import actions
from facilities.enums import FacilityKind, PenalRoomKind
from oversight.core.models import AuditRow
from oversight.core.refusals import Refused
from tests.factories import facility, moment

pytestmark = pytest.mark.django_db

NOW = moment()
SYSTEM = {"by": None, "at": NOW}


def dizo(place, name="1", places=4):
    return actions.add_penal_room(place, kind=PenalRoomKind.DIZO, name=name, places=places, **SYSTEM)


def test_a_penal_room_is_added_and_closed_and_both_are_in_the_history():
    place = facility(FacilityKind.UIS)
    room = actions.close_penal_room(dizo(place), closed_on=date(2026, 3, 1), **SYSTEM)
    assert room.closed_on == date(2026, 3, 1)
    assert list(AuditRow.objects.about(place).order_by("pk").values_list("action", "after")) == [
        ("facilities.add_penal_room", {"penal_room": "Disciplinary isolator 1", "places": 4}),
        ("facilities.close_penal_room", {"penal_room": "Disciplinary isolator 1", "closed_on": "2026-03-01"}),
    ]


def test_two_rooms_of_one_kind_do_not_share_a_name():
    place = facility(FacilityKind.UIS)
    dizo(place)
    with pytest.raises(Refused, match="already has a room of that kind and name"):
        dizo(place)


def test_a_room_holds_at_least_one_person():
    with pytest.raises(Refused, match="at least one place"):
        dizo(facility(FacilityKind.UIS), places=0)


def test_a_closed_room_is_not_closed_again():
    room = actions.close_penal_room(dizo(facility()), closed_on=date(2026, 3, 1), **SYSTEM)
    with pytest.raises(Refused, match="closed already"):
        actions.close_penal_room(room, closed_on=date(2026, 3, 2), **SYSTEM)


def test_a_mailbox_is_installed_and_removed():
    place = facility()
    mailbox = actions.install_mailbox(place, place="коридор", installed_on=date(2026, 1, 1), **SYSTEM)
    removed = actions.remove_mailbox(mailbox, removed_on=date(2026, 3, 1), **SYSTEM)
    assert removed.removed_on == date(2026, 3, 1)
    assert list(AuditRow.objects.order_by("pk").values_list("action", flat=True)) == [
        "facilities.install_mailbox",
        "facilities.remove_mailbox",
    ]


def test_a_mailbox_is_not_removed_before_it_was_installed():
    mailbox = actions.install_mailbox(facility(), place="коридор", installed_on=date(2026, 1, 2), **SYSTEM)
    with pytest.raises(Refused, match="A mailbox can't be removed before it was installed"):
        actions.remove_mailbox(mailbox, removed_on=date(2026, 1, 1), **SYSTEM)


def test_a_mailbox_does_not_hang_in_a_facility_before_its_opening():
    with pytest.raises(Refused) as refusal:
        actions.install_mailbox(
            facility(opened_on=date(2026, 1, 2)), place="коридор", installed_on=date(2026, 1, 1), **SYSTEM
        )
    assert refusal.value.fields == {"installed_on": "A mailbox can't hang in a facility before it was opened."}
