"""Who waits for whom: locks that last to the end of the transaction, whoever holds them.

Whoever takes both takes the calendar's first.
"""

from django.db import connection

#: One process at a time opens periods.
OPENING = 7_2015_01
#: The working calendar stays as it is while deadlines are counted by it, and changes alone.
CALENDAR = 7_2015_02


def take_opening(*, wait):
    """Whether it is this process's turn to open periods; with `wait` it always is, sooner or later."""
    if wait:
        _lock("pg_advisory_xact_lock", OPENING)
        return True
    return _lock("pg_try_advisory_xact_lock", OPENING)


def keep_calendar():
    """Let nobody change the working calendar before a deadline counted by it is stored."""
    _lock("pg_advisory_xact_lock_shared", CALENDAR)


def change_calendar():
    """Let no deadline be counted, nor the calendar be changed by another, until this change is stored."""
    _lock("pg_advisory_xact_lock", CALENDAR)
    _lock("pg_advisory_xact_lock", OPENING)


def _lock(function, number):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [number])
        return cursor.fetchone()[0]
