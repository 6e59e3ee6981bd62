"""The traps others fell into, each measured once: a volatile clock, a pinned transaction, sums by the wall clock."""

import json
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from oversight.duties import schedule
from oversight.duties.calendar import KAZAKHSTAN
from oversight.duties.engine.sweep import DUE, SLACK, sweep
from oversight.duties.models import PendingStep
from tests.bench.republic import Clocks, Republic
from tests.factories import ALMATY, moment

NUMBER = 2_000


@pytest.fixture
def clocks(transactional_db):
    """Two thousand open clocks, a millisecond apart, in a table that PostgreSQL knows."""
    made = Clocks(Republic(oblasts=1, districts=2))
    made.open(NUMBER)
    return made


def plan(sql, parts):
    """What PostgreSQL does for a statement: {node type: node} and the pages it looks at."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", parts)
        found = cursor.fetchone()[0]
        transaction.set_rollback(True)
    root = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return list(nodes(root)), root["Shared Hit Blocks"] + root["Shared Read Blocks"]


def nodes(node):
    yield node
    for below in node.get("Plans", ()):
        yield from nodes(below)


def reads(found):
    """How the steps to come are read: the indexes used, «table» for the whole of it."""
    ours = [node for node in found if node.get("Relation Name") == "duties_pendingstep" and "Scan" in node["Node Type"]]
    return [node.get("Index Name", "table") for node in ours]


def sent_by(work):
    """The statements with parameters that `work` sends."""
    sent = []

    def note(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return [(sql, params) for sql, params in sent if "duties_pendingstep" in sql]


def test_the_tick_binds_its_moment_and_reads_its_index_alone(clocks):
    at = clocks.comes(10)
    is_due, claim, advance = sent_by(lambda: sweep(at))
    for sql, _parts in (is_due, claim, advance):
        assert "now()" not in sql
        assert "clock_timestamp" not in sql
    for sql, parts in (is_due, claim):
        assert reads(plan(sql, {**parts, "at": clocks.comes(20)})[0])[0] == "steps_the_tick_reads"


def test_a_volatile_clock_would_read_the_whole_of_it(clocks):
    """Why the moment is bound."""
    moved, pages = plan(f"SELECT 1 {DUE} LIMIT 1".replace("%(at)s", "clock_timestamp() - interval '50 years'"), AFTER)
    bound, few = plan(f"SELECT 1 {DUE} LIMIT 1", AFTER | {"at": moment(1976)})
    assert (len(moved), len(bound)) == (2, 2)
    assert few * 5 < pages


AFTER = {"after": "-infinity"}


@contextmanager
def pinned():
    """Somebody's report that has looked at the duties and is not over."""
    looked, over = threading.Event(), threading.Event()

    def report():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT count(*) FROM duties_pendingstep")
            looked.set()
            over.wait(60)
        connection.close()

    thread = threading.Thread(target=report)
    thread.start()
    looked.wait(60)
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_while_a_transaction_elsewhere_keeps_dead_entries_the_bound_spares_them(clocks):
    at = clocks.comes(NUMBER)
    question = f"SELECT 1 {DUE} LIMIT 1"
    with pinned():
        while sweep(at):
            pass
        _, everything = plan(question, {"at": at, "after": "-infinity"})
        _, above = plan(question, {"at": at + 2 * SLACK, "after": at + SLACK})
    assert PendingStep.objects.filter(number=1).count() == NUMBER
    assert above * 10 < everything


@pytest.mark.parametrize("unit", ["hours", "minutes"])
def test_hours_are_hours_when_the_clocks_are_moved(unit):
    """Almaty put its clocks back with 1 March 2024; aware datetimes of Python add by the wall clock: 49 hours here."""
    start = moment(2024, 2, 28, 23, 45)
    count = {"hours": 48, "minutes": 48 * 60}[unit]
    due = schedule.due_at(schedule.Term(count, schedule.Unit(unit)), start, "Asia/Almaty", KAZAKHSTAN).moment
    assert due.timestamp() - start.timestamp() == 48 * 3600
    assert due.astimezone(ALMATY).strftime("%d.%m %H:%M") == "01.03 22:45"
    naive = start + timedelta(hours=48)
    assert naive.timestamp() - start.timestamp() == 49 * 3600
