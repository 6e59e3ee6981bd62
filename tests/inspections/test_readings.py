"""The check of penal rooms takes the readings of point 34: on its page, over the API, in its certificate."""

from datetime import timedelta
from decimal import Decimal

import pytest

from facilities.enums import FacilityKind
from inspections.actions import readings, results
from inspections.models import PenalRoomReading
from inspections.rules import missing_parts
from oversight.core.refusals import Conflict, Refused
from tests import factories
from tests.factories import moment
from tests.inspections.factories import inspection, order, refused

LATER = moment(hour=12)
READ = {
    "measured_at": moment(hour=10, minute=20),
    "temperature": Decimal("16.5"),
    "humidity": 45,
    "in_dizo": 3,
    "in_ok": 1,
    "complaints": 2,
}
TYPED = {**{name: str(value) for name, value in READ.items()}, "measured_at": "2026-03-02T10:20", "version": "0"}
MISSING = "The readings of the penal rooms: temperature, humidity, how many are held (point 34)."


@pytest.fixture
def made(world):
    colony = factories.facility(FacilityKind.UIS, supervising_office=world.north_1)
    ground = order(colony, by=world.district_officer)
    return inspection(colony, by=world.district_officer, code="penal_rooms", order=ground)


def write(made, *, version=0, at=LATER, **fields):
    return readings.write(made, version=version, **{**READ, **fields}, by=made.created_by, at=at)


def stored(made):
    return PenalRoomReading.objects.filter(inspection=made).values(*READ).first()


def test_they_are_kept_as_read(made):
    write(made)
    assert stored(made) == READ


def test_a_repeated_request_changes_nothing_and_an_older_one_is_told_what_is_stored(made):
    write(made)
    assert write(made).version == 1
    with pytest.raises(Conflict) as conflict:
        write(made, humidity=50)
    assert (conflict.value.version, conflict.value.theirs) == (1, READ)
    assert write(made, version=1, humidity=50).version == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("temperature", Decimal(400), "No room is that warm: check the temperature."),
        ("temperature", Decimal(-51), "No room is that cold: check the temperature."),
        ("humidity", 101, "Humidity is at most 100 per cent."),
        ("in_dizo", -1, "Ensure this value is greater than or equal to 0."),
        ("in_ok", None, "This field cannot be null."),
        ("measured_at", LATER + timedelta(minutes=1), "The readings can't have been taken in the future."),
        ("measured_at", moment(hour=9), "The readings are taken during the inspection, not before it begins."),
    ],
)
def test_what_cant_be_is_refused_beside_its_field(made, field, value, sentence):
    with pytest.raises(Refused) as refusal:
        write(made, **{field: value})
    assert (str(refusal.value.fields[field]), stored(made)) == (sentence, None)


def test_no_more_complain_than_are_held(made):
    with refused("More persons with complaints than are held: check the numbers."):
        write(made, complaints=5)


def test_other_kinds_take_none(world):
    with refused("This kind of inspection takes no readings of penal rooms."):
        write(inspection(world.ivs, by=world.district_officer))


def test_it_isnt_completed_without_them_nor_with_those_of_another_hour(made):
    by = made.created_by
    with pytest.raises(Refused) as refusal:
        results.complete(made, by=by, at=LATER)
    assert [(str(part), part.place) for part in refusal.value.parts] == [(MISSING, "reading")]
    write(made, measured_at=moment(hour=11))
    with pytest.raises(Refused) as refusal:
        results.complete(made, ended_at=moment(hour=10, minute=30), by=by, at=LATER)
    assert refusal.value.parts == ["The readings were taken outside the time of the inspection (point 34)."]
    assert missing_parts(results.complete(made, by=by, at=LATER)) == []


def test_the_certificate_says_them_and_which_are_outside_the_limits(made):
    write(made)
    document = results.complete(made, by=made.created_by, at=LATER).spravka
    assert document.context["readings"] == {
        "measured_at": "2026-03-02T10:20+05:00",
        "temperature": "16,5",
        "humidity": 45,
        "held": 4,
        "in_dizo": 3,
        "in_ok": 1,
        "complaints": 2,
        "outside": {"temperature": {"least": 18, "most": 28}},
    }


def test_the_page_takes_them_marks_those_outside_and_keeps_what_was_typed(made, signed_in):
    browser, address = signed_in(made.created_by), f"/inspections/{made.pk}/"
    wrong = browser.post(f"{address}reading/", {**TYPED, "temperature": "400", "in_ok": "-1"})
    page = wrong.content.decode()
    assert (wrong.status_code, 'value="400"' in page, 'value="-1"' in page, stored(made)) == (422, True, True, None)
    assert browser.post(f"{address}reading/", TYPED).status_code == 302
    page = browser.get(address).content.decode()
    assert (page.count("outside the norm: 18–28"), page.count("outside the norm")) == (1, 1)
    late = browser.post(f"{address}reading/", {**TYPED, "humidity": "58"})
    page = late.content.decode()
    assert (late.status_code, 'value="58"' in page, "Humidity of the air, %: 45" in page) == (409, True, True)
    assert stored(made) == READ


def test_the_api_takes_them_and_says_which_are_outside(made, signed_in):
    browser, address = signed_in(made.created_by), f"/api/v1/inspections/{made.pk}/"
    assert browser.get(address).json()["reading"] is None
    body = {**TYPED, "measured_at": "2026-03-02T10:20:00+05:00", "version": 0}
    wrong = browser.patch(f"{address}reading/", {**body, "temperature": "99.9"}, "application/json")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"], stored(made)) == (400, "temperature", None)
    card = browser.patch(f"{address}reading/", body, "application/json").json()
    assert (card["reading"]["outside"], card["reading"]["in_dizo"], card["missing"]) == (
        ["temperature"],
        3,
        ["The time of the inspection: when it ended (point 8)."],
    )
