"""Clocks and duties by hand: started, fulfilled, cancelled, stopped, started again, calculated anew."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from oversight.core.audit import AuditRow
from oversight.core.enums import OfficeLevel, Role
from oversight.core.refusals import Refused
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.enums import Event
from oversight.duties.models import Alert, Escalation, Obligation, TransferredDay
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
ORDERED = moment(2026, 3, 20, 18)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
AROUND = ((-2, "hours", None, Role.DISTRICT_OFFICER), (0, "hours", None, Role.DISTRICT_PROSECUTOR))


@pytest.fixture
def officer():
    return make.officer(Role.DISTRICT_OFFICER)


def started(officer, *, at=ORDERED, subject="placement:17", started_at=ORDERED, **more):
    return obligations.open_clock(
        "isolation.review", office=officer.office, subject=subject, started_at=started_at, by=officer, at=at, **more
    )


def the_law(**more):
    law.edition(law.clock(steps=AROUND, **more))


def test_a_clock_runs_from_its_event_to_the_second(officer):
    the_law()
    clock = started(officer, at=ORDERED + HOUR, subject_url="/placements/17/")
    assert (clock.started_at, clock.due_at) == (ORDERED, ORDERED + 48 * HOUR)
    assert (clock.period_from, clock.next_step_at) == (None, ORDERED + 46 * HOUR)
    assert (clock.is_overdue(clock.due_at), clock.is_overdue(clock.due_at + SECOND)) == (False, True)
    assert [step["step"] for step in clock.derivation] == ["start", "elapsed", "due"]


def test_48_hours_across_the_change_of_zones_are_48_hours(officer):
    law.edition(law.clock(steps=AROUND), from_=date(2024, 1, 1), published_at=moment(2024, 1, 1))
    ordered = moment(2024, 2, 28, 23, 45)
    clock = started(officer, started_at=ordered, at=ordered)
    assert clock.due_at.isoformat() == "2024-03-01T17:45:00+00:00"
    assert "clocks_moved" in [step["step"] for step in clock.derivation]


def test_a_clock_started_twice_is_one(officer):
    the_law()
    assert started(officer) == started(officer, at=ORDERED + HOUR)
    assert Obligation.objects.count() == 1
    assert AuditRow.objects.filter(action="duties.open_clock").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_start_one_clock():
    the_law()
    officer = make.officer(Role.DISTRICT_OFFICER)
    start, found = threading.Barrier(4), []

    def request():
        start.wait()
        try:
            found.append(started(officer).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=request) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert set(found) == {Obligation.objects.get().pk}


def test_an_event_starts_every_clock_that_names_it(officer):
    law.edition(law.clock("one"), law.clock("two", count=3), law.clock("other", start=Event.ACT_SENT))
    clocks = obligations.start_clocks(
        Event.PLACEMENT_ORDERED,
        office=officer.office,
        subject="placement:17",
        started_at=ORDERED,
        by=officer,
        at=ORDERED,
    )
    assert [clock.code for clock in clocks] == ["one", "two"]


def test_a_clock_entered_after_its_steps_tells_at_once_with_their_moments(officer):
    the_law()
    entered = ORDERED + 50 * HOUR
    clock = started(officer, at=entered)
    assert clock.next_step_at == entered
    sweep(entered)
    assert list(Escalation.objects.values_list("due_at", "noticed_at")) == [
        (ORDERED + 46 * HOUR, entered),
        (ORDERED + 48 * HOUR, entered),
    ]


def test_a_running_clock_keeps_its_terms_under_a_new_edition(officer):
    law.edition(law.clock(steps=AROUND), until=date(2026, 3, 20))
    law.edition(law.clock(steps=AROUND, count=24), code="2/2026", from_=date(2026, 3, 21))
    before = started(officer)
    after = started(officer, subject="placement:18", started_at=moment(2026, 3, 21, 0), at=moment(2026, 3, 21, 0))
    obligations.recalculate(before, reason="проверка", by=officer, at=moment(2026, 3, 21, 0))
    before.refresh_from_db()
    assert before.due_at == ORDERED + 48 * HOUR
    assert after.due_at == moment(2026, 3, 22, 0)


def test_its_event_fulfils_the_clock_of_its_subject_alone(officer):
    the_law()
    clock, other = started(officer), started(officer, subject="placement:18")
    done = ORDERED + 47 * HOUR
    fulfilment.event_done(
        Event.PLACEMENT_REVIEWED,
        office=officer.office,
        subject="placement:17",
        done_at=done,
        url="/placements/17/",
        by=officer,
        at=done,
    )
    clock.refresh_from_db()
    other.refresh_from_db()
    assert (clock.state, clock.done_at, other.state) == ("fulfilled", done, "open")


def test_a_stopped_clock_tells_nobody_and_runs_on_later_by_as_long_as_it_stood(officer):
    the_law()
    clock = started(officer)
    obligations.stop(clock, reason="запрошены материалы", by=officer, at=ORDERED + HOUR)
    assert sweep(ORDERED + 60 * HOUR) == 0
    obligations.restart(clock, reason="получены", by=officer, at=ORDERED + 25 * HOUR)
    clock.refresh_from_db()
    assert (clock.state, clock.due_at) == ("open", ORDERED + 72 * HOUR)
    assert clock.next_step_at == ORDERED + 70 * HOUR
    assert clock.derivation[-1]["step"] == "stood"
    row = AuditRow.objects.get(action="duties.restart")
    assert (row.before["due_at"], row.after["due_at"]) == ("2026-03-22T13:00:00Z", "2026-03-23T13:00:00Z")
    assert row.after["reason"] == "получены"


def test_after_a_restart_the_steps_that_have_not_come_follow_the_new_deadline(officer):
    the_law()
    clock = started(officer)
    sweep(ORDERED + 46 * HOUR)
    obligations.stop(clock, reason="а", by=officer, at=ORDERED + 47 * HOUR)
    obligations.restart(clock, reason="б", by=officer, at=ORDERED + 57 * HOUR)
    clock.refresh_from_db()
    sweep(clock.due_at)
    assert list(Escalation.objects.order_by("step").values_list("step", "due_at", "role")) == [
        (0, ORDERED + 46 * HOUR, "district_officer"),
        (1, ORDERED + 58 * HOUR, "district_prosecutor"),
    ]


def test_a_step_of_a_moved_deadline_that_has_passed_does_not_come_again(officer):
    the_law()
    clock = started(officer)
    sweep(ORDERED + 46 * HOUR)
    obligations.stop(clock, reason="а", by=officer, at=ORDERED + 47 * HOUR)
    obligations.restart(clock, reason="б", by=officer, at=ORDERED + 47 * HOUR + SECOND)
    clock.refresh_from_db()
    assert [step["position"] for step in clock.steps] == [1, 2]
    assert clock.next_step_at == ORDERED + 48 * HOUR + SECOND


def test_only_what_its_edition_lets_stop_is_stopped(officer):
    the_law(may_stop=False)
    with pytest.raises(Refused, match="doesn't allow"):
        obligations.stop(started(officer), reason="а", by=officer, at=ORDERED)


def test_a_transferred_day_moves_an_open_deadline_on_confirmation_and_says_from_where(officer):
    the_law(count=3, unit="working_days")
    clock = started(officer, started_at=moment(2026, 4, 7, 10), at=moment(2026, 4, 7, 10))
    old = clock.due_at
    assert old == moment(2026, 4, 11, 0)
    sweep(moment(2026, 4, 10, 22))
    admin = make.officer(Role.REFERENCE_ADMIN)
    known = moment(2026, 4, 10, 23)
    TransferredDay.objects.create(day=date(2026, 4, 9), kind="off", reason="ППРК", entered_by=admin, entered_at=known)
    clock.refresh_from_db()
    assert clock.due_at == old
    assert obligations.recalculate(clock, reason="ППРК", by=officer, at=known) is True
    clock.refresh_from_db()
    assert clock.due_at == moment(2026, 4, 14, 0)
    assert clock.next_step_at == moment(2026, 4, 13, 22)
    assert [step["position"] for step in clock.steps] == [1, 1, 2]
    row = AuditRow.objects.get(action="duties.recalculate")
    assert (row.before["due_at"], row.after["due_at"]) == ("2026-04-10T19:00:00Z", "2026-04-13T19:00:00Z")
    assert obligations.recalculate(clock, reason="ещё раз", by=officer, at=known) is False


def test_a_cancelled_clock_says_why_and_tells_nobody(officer):
    the_law()
    clock = started(officer)
    with pytest.raises(Refused, match="Say why"):
        obligations.cancel(clock, reason=" ", by=officer, at=ORDERED)
    obligations.cancel(clock, reason="введено ошибочно", by=officer, at=ORDERED)
    clock.refresh_from_db()
    assert (clock.state, clock.cancelled_because, clock.next_step_at) == ("cancelled", "введено ошибочно", None)
    with pytest.raises(Refused, match="can't be done in the state"):
        obligations.fulfil(clock, done_at=ORDERED, by=officer, at=ORDERED)


def test_a_strange_office_changes_nothing(officer):
    the_law()
    clock = started(officer)
    with pytest.raises(Refused, match="officers of its office"):
        obligations.cancel(clock, reason="а", by=make.officer(Role.DISTRICT_OFFICER), at=ORDERED)


def test_one_obligation_a_rule_office_subject_and_period_is_held_by_the_database(officer):
    the_law()
    clock = started(officer)
    clock.pk = None
    with pytest.raises(IntegrityError, match="one_obligation_a_period"), transaction.atomic():
        clock.save(force_insert=True)


def test_obligations_are_seen_by_their_office_and_those_above_it():
    world = make.world()
    the_law()
    clock = started(world.district_officer)
    sees = {
        name: Obligation.objects.visible_to(getattr(world, name)).contains(clock)
        for name in ("district_officer", "oblast_officer", "department_head", "auditor", "reference_admin")
    }
    assert sees == {
        "district_officer": True,
        "oblast_officer": True,
        "department_head": True,
        "auditor": True,
        "reference_admin": False,
    }
    stranger = make.officer(Role.DISTRICT_OFFICER, office=world.north_2)
    assert not Obligation.objects.visible_to(stranger).exists()


@pytest.mark.django_db(transaction=True)
def test_fulfilment_and_the_tick_at_once_leave_no_alert_standing():
    the_law()
    officer = make.officer(Role.DISTRICT_OFFICER)
    clocks = [started(officer, subject=f"placement:{number}") for number in range(20)]
    at = ORDERED + 46 * HOUR
    sweep(at)
    start = threading.Barrier(2)

    def telling():
        start.wait()
        try:
            for _ in range(40):
                tell(at, batch=3)
        finally:
            connection.close()

    thread = threading.Thread(target=telling)
    thread.start()
    start.wait()
    for clock in reversed(clocks):
        obligations.fulfil(clock, done_at=at, by=officer, at=at)
    thread.join()
    while tell(at):
        pass
    assert Alert.objects.filter(closed_at=None).count() == 0
    assert Escalation.objects.filter(told_at=None).count() == 0


def test_oblast_offices_have_clocks_of_their_own():
    world = make.world()
    law.edition(law.clock(steps=AROUND, levels=[OfficeLevel.OBLAST, OfficeLevel.DISTRICT]))
    received = {world.district_officer: ORDERED, world.oblast_officer: ORDERED + HOUR}
    clocks = [started(officer, started_at=at, at=at, subject="incident:1") for officer, at in received.items()]
    assert [clock.due_at for clock in clocks] == [ORDERED + 48 * HOUR, ORDERED + 49 * HOUR]
    assert [[step["role"] for step in clock.steps] for clock in clocks] == [
        ["district_officer", "district_prosecutor"],
        ["oblast_officer"],
    ]
