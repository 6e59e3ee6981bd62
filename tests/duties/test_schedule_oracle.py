"""100,000 random deadlines, held against an oracle that walks. `SCHEDULE_SEED=…` replays a run."""

import os
import secrets
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from oversight.duties.calendar import Calendar
from oversight.duties.schedule import Offset, Rhythm, Term, due_at, due_of, moments, period_of
from tests.duties.oracle import Oracle

CASES = 100_000
SEED = os.environ.get("SCHEDULE_SEED") or secrets.token_hex(4)
ZONES = ("Asia/Almaty", "Asia/Qyzylorda", "Asia/Qostanay", "Asia/Aqtobe", "Asia/Aqtau", "Asia/Oral")
#: Days around which something changes: zones, summer time, months, years, long holidays, transferred days.
EVENTFUL = [
    *(date(2024, 2, 29), date(2024, 3, 1), date(2018, 12, 20), date(2018, 12, 21)),
    *(date(2003, 3, 30), date(2003, 10, 26), date(2004, 3, 28), date(2004, 10, 31)),
    *(date(2026, 3, 20), date(2024, 3, 20), date(2024, 5, 4), date(2026, 5, 8), date(2013, 12, 28)),
    *(date(year, month, 1) for year in (2011, 2023, 2024, 2026) for month in range(1, 13)),
]


def test_deadlines_agree_with_the_oracle():
    """Terms, periods and offsets; also which days were skipped on the way."""
    print(f"SCHEDULE_SEED={SEED}")
    random = Random(SEED)
    worlds = [world(random, zone) for zone in ZONES for _ in range(3)]
    for number in range(CASES):
        check = random.choices((check_term, check_period, check_offset), (5, 2, 3))[0]
        check(random, *random.choice(worlds), f"case {number} of SCHEDULE_SEED={SEED}")


def check_term(random, zone, calendar, oracle, case):
    unit = random.choice(("minutes", "hours", "hours", "days", "working_days", "working_days", "months"))
    count = random.randint(1, {"minutes": 300, "hours": 100, "days": 70, "working_days": 30, "months": 25}[unit])
    ends = "same" if unit in ("minutes", "hours") else random.choice(("same", "next_working"))
    start = a_moment(random, zone)
    due = due_at(Term(count, unit, ends), start, zone, calendar)
    skipped = [date.fromisoformat(step["day"]) for step in due.as_json() if step["step"] == "skipped"]
    said = seconds(due.moment), skipped
    assert said == oracle.term(count, unit, ends, seconds(start)), (case, zone, count, unit, ends, start)


def check_period(random, zone, calendar, oracle, case):
    every = random.choice(("day", "week", "month", "quarter", "half_year", "year"))
    named = random.choice((None, random.randint(1, 31))) if every not in ("day", "week") else None
    after = random.choice((0, 1, 1, random.randint(0, 12))) if named else 0
    ends = random.choice(("same", "next_working"))
    day = a_day(random)
    rhythm = Rhythm(every, day=named, months_after=after, ends=ends)
    period = period_of(rhythm, zone, day)
    first, last = oracle.period(every, day)
    said = (period.from_on, period.last_on, seconds(period.from_at), seconds(period.until_at))
    right = (first, last, oracle.begins(first), oracle.begins(last + timedelta(days=1)))
    assert said == right, (case, zone, every, day)
    due = seconds(due_of(rhythm, period, calendar).moment)
    assert due == oracle.period_due(last, named, after, ends), (case, zone, rhythm, day)


def check_offset(random, zone, calendar, oracle, case):
    unit = random.choice(("minutes", "hours", "days", "days", "working_days", "working_days", "months"))
    most = {"minutes": 300, "hours": 100, "days": 40, "working_days": 20, "months": 13}[unit]
    count = random.choice((random.randint(-most, most), random.randint(-2, 2)))
    at = None
    if unit not in ("minutes", "hours"):
        at = random.choice((None, (random.choice((2, 23, random.randrange(24))), random.randrange(60))))
    due = a_moment(random, zone)
    said = moments(due, [Offset(count, unit, time(*at) if at else None)], zone, calendar)[0]
    assert seconds(said) == oracle.offset(seconds(due), count, unit, at), (case, zone, due, count, unit, at)


def world(random, zone):
    """A zone with days transferred at random, a few of them on holidays."""
    days = random.sample([date(2003, 1, 1) + timedelta(days=n) for n in range(9_000)], 600)
    off, working = frozenset(days[:300]), frozenset(days[300:])
    return zone, Calendar(off, working), Oracle(zone, off, working)


def a_day(random):
    """A day within the oracle's ribbon, every other time near one on which something changes."""
    if random.random() < 0.5:
        return random.choice(EVENTFUL) + timedelta(days=random.randint(-3, 3))
    return date(2004, 6, 1) + timedelta(days=random.randrange(8_000))


def a_moment(random, zone):
    """A moment to the minute; one in five is a local midnight; given in UTC, or as the office's clocks show it."""
    day = a_day(random)
    if random.random() < 0.2:
        moment = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    else:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=random.randrange(1440))
    return moment.astimezone(random.choice((UTC, ZoneInfo(zone))))


def seconds(moment):
    assert moment.utcoffset() is not None
    return int(moment.timestamp())


@pytest.mark.parametrize("zone", ZONES)
def test_the_oracle_itself_knows_how_long_days_are(zone):
    """A day of 25 hours at each change back, of 23 at each change forward, of 24 everywhere else."""
    oracle = Oracle(zone, frozenset(), frozenset())
    hours = {
        day: (oracle.begins(day + timedelta(days=1)) - oracle.begins(day)) // 3600
        for day in (date(2003, 3, 1) + timedelta(days=n) for n in range(9_000))
    }
    unusual = {day: length for day, length in hours.items() if length != 24}
    assert unusual == SUMMER_TIME | CHANGES.get(zone, {})


SUMMER_TIME = {date(2003, 3, 30): 23, date(2003, 10, 26): 25, date(2004, 3, 28): 23}
ENDED = {date(2004, 10, 31): 25}
CHANGES = {
    "Asia/Almaty": ENDED | {date(2024, 2, 29): 25},
    "Asia/Qostanay": {date(2024, 2, 29): 25},
    "Asia/Aqtobe": ENDED,
    "Asia/Qyzylorda": {date(2018, 12, 20): 25},
}
