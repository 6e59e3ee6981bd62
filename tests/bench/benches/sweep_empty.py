"""“What is due?”, when nothing is, four times a second for ever: it must not grow with what is open."""

from datetime import timedelta

from oversight.duties.engine.sweep import sweep
from tests.bench import floor
from tests.bench.republic import BEGAN, Clocks, Republic
from tests.bench.timing import bare, line, median_ms


def measure(quick):
    at, times = BEGAN - timedelta(seconds=1), 200 if quick else 2000
    clocks, connection = Clocks(Republic()), bare()
    for number in (1_000, 10_000) if quick else (10_000, 100_000, 1_000_000):
        clocks.open(number)
        floor.make(connection, number)
        least = median_ms(lambda: floor.is_due(connection, at), times)
        value = median_ms(lambda: sweep(at), times)
        yield line(open=number, value=value, unit="ms", floor=least)
