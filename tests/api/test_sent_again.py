"""A request whose answer was lost is sent again with the same `Idempotency-Key`: nothing is made twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from inspections.models import Finding, Inspection, Order
from oversight.core.actions.requests import forget_keys
from oversight.core.models import AuditRow, RequestKey
from tests import factories
from tests.inspections import factories as cases

from .client import Caller, sentences

KEY = {"Idempotency-Key": "2f1c6a52-6a3f-4d0e-9c9f-0d7c4a1b2c3d"}


def test_an_inspection_is_opened_once(world):
    caller = Caller(world.district_officer, **KEY)
    first, again = (caller.post("inspections/", facility=world.ivs.pk, kind="ivs_daily") for _ in range(2))
    assert (first[0], first[1]["id"]) == (again[0], again[1]["id"]) == (201, first[1]["id"])
    assert Inspection.objects.count() == 1
    assert AuditRow.objects.filter(action="inspections.open").count() == 1


def test_a_finding_is_added_once_and_shown_as_it_is_now(world, district):
    inspection = cases.inspection(world.ivs, by=world.district_officer)
    here = f"inspections/{inspection.pk}/findings/"
    caller = Caller(world.district_officer, **KEY)
    made = caller.post(here, answer=1, what="сыро")[1]
    district.patch(f"{here}{made['id']}/", what="сыро и темно", version=0)
    assert caller.post(here, answer=1, what="сыро")[1]["what"] == "сыро и темно"
    assert Finding.objects.count() == 1


def test_without_a_key_two_requests_are_two(world, district):
    inspection = cases.inspection(world.ivs, by=world.district_officer)
    for _ in range(2):
        assert district.post(f"inspections/{inspection.pk}/findings/", answer=1)[0] == 201
    assert Finding.objects.count() == 2


def test_a_key_belongs_to_one_request_of_one_officer(world):
    district, head = (Caller(one, **KEY) for one in (world.district_officer, world.district_prosecutor))
    assert district.post("inspections/", facility=world.ivs.pk, kind="ivs_daily")[0] == 201
    status, problem = district.post("inspections/", facility=world.ivs.pk, kind="ivs_daily", video_used=True)
    assert (status, problem["detail"]) == (
        422,
        "This key has been used for another request: give each request its own.",
    )
    assert head.post("inspections/", facility=world.ivs.pk, kind="ivs_daily")[0] == 201
    assert Inspection.objects.count() == 2


def test_a_refused_request_keeps_its_key_for_a_better_one(world):
    caller = Caller(world.district_officer, **KEY)
    day = timezone.localdate().isoformat()
    asked = {"facility": world.ivs.pk, "ground": "plan", "ground_details": "п. 4", "subject": "1", "begins_on": day}
    assert caller.post("orders/", **asked, ends_on="2020-01-01")[0] == 422
    assert RequestKey.objects.count() == 0
    assert caller.post("orders/", **asked, ends_on=day)[0] == 201
    assert Order.objects.count() == 1


@pytest.mark.parametrize("key", ["", "short", "x" * 65])
def test_a_key_that_guesses_could_meet_is_refused(world, key):
    caller = Caller(world.district_officer, **{"Idempotency-Key": key})
    status, problem = caller.post("inspections/", facility=world.ivs.pk, kind="ivs_daily")
    assert (status, sentences(problem)) == (400, {"Idempotency-Key": "A key has from 8 to 64 characters."})


def test_a_key_is_forgotten_after_a_week_and_what_it_made_stays(world):
    caller = Caller(world.district_officer, **KEY)
    assert caller.post("inspections/", facility=world.ivs.pk, kind="ivs_daily")[0] == 201
    made_at = RequestKey.objects.get().at
    assert forget_keys(at=made_at + timedelta(days=7)) == 0
    assert forget_keys(at=made_at + timedelta(days=7, seconds=1)) == 1
    assert (RequestKey.objects.count(), Inspection.objects.count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_one_moment_make_one_thing():
    factories.edition()
    facility = factories.facility()
    officer = factories.officer(office=facility.supervising_office)
    callers = [Caller(officer, **KEY) for _ in range(4)]

    def ask(caller):
        try:
            return caller.post("inspections/", facility=facility.pk, kind="ivs_daily")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, callers))
    assert [status for status, _ in answers] == [201] * 4
    assert len({body["id"] for _, body in answers}) == Inspection.objects.count() == 1
