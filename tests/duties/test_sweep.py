"""The tick: every step once, with when it was due and when it was noticed, whatever happens beside it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from oversight.duties.actions import obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import SET_ASIDE_FOR, Sweeper, sweep
from oversight.duties.engine.watchdog import health
from oversight.duties.models import Escalation, Obligation, PendingStep
from tests import factories as make
from tests.duties import law
from tests.factories import moment

LIVE = moment(2026, 3, 2, 8)
REMINDER = moment(2026, 3, 2, 22)
DUE = moment(2026, 3, 3, 0)
CLIMBS = moment(2026, 3, 3, 9)
SECOND = timedelta(seconds=1)


@pytest.fixture
def duty(db):
    return opened()[0]


def opened(facilities=1):
    for _ in range(facilities):
        make.facility()
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    return list(Obligation.objects.order_by("pk"))


def come():
    return list(Escalation.objects.order_by("obligation", "step").values_list("step", "due_at", "noticed_at"))


def waiting():
    return list(PendingStep.objects.values_list("obligation", "number", "at"))


def test_a_step_comes_with_its_second_and_not_before(duty):
    assert sweep(REMINDER - SECOND) == 0
    assert come() == []
    assert sweep(REMINDER) == 1
    assert come() == [(0, REMINDER, REMINDER)]


def test_a_step_is_written_with_whom_it_concerns(duty):
    sweep(REMINDER)
    step = Escalation.objects.get()
    assert (step.office, step.role, step.level) == (duty.office, "district_officer", "district")
    assert (step.channels, step.acknowledge, step.told_at) == (["app"], True, None)


def test_a_step_comes_once(duty):
    sweep(REMINDER)
    assert sweep(REMINDER) == 0
    assert sweep(REMINDER + SECOND) == 0
    assert len(come()) == 1


def test_the_tick_looks_next_at_the_next_step_and_after_the_last_never_again(duty):
    sweep(REMINDER)
    assert waiting() == [(duty.pk, 1, DUE)]
    sweep(CLIMBS)
    assert waiting() == []


def test_all_steps_of_a_downtime_are_written_each_with_its_own_due_moment(duty):
    noticed = moment(2026, 3, 7, 15, 30, 12)
    assert sweep(noticed) == 1
    assert come() == [(0, REMINDER, noticed), (1, DUE, noticed), (2, CLIMBS, noticed)]


def test_what_is_not_open_is_passed_over(duty):
    obligations.cancel(duty, reason="ошибка", by=None, at=LIVE)
    assert waiting() == []
    assert sweep(CLIMBS) == 0


def test_an_escalation_written_before_a_crash_is_not_written_again(duty):
    sweep(REMINDER)
    PendingStep.objects.update(number=0, at=REMINDER)
    assert sweep(DUE) == 1
    assert come() == [(0, REMINDER, REMINDER), (1, DUE, DUE)]


def test_a_batch_takes_the_longest_due_first(db):
    _first, second, third = opened(3)
    PendingStep.objects.filter(pk=third.pk).update(at=REMINDER - SECOND)
    PendingStep.objects.filter(pk=second.pk).update(at=REMINDER - 2 * SECOND)
    assert sweep(REMINDER, batch=2) == 2
    assert set(Escalation.objects.values_list("obligation", flat=True)) == {second.pk, third.pk}
    assert sweep(REMINDER, batch=2) == 1


def test_a_poisonous_row_is_set_aside_and_named_and_the_others_go_on(db):
    poisoned, *others = opened(3)
    steps = [{**poisoned.steps[0], "at": "yesterday evening, or so"}]
    Obligation.objects.filter(pk=poisoned.pk).update(steps=steps)
    assert sweep(REMINDER) == 3
    assert set(Escalation.objects.values_list("obligation", flat=True)) == {one.pk for one in others}
    poisoned.refresh_from_db()
    assert poisoned.trouble.startswith("DataError: invalid input syntax for type timestamp")
    assert poisoned.next_step_at == REMINDER + SET_ASIDE_FOR
    assert health(REMINDER).set_aside == 1


def test_a_poisonous_row_that_was_mended_is_taken_up_again(db):
    poisoned = opened()[0]
    good = poisoned.steps
    Obligation.objects.update(steps=[{**good[0], "at": "?"}])
    sweep(REMINDER)
    Obligation.objects.update(steps=good)
    assert sweep(REMINDER + SET_ASIDE_FOR) == 1
    poisoned.refresh_from_db()
    assert (poisoned.trouble, waiting()) == ("", [(poisoned.pk, 1, DUE)])
    assert come() == [(0, REMINDER, REMINDER + SET_ASIDE_FOR)]


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_write_every_step_once():
    opened(40)
    start = threading.Barrier(2)
    moved = []

    def tick():
        start.wait()
        try:
            while number := sweep(CLIMBS, batch=7):
                moved.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=tick) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(moved) == 40
    assert Escalation.objects.count() == 120


@pytest.mark.django_db(transaction=True)
def test_a_row_somebody_holds_is_passed_over_and_taken_later():
    held, free = opened(2)
    taken, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            PendingStep.objects.select_for_update().get(pk=held.pk)
            taken.set()
            done.wait()
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait()
    try:
        assert sweep(REMINDER) == 1
        assert Escalation.objects.get().obligation == free
    finally:
        done.set()
        thread.join()
    assert sweep(REMINDER) == 1


def test_a_process_reads_only_above_where_it_has_been_and_all_of_it_now_and_then(duty):
    sweeper = Sweeper()
    later = REMINDER + timedelta(hours=1)
    PendingStep.objects.update(at=CLIMBS)
    assert sweeper(later) == 0
    PendingStep.objects.update(at=REMINDER)
    assert sweeper(later + SECOND) == 0
    assert sweeper(later + timedelta(seconds=10)) == 1


def test_a_clock_put_back_is_no_reason_to_miss_anything(duty):
    sweeper = Sweeper()
    PendingStep.objects.update(at=CLIMBS)
    sweeper(REMINDER + timedelta(hours=1))
    PendingStep.objects.update(at=REMINDER)
    assert sweeper(REMINDER) == 1


def test_the_question_what_is_due_reads_the_index_alone(duty):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(
            "EXPLAIN SELECT obligation_id FROM duties_pendingstep WHERE at <= %s AND at > %s ORDER BY at LIMIT 1000",
            [REMINDER, LIVE],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Scan using steps_the_tick_reads" in plan or "Index Only Scan" in plan
