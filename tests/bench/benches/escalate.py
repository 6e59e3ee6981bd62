"""Claim what is due and write its escalations, with a million open."""

import multiprocessing
from time import perf_counter

from django.db import connection

from oversight.duties.engine.sweep import sweep
from tests.bench import floor
from tests.bench.republic import Clocks, Republic
from tests.bench.timing import bare, line

#: (rows in a batch, rows in all)
FULL = ((1, 2_000), (100, 20_000), (1000, 60_000))
QUICK = ((1, 200), (100, 2_000), (1000, 4_000))


def measure(quick):
    open_ = 20_000 if quick else 1_000_000
    clocks, link = Clocks(Republic()), bare()
    clocks.open(open_)
    floor.make(link, open_)
    taken = 0
    for workers in (1, 2):
        for batch, number in QUICK if quick else FULL:
            taken += number
            at = clocks.comes(taken)
            least = number / at_once(workers, _bare, at, batch)
            value = number / at_once(workers, _sweep, at, batch)
            yield line(open=open_, batch=batch, workers=workers, value=value, unit="rows/s", floor=least, digits=0)


def at_once(workers, work, *arguments):
    """Seconds until so many processes, started together, have left nothing due."""
    connection.close()
    processes = multiprocessing.get_context("fork")
    start, done = processes.Barrier(workers + 1), processes.Barrier(workers + 1)
    running = [processes.Process(target=_run, args=(start, done, work, *arguments)) for _ in range(workers)]
    for one in running:
        one.start()
    start.wait()
    began = perf_counter()
    done.wait()
    took = perf_counter() - began
    for one in running:
        one.join()
    return took


def _run(start, done, work, at, batch):
    work(start, at, batch)
    done.wait()


def _sweep(start, at, batch):
    connection.ensure_connection()
    start.wait()
    while sweep(at, batch):
        pass


def _bare(start, at, batch):
    link = bare()
    start.wait()
    while floor.claim(link, at, batch):
        pass
