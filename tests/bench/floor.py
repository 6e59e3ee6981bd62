"""The bare minimum: two narrow tables, the index the question needs, and one statement."""

from tests.bench.republic import APART, BEGAN

TABLES = """
CREATE TABLE IF NOT EXISTS floor_duty (id bigint PRIMARY KEY, state text NOT NULL, step int NOT NULL, at timestamptz);
CREATE TABLE IF NOT EXISTS floor_step (id bigserial PRIMARY KEY, duty bigint NOT NULL REFERENCES floor_duty,
    step int NOT NULL, due_at timestamptz NOT NULL, noticed_at timestamptz NOT NULL, UNIQUE (duty, step));
CREATE INDEX IF NOT EXISTS floor_due ON floor_duty (at) WHERE state = 'open' AND at IS NOT NULL;
"""
ROWS = """INSERT INTO floor_duty SELECT n, 'open', 0, %s + n * %s
    FROM generate_series((SELECT count(*) FROM floor_duty), %s - 1) n"""
IS_DUE = "SELECT 1 FROM floor_duty WHERE state = 'open' AND at IS NOT NULL AND at <= %s LIMIT 1"
CLAIM = """
WITH due AS MATERIALIZED (SELECT id, step, at FROM floor_duty WHERE state = 'open' AND at IS NOT NULL AND at <= %(at)s
    ORDER BY at LIMIT %(batch)s FOR NO KEY UPDATE SKIP LOCKED),
written AS (INSERT INTO floor_step (duty, step, due_at, noticed_at) SELECT id, step, at, %(at)s FROM due)
UPDATE floor_duty duty SET step = duty.step + 1, at = duty.at + interval '1 day' FROM due WHERE due.id = duty.id
"""


def make(connection, number, *, first=BEGAN, apart=APART):
    """The tables, with `number` open rows."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        cursor.execute(ROWS, [first, apart, number])
        cursor.execute("VACUUM ANALYZE floor_duty")


def is_due(connection, at):
    with connection.cursor() as cursor:
        cursor.execute(IS_DUE, [at])
        return cursor.fetchone() is not None


def claim(connection, at, batch):
    """Claim what is due, write its steps, move on; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "batch": batch})
        return cursor.rowcount
