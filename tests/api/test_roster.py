"""Who answers for what and who is away, for other systems."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oversight.core.enums import Role
from oversight.core.models import Absence
from tests import factories

from .client import Caller, sentences


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def prosecutor(world):
    return Caller(world.district_prosecutor)


def ids(answer):
    return [row["id"] for row in answer[1]["results"]]


def test_a_district_reads_whom_to_call_in_the_department(world, district):
    zone = factories.zone(world.zonal_officer, world.north)
    factories.zone(world.zonal_officer, world.south)
    subject = factories.subject(world.zonal_officer)
    status, answer = district.get(f"roster/zones/?oblast={world.north.pk}&on=2026-03-02")
    assert (status, answer["results"]) == (
        200,
        [
            {
                "id": zone.pk,
                "officer": {"id": world.zonal_officer.pk, "name": world.zonal_officer.full_name},
                "oblast": {"id": world.north.pk, "name": "Прокуратура Северной области"},
                "from_on": "2026-01-01",
                "until_on": None,
            }
        ],
    )
    assert ids(district.get("roster/zones/")) == [zone.pk]
    assert ids(district.get("roster/zones/?on=2025-12-31")) == []
    assert ids(district.get("roster/subjects/")) == [subject.pk]


def test_an_absence_is_recorded_prolonged_and_ended(world, district, now):
    status, made = district.post(
        "roster/absences/",
        officer=world.district_officer.pk,
        kind="leave",
        from_at=(now - timedelta(hours=1)).isoformat(),
        substitute=world.district_prosecutor.pk,
        note="по графику",
    )
    assert (status, made["substitute"]["id"], made["until_at"], made["version"]) == (
        201,
        world.district_prosecutor.pk,
        None,
        1,
    )
    here = f"roster/absences/{made['id']}/"
    until_at = now + timedelta(days=3)
    status, changed = district.patch(here, version=1, until_at=until_at.isoformat(), substitute=None)
    assert (status, changed["version"], changed["substitute"]) == (200, 2, None)
    status, problem = district.patch(here, version=1, substitute=world.district_prosecutor.pk)
    assert (status, problem["theirs"], problem["version"]) == (409, {"substitute": None}, 2)
    status, ended = district.post(f"{here}end/", until_at=now.isoformat())
    assert (status, ended["version"]) == (200, 3)


def test_an_absence_that_has_not_begun_is_withdrawn(world, district, now):
    coming = factories.absence(world.district_officer, from_at=now + timedelta(days=1))
    assert district.delete(f"roster/absences/{coming.pk}/")[0] == 204
    begun = factories.absence(world.district_officer, from_at=now - timedelta(days=1))
    status, problem = district.delete(f"roster/absences/{begun.pk}/")
    assert (status, problem["detail"]) == (
        422,
        "This absence has begun already: say when the officer is back instead.",
    )


def test_a_conflict_over_the_substitute_names_them_by_id(world, district, prosecutor, now):
    one = factories.absence(world.district_officer, from_at=now)
    assert prosecutor.patch(f"roster/absences/{one.pk}/", version=1, substitute=world.district_prosecutor.pk)[0] == 200
    status, problem = district.patch(f"roster/absences/{one.pk}/", version=1, substitute=None)
    assert (status, problem["theirs"]) == (409, {"substitute": world.district_prosecutor.pk})


def test_a_colleagues_absence_is_the_heads_to_record_and_its_note_the_heads_to_read(world, district, prosecutor, now):
    colleague = factories.officer(office=world.north_1)
    said = {"officer": colleague.pk, "kind": "illness", "from_at": now.isoformat(), "note": "стационар"}
    assert district.post("roster/absences/", **said)[0] == 403
    assert prosecutor.post("roster/absences/", **said)[0] == 201
    one = Absence.objects.get()
    assert district.get(f"roster/absences/{one.pk}/")[1]["note"] == ""
    assert prosecutor.get(f"roster/absences/{one.pk}/")[1]["note"] == "стационар"
    assert district.patch(f"roster/absences/{one.pk}/", nonsense=1)[0] == 403


def test_an_officer_or_a_substitute_outside_the_scope_does_not_exist(world, district, now):
    said = {"kind": "leave", "from_at": now.isoformat()}
    status, problem = district.post(
        "roster/absences/", officer=world.oblast_officer.pk, substitute=world.oblast_deputy.pk, **said
    )
    nobody = "There is no such thing, or it is outside your scope."
    assert (status, sentences(problem)) == (400, {"officer": nobody, "substitute": nobody})
    foreign = factories.absence(factories.officer(office=world.south_1), from_at=now)
    for method in ("get", "patch", "delete"):
        assert district.ask(method, f"roster/absences/{foreign.pk}/").status_code == 404
    assert ids(district.get("roster/absences/")) == []


def test_absences_are_narrowed_by_officer_office_reason_and_moment(world, now):
    oblast = Caller(world.oblast_deputy)
    ill = factories.absence(world.district_officer, from_at=now - timedelta(days=9), kind="illness", until_at=now)
    away = factories.absence(world.oblast_officer, from_at=now)
    assert ids(oblast.get("roster/absences/")) == [away.pk, ill.pk]
    assert ids(oblast.get("roster/absences/?kind=illness")) == [ill.pk]
    assert ids(oblast.get(f"roster/absences/?officer={world.oblast_officer.pk}")) == [away.pk]
    assert ids(oblast.get(f"roster/absences/?office={world.north_1.pk}")) == [ill.pk]
    moment = now.astimezone().isoformat().replace("+", "%2B")
    assert ids(oblast.get(f"roster/absences/?at={moment}")) == [away.pk]


def test_gaps_say_where_nobody_answers_and_who_is_told_instead(world, district, now):
    until_at = now + timedelta(days=3)
    factories.absence(world.district_officer, from_at=now - timedelta(days=1), until_at=until_at)
    status, (gap,) = district.get("roster/gaps/")
    assert status == 200
    assert (gap["role"], gap["office"]["id"], gap["goes_to"]) == (
        Role.DISTRICT_OFFICER,
        world.north_1.pk,
        {"role": Role.DISTRICT_PROSECUTOR, "office": {"id": world.north_1.pk, "name": str(world.north_1)}},
    )
    assert gap["until_at"] == timezone.localtime(until_at).isoformat()
