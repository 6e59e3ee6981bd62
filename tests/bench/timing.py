"""Medians, percentiles, and the shape of a line."""

import statistics
from time import perf_counter

import psycopg2
from django.db import connection


def line(*, value, unit, floor, digits=3, **parameters):
    """One result: `floor` is the bare minimum of the same work, measured in the same run."""
    ratio = round(value / floor, 3) if floor else None
    return {**parameters, "value": round(value, digits), "unit": unit, "floor": round(floor, digits), "ratio": ratio}


def median_ms(work, times):
    """The median of `times` runs of `work`, in milliseconds, after a few that don't count."""
    for _ in range(20):
        work()
    return statistics.median(seconds(work) for _ in range(times)) * 1000


def seconds(work):
    began = perf_counter()
    work()
    return perf_counter() - began


def percentile(values, part):
    """The value below which `part` per cent of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


def bare():
    """A connection with nothing of Django around it, to the same database; each statement commits by itself."""
    made = psycopg2.connect(**connection.get_connection_params())
    made.autocommit = True
    return made
