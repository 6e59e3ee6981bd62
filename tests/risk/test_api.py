"""The same over REST."""

from datetime import date

import pytest

from inspections.actions import plans
from tests.api.client import Caller
from tests.risk.factories import AT, with_violations


@pytest.fixture
def api(world):
    return Caller(world.oblast_officer)


@pytest.fixture
def violated(world):
    with_violations(world.ivs, 3, by=world.district_officer, signer=world.district_prosecutor)
    return world.ivs


def test_the_list_is_ranked_and_pages_by_place(api, world, violated):
    status, answer = api.get("risk/?page_size=1")
    [first] = answer["results"]
    assert (status, first["facility"]["id"], first["is_proposed"], first["has_rhythm"]) == (
        200,
        violated.pk,
        True,
        False,
    )
    assert answer["next"].endswith("/api/v1/risk/?page_size=1&after=1")
    status, following = api.get(answer["next"])
    assert [one["facility"]["id"] for one in following["results"]] == [world.neighbour_ivs.pk]
    assert (following["next"], following["previous"] is None) == (None, False)


def test_a_filter_narrows_and_one_it_doesnt_have_is_refused(api, violated):
    assert [one["facility"]["id"] for one in api.get("risk/?band=high")[1]["results"]] == [violated.pk]
    assert api.get("risk/?bnad=high")[0] == 400
    assert api.get("risk/?after=x")[0] == 400


def test_one_place_with_every_share_in_words(api, world, violated):
    status, answer = api.get(f"risk/{violated.pk}/")
    assert status == 200
    assert answer["shares"][0] == {
        "code": "violations.open",
        "point": "12",
        "measure": "open_violations",
        "value": 3,
        "days": None,
        "points": 30,
        "most": 30,
        "words": answer["shares"][0]["words"],
    }
    assert len(answer["shares"]) == 10
    assert api.get(f"risk/{world.foreign_ivs.pk}/")[0] == 404


def test_places_go_into_a_plan(api, world, violated):
    plan = plans.draft(begins_on=date(2026, 4, 1), ends_on=date(2027, 1, 30), by=world.oblast_officer, at=AT)
    address = f"plans/{plan.pk}/places/"
    assert [one["facility"]["id"] for one in api.get(address)[1]] == [violated.pk]
    assert api.post(address, facilities=[violated.pk]) == (200, {"added": 1})
    assert api.post(address, facilities=[violated.pk]) == (200, {"added": 0})
    status, _problem = api.post(address, facilities=[world.foreign_ivs.pk])
    assert (status, plan.items.count()) == (400, 1)
