"""Opening the day of every facility, and the year after a year of downtime, against COPY of the same rows."""

from datetime import timedelta
from tempfile import TemporaryFile
from time import perf_counter

from django.db import connection

from oversight.duties.engine.opening import open_periods
from oversight.duties.models import Obligation
from tests.bench.republic import BEGAN, CLIMB, Republic
from tests.bench.timing import line, seconds
from tests.duties import law

STEPS = tuple((days, "days", None, role) for role, days in CLIMB)


def measure(quick):
    republic = Republic(oblasts=2 if quick else 20)
    have = 0
    law.edition(law.duty(steps=STEPS), published_at=BEGAN)
    for facilities in (30, 300) if quick else (300, 3_000):
        republic.facilities(facilities - have)
        have = facilities
        for days in (1, 7) if quick else (1, 365):
            value, rows = _opened(BEGAN + timedelta(days=days - 1))
            assert rows == facilities * days
            least = rows / _copied()
            yield line(facilities=facilities, days=days, rows=rows, value=value, unit="rows/s", floor=least, digits=0)


def _opened(at):
    """(rows a second, rows) of opening everything since BEGAN, from nothing."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE duties_obligation CASCADE")
        cursor.execute("DELETE FROM duties_mark")
        cursor.execute("CHECKPOINT")
    began = perf_counter()
    rows = open_periods(at)
    return rows / (perf_counter() - began), rows


def _copied():
    """Seconds that COPY takes for the same rows into a table of the same columns, checks and indexes."""
    names = ", ".join(field.column for field in Obligation._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS floor_copy")
        cursor.execute("CREATE TABLE floor_copy (LIKE duties_obligation INCLUDING ALL)")
        with TemporaryFile() as file:
            cursor.copy_expert(f"COPY duties_obligation ({names}) TO STDOUT", file)
            file.seek(0)
            cursor.execute("CHECKPOINT")
            return seconds(lambda: cursor.copy_expert(f"COPY floor_copy ({names}) FROM STDIN", file))
