"""What must hold of any deadline whatever its numbers; and that the arithmetic knows no Django."""

import json
import os
import secrets
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

import oversight.duties.schedule
from oversight.duties.calendar import KAZAKHSTAN
from oversight.duties.schedule import (
    Every,
    Offset,
    Rhythm,
    Term,
    Unit,
    day_of,
    due_at,
    due_of,
    moments,
    period_of,
    periods,
    start_of,
)

SEED = os.environ.get("SCHEDULE_SEED") or secrets.token_hex(4)
ZONES = ("Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtau", "Africa/Cairo", "Australia/Lord_Howe", "America/Havana")
LENGTHS = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1)}


@pytest.fixture
def random():
    print(f"SCHEDULE_SEED={SEED}")
    return Random(SEED)


def draw(random):
    """A zone and a moment of 2003 to 2030."""
    return random.choice(ZONES), datetime(2003, 1, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(883_000_000))


def test_hours_and_minutes_last_as_long_as_they_say(random):
    for _ in range(2_000):
        zone, start = draw(random)
        unit, count = random.choice((Unit.HOURS, Unit.MINUTES)), random.randint(1, 5_000)
        assert due_at(Term(count, unit), start, zone, KAZAKHSTAN).moment - start == count * LENGTHS[unit]


def test_other_terms_end_at_a_local_midnight_after_the_start(random):
    for _ in range(2_000):
        zone, start = draw(random)
        unit, count = random.choice((Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)), random.randint(1, 60)
        due = due_at(Term(count, unit), start, zone, KAZAKHSTAN)
        last = date.fromisoformat(due.as_json()[-1]["day"])
        assert due.moment == start_of(last + timedelta(days=1), zone)
        assert last - day_of(start, zone) >= timedelta(days=count)
        assert unit != Unit.WORKING_DAYS or KAZAKHSTAN.is_working(last)


def test_a_later_start_is_never_due_earlier(random):
    for _ in range(2_000):
        zone, start = draw(random)
        term = Term(random.randint(1, 40), random.choice(list(Unit)))
        later = start + timedelta(seconds=random.randrange(200_000))
        first, second = (due_at(term, one, zone, KAZAKHSTAN).moment for one in (start, later))
        assert first <= second, (term, start, later, zone)


def test_a_longer_term_is_due_later(random):
    for _ in range(2_000):
        zone, start = draw(random)
        count, unit = random.randint(1, 40), random.choice(list(Unit))
        shorter, longer = (due_at(Term(n, unit), start, zone, KAZAKHSTAN).moment for n in (count, count + 1))
        assert shorter < longer


def test_periods_leave_no_gap_and_no_overlap(random):
    for every in Every:
        for _ in range(40):
            zone, start = draw(random)
            rhythm, from_ = Rhythm(every), start.date()
            found = list(periods(rhythm, zone, from_, from_ + timedelta(days=random.randint(1, 800))))
            assert found[0].from_on <= from_ < found[0].until_on
            for one, following in pairwise(found):
                assert (one.until_on, one.until_at) == (following.from_on, following.from_at)
                assert one.from_at < one.until_at
            drawn = random.choice(found)
            day = drawn.from_on + timedelta(days=random.randrange((drawn.until_on - drawn.from_on).days))
            assert period_of(rhythm, zone, day) == drawn


def test_asking_again_after_downtime_gives_the_same_periods(random):
    """However a year is cut into runs, together they open the periods of the year and no other."""
    for every in Every:
        rhythm, zone = Rhythm(every), random.choice(ZONES)
        cuts = sorted(
            {date(2024, 1, 1), date(2025, 1, 1), *(date(2024, 1, 1 + n) for n in random.sample(range(31), 5))}
        )
        together = {one for run in pairwise(cuts) for one in periods(rhythm, zone, *run)}
        assert together == set(periods(rhythm, zone, cuts[0], cuts[-1]))


def test_a_moment_is_in_the_period_of_its_day(random):
    for _ in range(2_000):
        zone, moment = draw(random)
        zone = random.choice(ZONES[:3])
        assert moment in period_of(Rhythm(random.choice(list(Every))), zone, day_of(moment, zone))


def test_offsets_keep_their_order_around_the_due_moment(random):
    for _ in range(2_000):
        zone, due = draw(random)
        unit = random.choice(list(Unit))
        counts = sorted(random.sample(range(-20, 21), 4))
        found = moments(due, [Offset(count, unit) for count in counts], zone, KAZAKHSTAN)
        assert found == sorted(found)
        for count, moment in zip(counts, found, strict=True):
            assert (moment < due, moment == due, moment > due) == (count < 0, count == 0, count > 0)


def test_a_derivation_survives_json(random):
    for _ in range(300):
        zone, start = draw(random)
        steps = due_at(Term(random.randint(1, 9), random.choice(list(Unit))), start, zone, KAZAKHSTAN).as_json()
        rhythm = Rhythm(Every.MONTH, times=2, day=31)
        steps += due_of(rhythm, period_of(rhythm, zone, start.date()), KAZAKHSTAN).as_json()
        assert json.loads(json.dumps(steps)) == steps


def test_the_arithmetic_of_deadlines_imports_nothing_of_django():
    """Imported without the packages around it, which bring Celery and Django."""
    duties = Path(oversight.duties.schedule.__file__).parents[1]
    program = f"""
import sys, types
for name, path in {{"oversight": {str(duties.parent)!r}, "oversight.duties": {str(duties)!r}}}.items():
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
import oversight.duties.schedule
print(sorted({{name.partition(".")[0] for name in sys.modules}} & {{"django", "celery", "psycopg2", "redis"}}))
print(sorted(name for name in sys.modules if name.startswith("oversight.") and "schedule" not in name))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={})
    assert run.stdout.splitlines() == ["[]", "['oversight.duties', 'oversight.duties.calendar']"]
