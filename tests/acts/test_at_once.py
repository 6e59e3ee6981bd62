"""Two at the same moment: one wins, the other is told what happened, nothing is done twice."""

from datetime import date

import pytest

from acts import actions
from acts.models import Body, Measure, ResponseAct
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from tests import factories
from tests.acts import factories as acts
from tests.acts.factories import AT, DAY
from tests.inspections.test_at_once import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    factories.edition()
    return factories.world()


def test_of_two_who_route_an_act_one_sends_it_and_the_other_is_told(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, body_ru="МВД", body_level="central")

    outcomes = at_once(
        lambda: actions.send_out(act, by=world.zonal_officer, at=AT + DAY),
        lambda: actions.return_up(act, reason="Нет нормы.", by=world.department_head, at=AT + DAY),
    )

    assert refusals(outcomes) == ["This act is not waiting at the Prosecutor General's Office."]
    assert ResponseAct.objects.get(pk=act.pk).state in ("sent", "returned")


def test_of_two_who_check_one_violation_one_wins_and_the_first_check_stays(world):
    act = acts.answered(world.district_officer, world.district_prosecutor, facility=world.ivs)
    violation, at = act.violations.get(), AT + 3 * DAY
    actions.report(violation, words="Устранено.", reported_at=at, by=world.district_officer, at=at)

    def check(by, gone):
        term = None if gone else date(2026, 4, 20)
        return lambda: actions.check(
            violation, eliminated=gone, found="Осмотрено.", checked_at=at, new_due_on=term, by=by, at=at
        )

    outcomes = at_once(check(world.district_prosecutor, True), check(world.oblast_officer, False))

    assert refusals(outcomes) in (
        ["There are no reported measures to check."],
        ["This can't be done in the state “Closed”."],
    )
    (measure,) = Measure.objects.all()
    assert measure.eliminated is (violation.act.violations.get().state == "eliminated")


def test_a_double_tap_signs_once(world):
    act = acts.draft(world.district_officer, facility=world.ivs)

    outcomes = at_once(*[lambda: actions.sign(act, by=world.district_prosecutor, at=AT)] * 2)

    assert [one for one in outcomes if isinstance(one, Refused)] == []
    assert Document.objects.count() == 1


def test_a_body_written_by_two_at_once_is_one_body(world):
    def draft(by):
        return lambda: acts.draft(by, body_ru="Новый орган", body_level="oblast")

    outcomes = at_once(draft(world.district_officer), draft(world.oblast_officer))

    assert [type(one) for one in outcomes] == [ResponseAct, ResponseAct]
    assert Body.objects.filter(name_ru="Новый орган").count() == 1
