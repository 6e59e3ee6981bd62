"""The same question while a long transaction elsewhere (a dump, a report) keeps every dead entry of the index."""

from contextlib import contextmanager
from datetime import timedelta

from oversight.duties.engine.sweep import Sweeper, sweep
from tests.bench import floor
from tests.bench.republic import Clocks, Republic
from tests.bench.timing import bare, line, median_ms


def measure(quick):
    number, times = (5_000, 100) if quick else (300_000, 500)
    clocks, connection = Clocks(Republic()), bare()
    clocks.open(number)
    floor.make(connection, number)
    at = clocks.comes(number)
    least = median_ms(lambda: floor.is_due(connection, clocks.first - timedelta(seconds=1)), times)
    with pinned():
        while sweep(at):
            pass
        sweeper = Sweeper(empty_at=at + timedelta(minutes=2), full_at=at + timedelta(minutes=2))
        later = at + timedelta(minutes=2, seconds=1)
        bounded = median_ms(lambda: sweeper(later), times)
        full = median_ms(lambda: sweep(later), times // 10)
    yield line(processed=number, sweep="bounded", value=bounded, unit="ms", floor=least)
    yield line(processed=number, sweep="full", value=full, unit="ms", floor=least)


@contextmanager
def pinned():
    """Somebody's transaction that has looked at the table and stays open."""
    connection = bare()
    connection.autocommit = False
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM duties_pendingstep")
    try:
        yield
    finally:
        connection.close()
