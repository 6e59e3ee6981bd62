"""Point 12: an act left unanswered is acted on. The term of the answer is the edition's own choice: thirty days."""

from datetime import timedelta

import pytest

from acts import actions
from acts.models import ResponseAct
from inspections.actions import checklist, following, results
from oversight.core.enums import OfficeLevel
from oversight.core.refusals import Forbidden
from oversight.duties.actions import obligations
from tests.acts import factories as acts
from tests.factories import moment
from tests.inspections.factories import order
from tests.points.steps import happened, outcome, span, started, told

CENTRAL = {"body_ru": "Комитет УИС МВД", "body_kk": "ІІМ ҚАЖ комитеті", "body_level": "central"}
SENT = moment(2026, 4, 2, 12)


def test_an_answer_is_due_in_thirty_days_and_on_a_working_day(manned):
    clock = started("act.sent", manned.north_1, at=SENT)
    assert (clock.code, clock.rule.is_choice) == ("act.answer", True)
    assert span(clock) == ("02.04.2026 12:00", "05.05.2026 00:00")


def test_who_sent_the_act_is_reminded_and_follows_it_up(manned):
    clock = started("act.sent", manned.north_1, at=SENT)
    assert told(clock) == [
        ("28.04 09:00", "district_officer"),
        ("05.05 09:00", "district_officer"),
        ("08.05 09:00", "district_prosecutor"),
        ("20.05 09:00", "oblast_officer"),
    ]


def test_the_answer_ends_it_and_one_that_came_late_is_late(manned):
    in_time = started("act.sent", manned.north_1, at=SENT, subject="act:1")
    late = started("act.sent", manned.north_1, at=SENT, subject="act:2")
    happened("act.answered", manned.north_1, at=moment(2026, 5, 4, 18), subject="act:1")
    happened("act.answered", manned.north_1, at=moment(2026, 5, 5, 18), subject="act:2")
    assert outcome(in_time) == ("fulfilled", False, False)
    assert outcome(late) == ("fulfilled", True, False)


def test_the_clock_stands_while_an_extension_is_looked_at(manned):
    clock = started("act.sent", manned.north_1, at=SENT)
    obligations.stop(clock, reason="Ходатайство о продлении", by=manned.district_officer, at=moment(2026, 4, 10))
    obligations.restart(clock, reason="Отказано", by=manned.district_officer, at=moment(2026, 4, 12))
    clock.refresh_from_db()
    assert span(clock) == ("02.04.2026 12:00", "07.05.2026 00:00")


def test_offices_of_every_level_await_answers(manned):
    offices = {OfficeLevel.OBLAST: manned.north, OfficeLevel.DEPARTMENT: manned.department}
    clocks = [started("act.sent", office, at=SENT) for office in offices.values()]
    assert [clock.code for clock in clocks] == ["act.answer", "act.answer"]


def test_an_act_to_a_central_body_goes_only_through_the_prosecutor_generals_office(manned):
    act = acts.sent(manned.district_officer, manned.district_prosecutor, **CENTRAL)
    assert (act.state, act.sent_at) == ("going_up", None)
    for officer in (manned.district_prosecutor, manned.oblast_prosecutor):
        with pytest.raises(Forbidden, match="only through the Prosecutor General's Office"):
            actions.send_out(act, by=officer, at=acts.AT)
    assert actions.send_out(act, by=manned.zonal_officer, at=acts.AT).state == "sent"


def test_actual_elimination_is_controlled_by_another_officer_than_the_one_who_reports_it(manned, ivs):
    act = acts.answered(manned.district_officer, manned.district_prosecutor, facility=ivs)
    violation, at = act.violations.get(), acts.AT + 2 * acts.DAY
    actions.report(violation, words="Устранено.", reported_at=at, by=manned.district_officer, at=at)
    said = {"found": "Осмотрено.", "checked_at": at, "at": at}
    with pytest.raises(Forbidden):
        actions.check(violation, eliminated=True, by=manned.district_officer, **said)
    actions.check(violation, eliminated=True, by=manned.district_prosecutor, **said)
    act.refresh_from_db()
    assert act.state == "closed"


def test_an_act_left_without_an_answer_is_followed_up(manned, ivs):
    act = acts.sent(manned.district_officer, manned.district_prosecutor, facility=ivs, term_days=10)
    late = acts.AT + 20 * acts.DAY
    assert list(ResponseAct.objects.overdue(late.date())) == [act]
    further = actions.follow_up(act, kind="proceedings", by=manned.district_officer, at=late)
    assert (further.follows, further.violations.count()) == (act, 1)


def test_the_oblast_reads_a_districts_act_to_an_oblast_level_body_within_a_day(manned):
    clock = started("act.sent_to_oblast_body", manned.north, at=SENT, subject="act:1")
    assert (clock.code, clock.rule.is_choice) == ("act.oblast_notice", True)
    assert span(clock) == ("02.04.2026 12:00", "03.04.2026 12:00")
    happened("act.noted", manned.north, at=moment(2026, 4, 2, 15), subject="act:1")
    assert outcome(clock) == ("fulfilled", False, False)


def test_the_department_sends_an_act_on_to_the_central_body_within_a_day(manned):
    clock = started("act.sent_up", manned.department, at=SENT, subject="act:1")
    assert (clock.code, clock.rule.is_choice) == ("act.forward", True)
    assert span(clock) == ("02.04.2026 12:00", "03.04.2026 12:00")
    happened("act.forwarded", manned.department, at=moment(2026, 4, 3, 13), subject="act:1")
    assert outcome(clock) == ("fulfilled", True, False)


def test_actual_elimination_is_seen_on_the_spot_by_a_follow_up_check(world):
    """From the act a check is opened whose lines are its violations; completed, it is their check."""
    officers = (world.district_officer, world.district_prosecutor)
    act = acts.sent(*officers, facility=world.ivs)
    order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)
    at = moment(day=4)

    made = following.follow_up(world.ivs, list(act.violations.all()), by=world.district_officer, at=at)
    checklist.answer(made.answers.get(), value="in_order", version=0, by=world.district_officer, at=at)
    results.complete(made, by=world.district_officer, at=at + timedelta(hours=1))

    act.refresh_from_db()
    assert (act.state, act.violations.get().eliminated_at) == ("closed", at)
