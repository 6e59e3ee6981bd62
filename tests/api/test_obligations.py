"""Duties for other systems: the same list, the same reasons, the same acts."""

import pytest

from oversight.core.enums import Role
from oversight.duties.actions import obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Obligation
from tests import factories
from tests.duties import law
from tests.factories import moment

from .client import Caller, sentences

LIVE = moment(2026, 3, 2, 8)
NIGHT = moment(2026, 3, 3, 0, 5)


@pytest.fixture
def world(db):
    return factories.world()


@pytest.fixture
def duty(world):
    law.edition(law.duty(), published_at=LIVE)
    open_periods(LIVE)
    return Obligation.objects.get(facility=world.ivs)


@pytest.fixture
def clock(world):
    law.edition(law.clock(steps=law.REMIND_AND_CLIMB))
    about = {"subject": "placement:1", "subject_url": "/placements/1/", "started_at": LIVE}
    return obligations.open_clock("isolation.review", office=world.north_1, **about, by=world.district_officer, at=LIVE)


def ids(answer):
    return [row["id"] for row in answer[1]["results"]]


def test_the_list_is_the_officers_own_and_takes_the_filters_of_the_page(world, district, duty):
    assert ids(district.get("obligations/")) == [duty.pk]
    assert ids(district.get("obligations/?overdue=true&rule=ivs.daily&due_until=2026-03-02&mine=true")) == [duty.pk]
    assert ids(district.get("obligations/?state=fulfilled")) == []
    assert district.get("obligations/?sate=open")[0] == 400
    assert len(ids(Caller(world.oblast_officer).get("obligations/"))) == 2


def test_the_same_queries_at_one_row_and_at_four(world, district, duty, django_assert_num_queries):
    with django_assert_num_queries(4):
        assert len(ids(district.get("obligations/"))) == 1
    for _number in range(3):
        factories.facility(supervising_office=world.north_1)
    open_periods(LIVE)
    with django_assert_num_queries(4):
        assert len(ids(district.get("obligations/"))) == 4


def test_a_card_says_how_the_deadline_was_found_and_what_may_be_done(district, duty):
    status, card = district.get(f"obligations/{duty.pk}/")
    assert (status, card["due_at"], card["standing"], card["may"]) == (
        200,
        "2026-03-03T00:00:00+05:00",
        "overdue",
        ["cancel", "recalculate"],
    )
    assert [step["step"] for step in card["derivation"]] == ["period", "end_of_day"]
    assert card["derivation_in_words"][1] == "The day counts whole: until 24:00 of 02.03.2026."
    assert [step["role"] for step in card["steps"]] == ["district_officer", "district_prosecutor", "oblast_prosecutor"]


def test_escalations_say_when_they_were_due_whom_they_reached_and_who_was_passed_over(world, district, duty):
    factories.absence(world.district_officer, from_at=LIVE, substitute=world.district_prosecutor)
    sweep(NIGHT)
    tell(NIGHT)
    status, found = district.get(f"obligations/{duty.pk}/escalations/")
    assert status == 200
    reminder, overdue = found
    assert (reminder["due_at"], reminder["noticed_at"]) == ("2026-03-02T22:00:00+05:00", "2026-03-03T00:05:00+05:00")
    assert [one["officer"]["id"] for one in reminder["alerts"]] == [world.district_prosecutor.pk]
    assert reminder["passed_over"][-1].endswith(f"stands in for {world.district_officer.full_name}.")
    assert (overdue["resolved_to"], overdue["passed_over"]) == (world.district_prosecutor.full_name, [])


def test_the_same_queries_for_one_escalation_and_for_two(world, district, duty, django_assert_num_queries):
    for at in (moment(2026, 3, 2, 23), NIGHT):
        sweep(at)
        tell(at)
        with django_assert_num_queries(8):
            district.get(f"obligations/{duty.pk}/escalations/")


def test_a_clock_is_stopped_started_again_and_cancelled(district, clock):
    here = f"obligations/{clock.pk}/"
    status, stopped = district.post(f"{here}stop/", reason="Ждем документы")
    assert (status, stopped["state"], stopped["may"]) == (200, "stopped", ["cancel", "restart"])
    status, running = district.post(f"{here}restart/", reason="Получены")
    assert (status, running["state"], running["derivation"][-1]["step"]) == (200, "open", "stood")
    status, ended = district.post(f"{here}cancel/", reason="Ошибка")
    assert (status, ended["state"], ended["cancel_reason"], ended["may"]) == (200, "cancelled", "Ошибка", [])
    status, problem = district.post(f"{here}cancel/", reason="Ошибка")
    assert (status, problem["detail"]) == (422, "This can't be done in the state “Cancelled”.")


def test_without_a_reason_nothing_is_done(district, clock):
    status, problem = district.post(f"obligations/{clock.pk}/stop/", reason=" ")
    assert (status, sentences(problem)) == (422, {"reason": "Give the reason."})


def test_recalculated_it_stays_where_the_calendar_is_the_same(district, clock):
    status, card = district.post(f"obligations/{clock.pk}/recalculate/", reason="Проверка")
    assert (status, card["due_at"], card["version"]) == (200, "2026-03-04T08:00:00+05:00", 1)


def test_a_foreign_duty_does_not_exist_and_an_auditor_only_reads(world, duty):
    stranger = Caller(factories.officer(Role.DISTRICT_PROSECUTOR, office=world.south_1))
    for address in ("", "escalations/"):
        assert stranger.get(f"obligations/{duty.pk}/{address}")[0] == 404
    assert stranger.post(f"obligations/{duty.pk}/cancel/", reason="x")[0] == 404
    auditor = Caller(world.auditor)
    assert auditor.get(f"obligations/{duty.pk}/")[1]["may"] == []
    assert auditor.post(f"obligations/{duty.pk}/cancel/", reason="x")[0] == 403
    assert Caller(world.reference_admin).get("obligations/")[0] == 404
