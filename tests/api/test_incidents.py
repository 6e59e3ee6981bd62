"""Emergencies over REST: registered once, told, reported, read."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from incidents.models import Incident
from tests import factories
from tests.api.client import Caller


def received_at():
    """Ten minutes ago: a clock that began a year ago is taken for a slip of the pen."""
    return timezone.localtime(timezone.now() - timedelta(minutes=10)).isoformat()


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


def register(world):
    caller = Caller(world.district_officer)
    return caller.post("incidents/", facility=world.ivs.pk, kind="hunger_strike", received_at=received_at())


def test_the_whole_way_by_api_alone(world):
    factories.zone(world.zonal_officer, world.north)
    district, oblast, zonal = (
        Caller(one) for one in (world.district_officer, world.oblast_officer, world.zonal_officer)
    )
    status, made = register(world)
    (clock,) = made["clocks"]
    runs = datetime.fromisoformat(clock["due_at"]) - datetime.fromisoformat(made["received_at"])
    assert (status, clock["code"], runs) == (201, "incident.phone_notice.district", timedelta(hours=1))
    address = f"incidents/{made['id']}/"

    status, notice = district.post(f"{address}notices/", receiver=world.oblast_officer.pk, outcome="answered")
    assert status == 201
    assert district.post(f"{address}notices/{notice['id']}/confirm/")[0] == 403
    assert oblast.post(f"{address}notices/{notice['id']}/confirm/")[0] == 200

    (fact, *_rest) = made["facts"]
    assert oblast.patch(f"{address}facts/{fact['id']}/", version=0, value="Отряд № 3")[1]["standing"] == "given"
    assert oblast.patch(address, version=1, participants_count=2)[0] == 200
    status, _person = oblast.post(f"{address}participants/", full_name="Ли В.", articles="ст. 188")
    assert status == 201
    assert oblast.post(f"{address}staff-said/", standing="none")[0] == 200
    assert oblast.post(f"{address}developments/", words="Тихо")[0] == 201

    assert oblast.post(f"{address}special-report/")[0] == 422
    status, report = oblast.post(f"{address}special-report/", unknown_rest=True)
    assert (status, report["kind"]) == (201, "first")
    assert zonal.post(f"special-reports/{report['id']}/read/")[1]["read_by"]["id"] == world.zonal_officer.pk
    status, query = zonal.post(
        f"special-reports/{report['id']}/ask/", words="Кто врач?", answer_by="2099-01-01T00:00:00+05:00"
    )
    assert status == 201
    assert oblast.post(f"special-reports/{report['id']}/queries/{query['id']}/answer/", words="Ким")[0] == 200
    assert district.get(f"special-reports/{report['id']}/")[0] == 200


def test_sent_again_with_its_key_it_is_made_once(world):
    caller = Caller(world.district_officer, **{"Idempotency-Key": "0123456789"})
    body = {"facility": world.ivs.pk, "kind": "hunger_strike", "received_at": received_at()}
    answers = [caller.post("incidents/", **body) for _ in range(2)]
    assert [status for status, _ in answers] == [201, 201]
    assert Incident.objects.count() == 1


def test_a_foreign_emergency_does_not_exist(world):
    _status, made = register(world)
    stranger = Caller(factories.officer("oblast_officer", office=world.south))
    for address in ("", "facts/", "participants/", "notices/", "developments/", "staff/"):
        assert stranger.get(f"incidents/{made['id']}/{address}")[0] == 404


def test_kinds_are_listed_with_their_registers(world):
    _status, answer = Caller(world.district_officer).get("emergency-kinds/?code=escape")
    assert [(one["registers"], one["is_emergency"]) for one in answer["results"]] == [(["emergency", "escape"], True)]


def test_a_moment_in_the_future_is_a_problem_with_its_field(world):
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    status, problem = Caller(world.district_officer).post(
        "incidents/", facility=world.ivs.pk, kind="riot", received_at=later
    )
    assert (status, problem["errors"][0]["field"]) == (422, "received_at")
