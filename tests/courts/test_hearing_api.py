"""The same life of a case over the API, with the same refusals; whom it concerns only for who may know."""

import pytest
from django.utils import timezone

from oversight.core.models import AuditRow
from tests import factories as people
from tests.api.client import Caller, sentences

from . import participation as factories
from .participation import DAY, HOUR, OUTCOME, PERSON

pytestmark = pytest.mark.django_db
CASE = {
    "matter": "administrative",
    "number": "3-15/2026",
    "court": "Административный суд",
    "court_level": "district",
    "subject": "о непредоставлении сведений",
    "opened_on": "2026-02-20",
    "persons": [{"full_name": PERSON["full_name"], "category": "convicted"}],
}


def test_from_the_entry_to_the_outcome(world):
    officer = Caller(world.district_officer)
    code, problem = officer.post("court-cases/", **{**CASE, "matter": "family"})
    assert (code, list(sentences(problem))) == (400, ["matter"])
    code, made = officer.post("court-cases/", **CASE)
    assert (code, made["matter"]["point"], made["court"]["name_ru"]) == (201, "62", "Административный суд")
    assert (made["persons"][0]["full_name"], made["allowed"]) == (
        PERSON["full_name"],
        ["change", "withdraw", "set_hearing"],
    )
    here = f"court-cases/{made['id']}/"
    set_for = timezone.now() - HOUR
    code, hearing = officer.post(f"{here}hearings/", stage="first", set_for=set_for.isoformat())
    assert (code, hearing["state"], hearing["officer"]["id"]) == (201, "set", world.district_officer.pk)
    address = f"hearings/{hearing['id']}/"
    assert officer.get(address)[1]["allowed"] == ["move", "record", "adjourn", "miss", "withdraw"]
    day = f"{timezone.localdate()}"
    said = {**OUTCOME, "ruling_on": day, "version": 1}
    code, problem = officer.post(f"{address}record/", **{**said, "position": ""})
    assert (code, list(sentences(problem))) == (422, ["position"])
    code, held = officer.post(f"{address}record/", **said)
    assert (code, held["state"], held["position"]) == (200, "held", OUTCOME["position"])
    assert officer.post(f"{address}record/", **said)[0] == 409
    code, card = officer.get(here)
    assert (card["decision"], card["is_lost"], [one["id"] for one in card["hearings"]]) == (
        hearing["id"],
        False,
        [hearing["id"]],
    )


def test_moved_adjourned_missed_and_withdrawn(world):
    officer, head = Caller(world.district_officer), Caller(world.district_prosecutor)
    case = factories.case(world.district_officer)
    now = timezone.now()
    first = factories.hearing(case, world.district_officer, set_for=now - 2 * HOUR, at=now)
    address = f"hearings/{first.pk}/"
    code, moved = officer.post(f"{address}move/", version=1, room="зал № 7")
    assert (code, moved["room"], moved["version"]) == (200, "зал № 7", 2)
    code, adjourned = officer.post(f"{address}adjourn/", version=2, reason="неявка", set_for=(now + DAY).isoformat())
    assert (code, adjourned["state"]) == (200, "adjourned")
    code, page = officer.get(f"hearings/?case={case.pk}&state=set")
    (following,) = page["results"]
    assert (following["after"], following["stage"]) == (first.pk, "first")
    code, taken_off = officer.post(f"hearings/{following['id']}/withdraw/", version=1, reason="снято")
    assert (code, taken_off["state"]) == (200, "withdrawn")
    missed = factories.hearing(case, world.district_officer, set_for=now - HOUR, at=now)
    code, said = officer.post(f"hearings/{missed.pk}/miss/", version=1, reason="не извещены")
    assert (code, said["state"], said["allowed"]) == (200, "not_attended", [])
    assert officer.post(f"hearings/{missed.pk}/note/")[0] == 403
    assert head.get(f"hearings/{missed.pk}/")[1]["allowed"] == ["note"]
    assert head.post(f"hearings/{missed.pk}/note/")[1]["noted_at"] is not None


def test_laid_on_a_district_and_taken_back(world, si):
    oblast = Caller(world.oblast_officer)
    case = factories.case(world.oblast_officer, "execution_first", facility=si)
    here = f"court-cases/{case.pk}/"
    order = {"order_number": "14р", "order_on": "2026-03-02"}
    code, given = oblast.post(f"{here}give/", given_to=world.north_1.pk, **order)
    assert (code, given["given_to"]["id"], "take_back" in given["allowed"]) == (200, world.north_1.pk, True)
    assert Caller(world.district_officer).get(here)[0] == 200
    code, back = oblast.post(f"{here}take-back/", reason="отменено")
    assert (code, back["given_to"]) == (200, None)
    assert Caller(world.district_officer).get(here)[0] == 404


def test_whom_it_concerns_is_for_prosecutors_and_each_reading_leaves_its_row(world):
    hearing = factories.hearing(factories.case(world.district_officer), world.district_officer)
    factories.recorded(hearing, world.district_officer)
    here = f"court-cases/{hearing.case_id}/"
    assert Caller(world.district_officer).get(here)[1]["persons"][0]["full_name"] == PERSON["full_name"]
    assert "full_name" not in Caller(world.auditor).get(here)[1]["persons"][0]
    assert "position" not in Caller(world.auditor).get(f"hearings/{hearing.pk}/")[1]
    assert AuditRow.objects.filter(action="court_cases.view").count() == 1


def test_a_person_is_entered_and_removed(world):
    officer = Caller(world.district_officer)
    case = factories.case(world.district_officer)
    here = f"court-cases/{case.pk}/"
    code, card = officer.post(f"{here}persons/", full_name="Ли Вера", category="convicted")
    assert (code, len(card["persons"])) == (200, 2)
    assert len(officer.delete(f"{here}persons/{card['persons'][1]['id']}/")[1]["persons"]) == 1


def test_a_foreign_case_does_not_exist(world):
    hearing = factories.hearing(factories.case(world.district_officer), world.district_officer)
    stranger = Caller(people.officer(office=world.south_1))
    for address in (f"court-cases/{hearing.case_id}/", f"hearings/{hearing.pk}/"):
        assert stranger.get(address)[0] == 404
    assert stranger.get("court-cases/")[1]["results"] == []
    assert (
        stranger.post(f"hearings/{hearing.pk}/record/", **OUTCOME | {"ruling_on": "2026-03-03", "version": 1})[0] == 404
    )
