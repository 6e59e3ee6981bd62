"""Hearings: set, moved, adjourned, withdrawn; their outcomes; that nobody attended; the clocks of all that."""

from datetime import timedelta

import pytest

from courts.actions import hearings, outcomes
from courts.models import Hearing
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from oversight.duties.models import Obligation
from tests import factories as people
from tests.factories import moment
from tests.inspections.factories import refused

from . import participation as factories
from .participation import AT, DAY, HOUR, OUTCOME, SET_FOR

AFTER = SET_FOR + 2 * HOUR


@pytest.fixture
def case(world):
    return factories.case(world.district_officer)


@pytest.fixture
def hearing(world, case):
    return factories.hearing(case, world.district_officer)


def clocks(hearing, **more):
    """(code, state, turn) of each clock of the hearing, in the order they were started."""
    found = Obligation.objects.filter(subject__startswith=f"hearing:{hearing.pk}:", **more).order_by("pk")
    return [(one.code, one.state, one.subject.rsplit(":", 1)[1]) for one in found]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        (
            {"set_for": AT - 11 * DAY},
            "set_for",
            "The court had not received the case yet on that day.",
        ),
        ({"set_for": AT + 731 * DAY}, "set_for", "A hearing is set at most two years ahead: check the year."),
        (
            {"court": "Новый суд"},
            "court_level",
            "This court is written for the first time: say its level.",
        ),
    ],
)
def test_what_cannot_be_set_is_refused_beside_its_field(world, case, said, field, sentence):
    with refused(sentence, field=field):
        factories.hearing(case, world.district_officer, **said)
    assert Hearing.objects.count() == 0


def test_a_stage_that_the_matter_does_not_have_is_refused(world):
    civil = factories.case(world.district_officer, "civil")
    sentence = "A prosecutor's participation in such cases isn't obligatory at this stage."
    with refused(sentence, field="stage"):
        factories.hearing(civil, world.district_officer, stage="appeal")


def test_who_takes_part_is_a_serving_prosecutor_of_the_office(world, case):
    sentence = "A serving prosecutor of the office takes part."
    gone = people.officer(office=world.north_1, is_active=False)
    for officer in (world.oblast_officer, world.auditor, gone):
        with refused(sentence, field="officer"):
            factories.hearing(case, world.district_officer, officer=officer)
    assert factories.hearing(case, world.district_officer).officer == world.district_officer


def test_a_stage_has_one_hearing_set_at_a_time(world, case, hearing):
    sentence = "A hearing of this stage is set already: first record what came of it."
    with refused(sentence, field="set_for"):
        factories.hearing(case, world.district_officer, set_for=SET_FOR + DAY)
    assert factories.hearing(case, world.district_officer, stage="appeal").stage == "appeal"


def test_the_clock_begins_with_the_hearing_and_ends_with_the_next_working_day(world, hearing):
    clock = Obligation.objects.get(subject=hearing.key)
    assert (clock.code, clock.office, clock.started_at) == ("hearing.outcome", world.north_1, SET_FOR)
    assert clock.due_at == moment(2026, 3, 5, 0)
    assert clock.title_en == (
        f"Hearing on 03.03 10:00, case No. 3-15/2026, {hearing.court}; {world.district_officer.short_name} takes part"
    )


def test_a_moved_hearing_takes_its_clock_along(world, hearing):
    hearings.move(hearing, set_for=SET_FOR + 7 * DAY, version=1, by=world.district_officer, at=AT)
    assert clocks(hearing) == [("hearing.outcome", "cancelled", "1"), ("hearing.outcome", "open", "2")]
    assert Obligation.objects.open().get(code="hearing.outcome").due_at == moment(2026, 3, 12, 0)
    hearing.refresh_from_db()
    hearings.move(hearing, set_for=SET_FOR + 7 * DAY, version=2, by=world.district_officer, at=AT)
    assert len(clocks(hearing)) == 2


def test_an_outcome_is_recorded_whole_and_ends_the_clock(world, case, hearing):
    factories.recorded(hearing, world.district_officer)
    hearing.refresh_from_db()
    assert (hearing.state, hearing.result, hearing.agreement, hearing.closed_by) == (
        "held",
        "granted",
        "yes",
        world.district_officer,
    )
    assert clocks(hearing) == [("hearing.outcome", "fulfilled", "1")]
    case.refresh_from_db()
    assert case.decision == hearing


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        (
            {"position": " "},
            "position",
            "Say what the prosecutor asked the court for: a result is read beside it.",
        ),
        ({"result": ""}, "result", "Say what the court decided."),
        ({"agreement": ""}, "agreement", "Say whether the decision follows the prosecutor's position."),
        ({"ruling_on": AT.date()}, "ruling_on", "The ruling can't have been given before the hearing."),
        ({"ruling_on": AFTER.date() + DAY}, "ruling_on", "This day is still to come."),
        (
            {"at": SET_FOR - timedelta(minutes=1)},
            "result",
            "The hearing hasn't begun yet. If its time was changed, move it; if it was taken off, withdraw it.",
        ),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_beside_its_field(world, hearing, said, field, sentence):
    with refused(sentence, field=field):
        factories.recorded(hearing, world.district_officer, **said)
    hearing.refresh_from_db()
    assert hearing.state == "set"
    assert clocks(hearing) == [("hearing.outcome", "open", "1")]


def test_of_two_who_record_the_second_is_told_and_may_correct_knowingly(world, case, hearing):
    said = {**OUTCOME, "by": world.district_officer, "at": AFTER}
    outcomes.record(hearing, **said, version=1)
    with pytest.raises(Conflict) as conflict:
        outcomes.record(hearing, **{**said, "result": "refused"}, version=1)
    assert (conflict.value.theirs["result"], conflict.value.version) == ("granted", 2)
    with refused("The outcome has been recorded already: open it anew to correct it."):
        outcomes.record(hearing, **{**said, "result": "refused"})
    outcomes.record(hearing, **{**said, "result": "refused"}, version=2)
    row = AuditRow.objects.get(action="hearings.correct")
    assert (row.before, row.after) == ({"result": "granted"}, {"result": "refused"})


def test_the_trail_tells_the_result_and_never_the_words(world, hearing):
    factories.recorded(hearing, world.district_officer, position="Отказать Ахметову.", ruling="Ахметову отказано.")
    row = AuditRow.objects.get(action="hearings.record")
    assert set(row.after) == {"result", "agreement", "ruling_on"}


def test_an_adjourned_hearing_is_followed_by_the_next_in_one_step(world, hearing):
    to = SET_FOR + 9 * DAY
    following = hearings.adjourn(hearing, reason="неявка защитника", set_for=to, by=world.district_officer, at=AFTER)
    hearing.refresh_from_db()
    assert (hearing.state, hearing.reason, following.after, following.set_for) == (
        "adjourned",
        "неявка защитника",
        hearing,
        to,
    )
    assert (following.stage, following.court, following.officer) == (hearing.stage, hearing.court, hearing.officer)
    assert clocks(hearing) == [("hearing.outcome", "fulfilled", "1")]
    assert clocks(following) == [("hearing.outcome", "open", "1")]


def test_adjourned_to_no_time_nothing_is_owed(world, hearing):
    assert hearings.adjourn(hearing, reason="экспертиза", by=world.district_officer, at=AFTER) == hearing
    assert not Obligation.objects.open().filter(code="hearing.outcome").exists()


@pytest.mark.parametrize("to", [SET_FOR - DAY, SET_FOR, AFTER])
def test_nothing_is_adjourned_to_the_past(world, hearing, to):
    with refused("A hearing is adjourned to a time that is still to come.", field="set_for"):
        hearings.adjourn(hearing, reason="неявка", set_for=to, by=world.district_officer, at=AFTER)
    hearing.refresh_from_db()
    assert hearing.state == "set"


def test_a_hearing_not_attended_says_why_and_alerts_the_head(world, hearing):
    with refused("Give the reason.", field="reason"):
        outcomes.miss(hearing, reason=" ", by=world.district_officer, at=AFTER)
    outcomes.miss(hearing, reason="не извещены судом", by=world.district_officer, at=AFTER)
    assert clocks(hearing) == [("hearing.outcome", "fulfilled", "1"), ("hearing.missed", "open", "1")]
    with refused("That a hearing was not attended is read by the head of the office or a deputy.", kind=Forbidden):
        outcomes.note(hearing, by=world.district_officer, at=AFTER)
    outcomes.note(hearing, by=world.district_prosecutor, at=AFTER + HOUR)
    outcomes.note(hearing, by=world.district_prosecutor, at=AFTER + 2 * HOUR)
    hearing.refresh_from_db()
    assert (hearing.noted_by, hearing.noted_at) == (world.district_prosecutor, AFTER + HOUR)
    assert clocks(hearing, code="hearing.missed") == [("hearing.missed", "fulfilled", "1")]


def test_what_the_head_records_is_read_with_that(world, hearing):
    outcomes.miss(hearing, reason="болезнь", by=world.district_prosecutor, at=AFTER)
    hearing.refresh_from_db()
    assert hearing.noted_by == world.district_prosecutor
    assert clocks(hearing, code="hearing.missed") == [("hearing.missed", "fulfilled", "1")]


def test_a_withdrawn_hearing_owes_nothing_and_the_stage_is_free(world, case, hearing):
    hearings.withdraw(hearing, reason="снято судом", by=world.district_officer, at=AT)
    assert clocks(hearing) == [("hearing.outcome", "cancelled", "1")]
    assert factories.hearing(case, world.district_officer).pk != hearing.pk
    hearing.refresh_from_db()
    with refused("This can't be done in the state “Withdrawn”."):
        factories.recorded(hearing, world.district_officer)


@pytest.mark.parametrize("verb", ["move", "record", "adjourn", "miss", "withdraw"])
def test_another_office_reads_and_does_nothing(world, hearing, verb):
    above = {"by": world.oblast_officer, "at": AFTER}
    acts = {
        "move": lambda: hearings.move(hearing, room="зал № 1", **above),
        "record": lambda: outcomes.record(hearing, **OUTCOME, **above),
        "adjourn": lambda: hearings.adjourn(hearing, reason="неявка", **above),
        "miss": lambda: outcomes.miss(hearing, reason="неявка", **above),
        "withdraw": lambda: hearings.withdraw(hearing, reason="неявка", **above),
    }
    assert list(Hearing.objects.visible_to(world.oblast_officer)) == [hearing]
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        acts[verb]()


def test_foreign_offices_see_no_hearing(world, hearing):
    foreign = people.officer(office=world.south_1)
    assert list(Hearing.objects.visible_to(foreign)) == []
    assert list(Hearing.objects.visible_to(world.reference_admin)) == []
