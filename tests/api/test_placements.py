"""A placement and its conclusion by API alone, with the refusals of the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.models import Placement
from tests import factories
from tests.api.client import sentences
from tests.inspections.factories import CONCLUSION, penal_room


@pytest.fixture
def said(world):
    colony = factories.facility(FacilityKind.UIS, supervising_office=world.north_1)
    ordered_at = (timezone.now() - timedelta(hours=45)).isoformat()
    return {
        "facility": colony.pk,
        "room": penal_room(colony).pk,
        "full_name": "Петренко Сергей Иванович",
        "birth_year": 1990,
        "category": "convicted",
        "order_number": "17",
        "ordered_at": ordered_at,
        "placed_at": ordered_at,
        "told_at": ordered_at,
        "days": 10,
        "ground": "Отказ от работы",
    }


def test_entered_concluded_and_approved_by_another(district, head, said):
    status, made = district.post("placements/", **said)
    assert (status, made["clock"]["point"], made["review"]) == (201, "34", None)
    address = f"placements/{made['id']}/"

    status, written = district.patch(f"{address}conclusion/", version=0, **CONCLUSION)
    assert (status, written["conclusion"]["missing"]) == (200, [])
    _status, sent = district.post(f"{address}submit/")
    assert sent["conclusion"]["state"] == "on_approval"
    assert sent["allowed"] == ["change", "withdraw", "take_back"]
    _status, approved = head.post(f"{address}approve/", version=sent["conclusion"]["version"])

    assert (approved["conclusion"]["state"], approved["clock"]["state"]) == ("approved", "fulfilled")
    assert approved["conclusion"]["document"]["number"] == 1


def test_what_cannot_be_is_said_beside_its_field(district, said):
    status, problem = district.post("placements/", **said | {"days": 40})

    assert (status, sentences(problem)) == (422, {"days": "The longest lawful term here is 15 days (point 34)."})
    assert not Placement.objects.exists()


def test_the_author_does_not_approve(head, said):
    address = f"placements/{head.post('placements/', **said)[1]['id']}/"
    head.patch(f"{address}conclusion/", version=0, **CONCLUSION)
    head.post(f"{address}submit/")

    status, problem = head.post(f"{address}approve/", version=2)

    assert (status, problem["detail"]) == (422, "You wrote this conclusion: another officer approves it.")


def test_words_of_another_device_are_shown_and_not_overwritten(district, said):
    address = f"placements/{district.post('placements/', **said)[1]['id']}/conclusion/"
    district.patch(address, version=0, facts="Рапорт.")

    status, problem = district.patch(address, version=0, facts="Иначе.")

    assert (status, problem["theirs"]["facts"], problem["version"]) == (409, "Рапорт.", 1)


def test_a_room_outside_the_scope_does_not_exist(district, said):
    status, problem = district.post("placements/", **said | {"room": penal_room().pk})

    assert (status, list(sentences(problem))) == (400, ["room"])


def test_a_stranger_sees_nothing_of_it(district, stranger, said):
    made = district.post("placements/", **said)[1]["id"]

    assert stranger.get(f"placements/{made}/")[0] == 404
    assert stranger.get("placements/")[1]["results"] == []
    assert [one["id"] for one in district.get("placements/?review=waiting")[1]["results"]] == [made]
