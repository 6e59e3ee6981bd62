"""Two at the same moment: one wins, the other is told what happened, nothing is done twice."""

import pytest

from courts.actions import hearings, outcomes
from courts.models import CourtCase, Hearing
from oversight.duties.models import Obligation
from tests import factories as people
from tests.inspections.test_at_once import at_once, refusals

from . import participation as factories
from .participation import AT, HOUR, OUTCOME, SET_FOR

pytestmark = pytest.mark.django_db(transaction=True)
AFTER = SET_FOR + 2 * HOUR


@pytest.fixture
def world():
    people.edition()
    return people.world()


@pytest.fixture
def hearing(world):
    return factories.hearing(factories.case(world.district_officer), world.district_officer)


def test_of_two_who_record_the_outcome_one_wins(world, hearing):
    def record(by, result):
        said = {**OUTCOME, "result": result}
        return lambda: outcomes.record(hearing, **said, version=hearing.version, by=by, at=AFTER)

    done = at_once(record(world.district_officer, "granted"), record(world.district_prosecutor, "refused"))
    assert refusals(done) == ["Somebody else has changed this since you opened it."]
    won = next(one for one in done if isinstance(one, Hearing))
    hearing.refresh_from_db()
    assert (hearing.result, hearing.version) == (won.result, 2)


def test_recorded_and_adjourned_at_once_only_one_of_both_happens(world, hearing):
    said = {"version": hearing.version, "at": AFTER}
    done = at_once(
        lambda: outcomes.record(hearing, **OUTCOME, **said, by=world.district_officer),
        lambda: hearings.adjourn(hearing, reason="неявка", set_for=AFTER + HOUR, **said, by=world.district_prosecutor),
    )
    # Who adjourns looks at the state first, who records at the version.
    hearing.refresh_from_db()
    late = {
        "held": "This can't be done in the state “Held”.",
        "adjourned": "Somebody else has changed this since you opened it.",
    }
    assert refusals(done) == [late[hearing.state]]
    assert Hearing.objects.count() == (2 if hearing.state == "adjourned" else 1)
    assert Obligation.objects.filter(subject=hearing.key).count() == 1


def test_one_hearing_is_set_however_often(world, hearing):
    case = CourtCase.objects.get()
    later = {"stage": "appeal", "set_for": SET_FOR}
    done = at_once(*[lambda: hearings.set_hearing(case, **later, by=world.district_officer, at=AT)] * 2)
    assert refusals(done) == ["A hearing of this stage is set already: first record what came of it."]
    assert Hearing.objects.filter(stage="appeal").count() == 1
