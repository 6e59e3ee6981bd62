"""Two at the same moment: one wins, the other is told what happened, nothing is done twice."""

from datetime import timedelta

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, results
from inspections.models import Inspection
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from registers.actions import legal_acts, meetings, receptions
from registers.models import Instruction, Reception
from tests import factories as people
from tests.inspections.factories import inspection, order
from tests.inspections.test_at_once import at_once, refusals

from . import factories
from .factories import AT, HOUR

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    people.edition()
    return people.world()


@pytest.fixture
def colony(world):
    return people.facility(FacilityKind.UIS, supervising_office=world.north_1)


def test_a_double_tap_begins_one_reception(world, colony):
    outcomes = at_once(*[lambda: factories.begun(world.district_officer, facility=colony)] * 2)
    assert {type(one) for one in outcomes} == {Reception}
    assert Reception.objects.count() == 1


def test_two_visitors_entered_at_once_have_numbers_of_their_own(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    at_once(*[lambda: factories.visitor(reception)] * 2)
    assert [one.position for one in reception.visitors.all()] == [1, 2]


def test_of_two_who_record_one_wins_and_there_is_one_paper(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)

    def record(by, none_came):
        return lambda: receptions.record(reception, none_came=none_came, by=by, at=AT + HOUR)

    outcomes = at_once(record(world.district_officer, ["staff"]), record(world.district_prosecutor, ["enbek"]))
    assert refusals(outcomes) == ["A recorded reception can't be changed; open it for correction first."]
    assert Document.objects.filter(kind="reception").count() == 1


def test_nobody_completes_an_inspection_on_a_reception_that_is_withdrawn_at_the_same_moment(world, colony):
    officer = world.oblast_officer
    ground = order(colony, by=officer, signer=world.oblast_prosecutor)
    both = [officer, world.oblast_deputy]
    check = inspection(colony, by=officer, code="comprehensive", order=ground, inspectors=both)
    checklist.answer_rest(check, by=officer, at=AT)
    said = {"came": (), "none_came": ["convicted", "staff", "enbek"], "inspection": check}
    reception = factories.recorded(officer, **said)

    outcomes = at_once(
        lambda: results.complete(check, ended_at=AT + HOUR, by=officer, at=AT + HOUR),
        lambda: receptions.withdraw(reception, reason="ошибка", by=officer, at=AT + HOUR),
    )

    assert len([one for one in outcomes if isinstance(one, Refused)]) == 1
    check, reception = Inspection.objects.get(), Reception.objects.get()
    assert (check.state, reception.state) in [("completed", "recorded"), ("under_way", "withdrawn")]


def test_of_two_who_protest_one_act_one_drafts_and_the_other_is_told(world):
    act = factories.legal_act(world.zonal_officer, None, body_level="central")
    outcomes = at_once(*[lambda: legal_acts.draft_protest(act, by=world.zonal_officer, at=AT)] * 2)
    assert refusals(outcomes) == ["There is a protest against this act already."]


def test_an_instruction_is_done_or_lifted_and_never_both(world):
    board = factories.meeting(world.oblast_officer)
    due_on = AT.date() + timedelta(days=9)
    said = {"words": "Проверить.", "office": world.north_1, "due_on": due_on}
    given = meetings.instruct(board, **said, by=world.oblast_officer, at=AT)

    outcomes = at_once(
        lambda: meetings.fulfil(given, done_on=AT.date(), result="Да.", by=world.district_officer, at=AT),
        lambda: meetings.lift(given, reason="не нужно", by=world.oblast_officer, at=AT),
    )

    assert refusals(outcomes) == ["This instruction is done or lifted already."]
    given = Instruction.objects.get()
    assert given.obligation.state == ("fulfilled" if given.done_on else "cancelled")
