"""Days transferred by decision: shown first with the deadlines they would move, moved only as shown."""

import threading
from datetime import date, datetime, time, timedelta
from time import sleep

import pytest
from django.db import connection, transaction

from oversight.core.audit import AuditRow
from oversight.core.enums import OfficeLevel, Role
from oversight.core.refusals import Conflict, Forbidden, Refused
from oversight.duties.actions import calendar, obligations
from oversight.duties.actions.moving import digest
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import sweep
from oversight.duties.enums import About, DayKind, LastDay, Rhythm
from oversight.duties.models import Escalation, Obligation, PendingStep, TransferredDay, calendar_for
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
#: A Tuesday; three working days from it end on Friday the 10th.
TUESDAY = moment(2026, 4, 7, 10)
THURSDAY = date(2026, 4, 9)
REASON = "постановление Правительства № 1"
STEPS = ((-2, "hours", None, Role.DISTRICT_OFFICER), (0, "hours", None, Role.DISTRICT_PROSECUTOR))


@pytest.fixture
def admin():
    return make.officer(Role.REFERENCE_ADMIN)


@pytest.fixture
def the_law():
    return law.edition(
        law.clock(count=3, unit="working_days", steps=STEPS),
        law.clock("hours", steps=STEPS, start="act.sent"),
        law.duty(
            "report",
            about=About.OFFICE,
            levels=[OfficeLevel.OBLAST],
            facility_kinds=[],
            every=Rhythm.MONTH,
            due_day=9,
            ends=LastDay.NEXT_WORKING,
            done_by_kinds=[],
            done_by_event="report.submitted",
            steps=(),
        ),
        published_at=moment(2026, 4, 1),
    )


@pytest.fixture
def district():
    return make.officer(Role.DISTRICT_OFFICER)


def started(officer, *, code="isolation.review", subject="placement:17", at=TUESDAY):
    return obligations.open_clock(code, office=officer.office, subject=subject, started_at=at, by=officer, at=at)


def shown(admin, *, day=THURSDAY, kind=DayKind.OFF, at=TUESDAY):
    return calendar.moves_of_transfer(day=day, kind=kind, by=admin, at=at)


def transfer(admin, seen, *, day=THURSDAY, kind=DayKind.OFF, reason=REASON, at=TUESDAY):
    return calendar.transfer_day(day=day, kind=kind, reason=reason, seen=seen, by=admin, at=at)


def told(moves):
    return [(one.obligation.code, one.old, one.new) for one in moves]


def due(obligation):
    obligation.refresh_from_db()
    return obligation.due_at


def test_before_anything_is_entered_the_deadlines_that_would_move_are_shown(the_law, district, admin):
    clock = started(district)
    started(district, code="hours")
    open_periods(TUESDAY)
    assert told(shown(admin)) == [
        ("report", moment(2026, 4, 10, 0), moment(2026, 4, 11, 0)),
        ("isolation.review", moment(2026, 4, 11, 0), moment(2026, 4, 14, 0)),
    ]
    assert TransferredDay.objects.count() == 0
    assert due(clock) == moment(2026, 4, 11, 0)


def test_confirmed_they_move_with_their_steps_and_each_is_logged_from_where_to_where(the_law, district, admin):
    clock = started(district)
    sweep(moment(2026, 4, 7, 11))
    moves = shown(admin)
    day = transfer(admin, digest(moves))
    clock.refresh_from_db()
    assert (clock.due_at, clock.next_step_at) == (moment(2026, 4, 14, 0), moment(2026, 4, 13, 22))
    assert [step["at"] for step in clock.steps] == ["2026-04-13T17:00:00+00:00", "2026-04-13T19:00:00+00:00"]
    row = AuditRow.objects.get(action="duties.recalculate")
    assert (row.officer_id, row.subject_id) == (admin.pk, clock.pk)
    assert (row.before, row.after) == (
        {"due_at": "2026-04-10T19:00:00Z"},
        {"due_at": "2026-04-13T19:00:00Z", "reason": REASON},
    )
    entered = AuditRow.objects.get(action="calendar.transfer")
    assert (entered.subject_id, entered.after["moved"]) == (day.pk, 1)
    assert (calendar_for(TUESDAY).is_working(THURSDAY), shown_again(admin)) == (False, "This day is transferred")


def shown_again(admin):
    with pytest.raises(Refused) as refusal:
        shown(admin)
    return refusal.value.fields["day"][:23]


def test_a_step_that_has_come_stays_and_the_rest_comes_anew(the_law, district, admin):
    clock = started(district)
    late = moment(2026, 4, 10, 22, 30)
    sweep(late)
    transfer(admin, digest(shown(admin, at=late)), at=late)
    clock.refresh_from_db()
    assert [step["at"] for step in clock.steps] == [
        "2026-04-10T17:00:00+00:00",
        "2026-04-13T17:00:00+00:00",
        "2026-04-13T19:00:00+00:00",
    ]
    sweep(moment(2026, 4, 13, 22))
    assert Escalation.objects.filter(obligation=clock).count() == 2


def test_what_is_told_some_working_days_around_a_deadline_that_stays_is_planned_anew(district, admin):
    around = (
        (-1, "working_days", time(9), Role.DISTRICT_OFFICER),
        (4, "working_days", time(9), Role.OBLAST_PROSECUTOR),
    )
    law.edition(law.clock(count=72, steps=around), published_at=moment(2026, 4, 1))
    clock = started(district)
    assert (due(clock), steps_of(clock)) == (moment(2026, 4, 10, 10), [moment(2026, 4, 9, 9), moment(2026, 4, 16, 9)])
    day = transfer(admin, digest([]))
    assert (due(clock), steps_of(clock)) == (moment(2026, 4, 10, 10), [moment(2026, 4, 8, 9), moment(2026, 4, 16, 9)])
    assert PendingStep.objects.get(obligation=clock).at == moment(2026, 4, 8, 9)
    assert AuditRow.objects.get(action="calendar.transfer").after["reminders"] == 1
    sweep(moment(2026, 4, 8, 9))
    back = moment(2026, 4, 8, 10)
    calendar.withdraw_transfer(day, reason="ошибка", seen=digest([]), by=admin, at=back)
    assert steps_of(clock) == [moment(2026, 4, 8, 9), moment(2026, 4, 9, 9), moment(2026, 4, 16, 9)]


def steps_of(obligation):
    obligation.refresh_from_db()
    return [datetime.fromisoformat(step["at"]) for step in obligation.steps]


def test_another_set_of_deadlines_by_now_is_told_and_shown_anew_and_nothing_is_written(the_law, district, admin):
    first = started(district)
    seen = digest(shown(admin))
    second = started(district, subject="placement:18")
    with pytest.raises(Conflict) as conflict:
        transfer(admin, seen)
    assert [one["duty"] for one in conflict.value.theirs["moves"]] == [first.pk, second.pk]
    assert (TransferredDay.objects.count(), due(first), due(second)) == (0, *[moment(2026, 4, 11, 0)] * 2)
    assert AuditRow.objects.filter(action__in=["calendar.transfer", "duties.recalculate"]).count() == 0
    transfer(admin, conflict.value.version)
    assert (due(first), due(second)) == (moment(2026, 4, 14, 0), moment(2026, 4, 14, 0))


def test_what_is_done_meanwhile_is_another_set_too_and_keeps_its_deadline(the_law, district, admin):
    clock = started(district)
    seen = digest(shown(admin))
    obligations.fulfil(clock, done_at=TUESDAY, by=district, at=TUESDAY)
    with pytest.raises(Conflict):
        transfer(admin, seen)
    transfer(admin, digest([]))
    assert due(clock) == moment(2026, 4, 11, 0)


def test_a_clock_that_stands_moves_and_stays_standing(the_law, district, admin):
    clock = started(district)
    obligations.stop(clock, reason="запрос", by=district, at=TUESDAY)
    transfer(admin, digest(shown(admin)))
    clock.refresh_from_db()
    assert (clock.state, clock.due_at, clock.next_step_at) == ("stopped", moment(2026, 4, 14, 0), None)
    obligations.restart(clock, reason="ответ", by=district, at=TUESDAY + timedelta(hours=2))
    assert due(clock) == moment(2026, 4, 14, 2)


def test_withdrawn_the_day_moves_them_back(the_law, district, admin):
    clock = started(district)
    day = transfer(admin, digest(shown(admin)))
    later = TUESDAY + timedelta(hours=1)
    moves = calendar.moves_of_withdrawal(day, by=admin, at=later)
    assert told(moves) == [("isolation.review", moment(2026, 4, 14, 0), moment(2026, 4, 11, 0))]
    with pytest.raises(Conflict):
        calendar.withdraw_transfer(day, reason="ошибка", seen=digest([]), by=admin, at=later)
    assert due(clock) == moment(2026, 4, 14, 0)
    calendar.withdraw_transfer(day, reason="ошибка", seen=digest(moves), by=admin, at=later)
    assert (due(clock), calendar_for(later).is_working(THURSDAY)) == (moment(2026, 4, 11, 0), True)
    row = AuditRow.objects.get(action="calendar.withdraw")
    assert (row.after["withdrawn_reason"], row.after["moved"]) == ("ошибка", 1)
    with pytest.raises(Refused, match="withdrawn already"):
        calendar.withdraw_transfer(day, reason="ошибка", seen=digest([]), by=admin, at=later)


def test_a_worked_saturday_brings_deadlines_nearer(the_law, district, admin):
    clock = started(district, at=moment(2026, 4, 9, 10))
    assert clock.due_at == moment(2026, 4, 15, 0)
    saturday = {"day": date(2026, 4, 11), "kind": DayKind.WORKING, "at": moment(2026, 4, 9, 11)}
    transfer(admin, digest(shown(admin, **saturday)), **saturday)
    assert due(clock) == moment(2026, 4, 14, 0)


def test_deadlines_past_before_the_day_are_not_touched(the_law, district, admin):
    clock = started(district)
    assert told(shown(admin, day=date(2026, 4, 13), at=moment(2026, 4, 12))) == []
    assert due(clock) == moment(2026, 4, 11, 0)


@pytest.mark.parametrize(
    ("asked", "field", "reason"),
    [
        ({"day": date(2026, 4, 11)}, "day", "This is a day off already."),
        ({"kind": DayKind.WORKING}, "day", "This is a working day already."),
        ({"reason": " "}, "reason", "Name the decision: who, when, number."),
        ({"day": date(202, 4, 9)}, "day", "No deadline falls in that year."),
    ],
)
def test_what_changes_nothing_or_says_nothing_is_refused_beside_its_field(admin, asked, field, reason):
    with pytest.raises(Refused) as refusal:
        transfer(admin, digest([]), **asked)
    assert refusal.value.fields == {field: reason}
    assert TransferredDay.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REFERENCE_ADMIN])
def test_only_the_keeper_of_reference_data_transfers_days_or_sees_what_would_move(role):
    officer = make.officer(role)
    with pytest.raises(Forbidden):
        shown(officer)
    with pytest.raises(Forbidden):
        transfer(officer, digest([]))
    assert TransferredDay.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_clock_started_while_the_calendar_changes_waits_and_is_counted_by_the_new_one(the_law, district, admin):
    started_clocks = []

    def start():
        try:
            started_clocks.append(started(district))
        finally:
            connection.close()

    thread = threading.Thread(target=start)
    with transaction.atomic():
        transfer(admin, digest([]))
        thread.start()
        sleep(0.3)
        assert started_clocks == []
    thread.join()
    assert [one.due_at for one in started_clocks] == [moment(2026, 4, 14, 0)]
    assert Obligation.objects.count() == 1
