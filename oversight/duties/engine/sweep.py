"""The tick: which steps have come by a moment, each written once, with when it was due and when it was noticed."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, OperationalError, connection, transaction

log = logging.getLogger(__name__)

BATCH = 1000
#: A row that can't be worked is looked at again after this long; meanwhile the watchdog names it.
SET_ASIDE_FOR = timedelta(minutes=10)
#: How far behind the last empty sweep the lower bound stays: clocks of hosts differ, transactions commit late.
SLACK = timedelta(minutes=1)
#: How often a sweep goes without the lower bound, for what slipped in below it.
FULL_EVERY = timedelta(seconds=10)

# The moment is bound: a volatile clock would keep PostgreSQL from using the index.
DUE = "FROM duties_pendingstep WHERE at <= %(at)s AND at > %(after)s"
CLAIM = f"SELECT obligation_id {DUE} ORDER BY at LIMIT %(batch)s FOR NO KEY UPDATE SKIP LOCKED"
CLAIM_ONE = f"SELECT obligation_id {DUE} AND obligation_id = %(id)s FOR NO KEY UPDATE SKIP LOCKED"
# A statement of its own, after the claim: it sees what was written until the rows were held. A channel's name has no
# brackets or commas, so the list of them reads as an array; taking it apart would be a subquery for each row.
ADVANCE = """
WITH come AS MATERIALIZED (
    SELECT o.id, o.office_id, p.number, o.steps -> p.number::int AS step,
        (o.steps -> p.number + 1 ->> 'at')::timestamptz AS next_at
    FROM duties_pendingstep p JOIN duties_obligation o ON o.id = p.obligation_id WHERE p.obligation_id = ANY(%(ids)s)
),
written AS (
    INSERT INTO duties_escalation (obligation_id, office_id, step, due_at, noticed_at, role, level, channels,
        acknowledge, tell_at, resolution, resolved_to, trouble)
    SELECT id, office_id, number, (step ->> 'at')::timestamptz, %(at)s, step ->> 'role', step ->> 'level',
        translate((step -> 'channels')::text, '[]', '{}')::text[], (step ->> 'acknowledge')::boolean,
        (step ->> 'at')::timestamptz, '{}', '', ''
    FROM come
    ON CONFLICT (obligation_id, step) DO NOTHING
),
over AS (DELETE FROM duties_pendingstep p USING come WHERE p.obligation_id = come.id AND come.next_at IS NULL)
UPDATE duties_pendingstep p SET number = p.number + 1, at = come.next_at, trouble = ''
FROM come WHERE p.obligation_id = come.id AND come.next_at IS NOT NULL
RETURNING CASE WHEN p.at <= %(at)s THEN p.obligation_id END
"""
SET_ASIDE = """UPDATE duties_pendingstep SET trouble = %(trouble)s, at = %(until)s
    WHERE obligation_id = %(id)s AND at <= %(at)s"""


def sweep(at, batch=BATCH, after=None):
    """Write the steps that have come by `at`, of at most `batch` obligations; return how many obligations that was.

    Any number of processes may do it at once: rows that another holds are passed over. All steps that came during
    downtime are written, each once, with the moment it was due, from which on it is to be told: noticed by a clock
    that was ahead, it doesn't wait until the clock is there again. A row that can't be worked is set aside and named,
    and the others go on. `after`, a lower bound of their `at`, spares the dead ends of an index that a long
    transaction elsewhere keeps.
    """
    parts = {"at": at, "batch": batch, "after": after or "-infinity"}
    if not _is_anything_due(parts):
        return 0
    try:
        return _advance(CLAIM, parts)
    except OperationalError:
        raise
    except DatabaseError:
        log.exception("A batch of duties can't be worked; each by itself now.")
        return _one_by_one(parts)


@dataclass
class Sweeper:
    """A process's own sweeps: it remembers how far the index has been read, and reads all of it now and then."""

    empty_at: datetime | None = None
    full_at: datetime | None = None

    def __call__(self, at, batch=BATCH):
        after = self._after(at)
        if after is None:
            self.full_at = at
        moved = sweep(at, batch, after)
        if moved < batch:
            self.empty_at = at
        return moved

    def _after(self, at):
        """None for a full sweep: at first, every ten seconds, and when the clock was put back."""
        if self.full_at is None or self.empty_at is None or not self.full_at <= at < self.full_at + FULL_EVERY:
            return None
        return min(self.empty_at, at) - SLACK


def _is_anything_due(parts):
    """One small statement without a transaction: what a wake-up costs when nothing has come."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 {DUE} LIMIT 1", parts)
        return cursor.fetchone() is not None


@transaction.atomic
def _advance(claim, parts):
    """Claim, and write step after step of those claimed until none is due."""
    with connection.cursor() as cursor:
        cursor.execute(claim, parts)
        claimed = due = _ids(cursor)
        while due:
            cursor.execute(ADVANCE, {"at": parts["at"], "ids": due})
            due = _ids(cursor)
        return len(claimed)


def _ids(cursor):
    return [row[0] for row in cursor.fetchall() if row[0] is not None]


def _one_by_one(parts):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT obligation_id {DUE} ORDER BY at LIMIT %(batch)s", parts)
        ids = [row[0] for row in cursor.fetchall()]
    return sum(_one({**parts, "id": pk}) for pk in ids)


def _one(parts):
    try:
        return _advance(CLAIM_ONE, parts)
    except OperationalError:
        raise
    except DatabaseError as error:
        log.error("Duty %s can't be worked and is set aside: %s", parts["id"], error)
        aside = {"trouble": f"{type(error).__name__}: {error}".strip()[:2000], "until": parts["at"] + SET_ASIDE_FOR}
        with connection.cursor() as cursor:
            cursor.execute(SET_ASIDE, {**parts, **aside})
            return cursor.rowcount
