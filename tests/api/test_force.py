"""Uses of force over REST: recorded, completed, concluded, approved by another, answered with an act."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.api.client import Caller
from tests.incidents.factories import FORCE, FORCE_WORDS, VIOLATION, material

ADDRESS = "uses-of-force/"


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


def ago(minutes):
    return timezone.localtime(timezone.now() - timedelta(minutes=minutes)).isoformat()


def recorded(caller, world):
    said = {"facility": world.ivs.pk, "happened_at": ago(90), "learned_at": ago(60), **FORCE}
    status, made = caller.post(ADDRESS, **said)
    assert status == 201
    return made, f"{ADDRESS}{made['id']}/"


def test_the_whole_way_by_api_alone(world):
    district, head = Caller(world.district_officer), Caller(world.district_prosecutor)
    made, address = recorded(district, world)
    assert (made["clock"]["code"], made["review"]) == ("force.conclusion.district", None)

    _status, against = district.post(f"{address}persons/", full_name="Ким В.")
    _status, member = district.post(f"{address}staff/", full_name="Цой А.", rank="капитан")
    who = {"by_staff": member["id"], "against": against["id"]}
    answers = {"from": ago(90), "until": ago(80), "how": "сзади"}
    status, used = district.post(f"{address}means/", means="handcuffs", answers=answers, **who)
    assert (status, [one["value"] for one in used["answers"]][2]) == (201, "сзади")
    assert district.patch(f"{address}conclusion/", version=0, **{**FORCE_WORDS, "lawful": False})[0] == 200
    assert district.post(f"{address}violations/", **VIOLATION)[0] == 201

    status, problem = district.post(f"{address}submit/")
    assert (status, len(problem["errors"])) == (422, 2)
    assert district.post(f"{address}staff/{member['id']}/explain/", explanation="Сопротивлялся.")[0] == 200
    assert district.upload(f"{address}files/", material())[0] == 201
    status, sent = district.post(f"{address}submit/")
    assert (status, sent["conclusion"]["state"]) == (200, "on_approval")

    assert district.post(f"{address}approve/", version=sent["conclusion"]["version"])[0] == 403
    status, approved = head.post(f"{address}approve/", version=sent["conclusion"]["version"])
    assert (status, approved["conclusion"]["state"], approved["clock"]["state"]) == (200, "approved", "fulfilled")
    status, act = district.post(f"{address}act/")
    assert (status, act["kind"]["code"]) == (201, "representation")
    assert district.post(f"{address}act/")[0] == 422


def test_a_signer_opens_the_check_in_one_call(world):
    _made, address = recorded(Caller(world.district_officer), world)
    status, card = Caller(world.district_prosecutor).post(f"{address}check/")
    assert (status, card["checks"][0]["inspection"] is not None) == (200, True)


def test_a_foreign_record_does_not_exist(world):
    _made, address = recorded(Caller(world.district_officer), world)
    stranger = Caller(factories.officer("oblast_officer", office=world.south))
    for inner in ("", "persons/", "staff/", "means/"):
        assert stranger.get(f"{address}{inner}")[0] == 404


def test_somebody_of_another_record_is_no_answer(world):
    district = Caller(world.district_officer)
    _made, first = recorded(district, world)
    _made, second = recorded(district, world)
    _status, member = district.post(f"{first}staff/", full_name="Цой А.")
    status, problem = district.post(f"{second}means/", means="baton", by_staff=member["id"])
    assert (status, problem["errors"][0]["field"]) == (400, "by_staff")


def test_the_means_say_what_they_ask(world):
    _status, answer = Caller(world.district_officer).get("means-of-force/?code=handcuffs")
    (cuffs,) = answer["results"]
    assert [(one["code"], one["answer"], one["after"]) for one in cuffs["questions"]] == [
        ("from", "moment", ""),
        ("until", "moment", "from"),
        ("how", "words", ""),
    ]
