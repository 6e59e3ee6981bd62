"""Terms that an event begins: dates counted by hand, for every clock of the Instruction and every trap of time."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from oversight.duties.calendar import KAZAKHSTAN, Calendar
from oversight.duties.schedule import Ends, Term, Unit, day_of, due_at, end_of, start_of

ALMATY, AQTAU, QYZYLORDA = "Asia/Almaty", "Asia/Aqtau", "Asia/Qyzylorda"


def local(text, zone=ALMATY, fold=0):
    """The moment clocks in `zone` show; `fold=1` the second of two."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "hours", "zone", "due"),
    [
        # Points 16(5), 17, 23, 38: one hour to tell by phone, three hours for the special report.
        ("2026-11-23 10:20", 1, ALMATY, "2026-11-23 06:20"),
        ("2026-11-23 10:20", 3, ALMATY, "2026-11-23 08:20"),
        ("2026-12-31 22:30", 3, ALMATY, "2026-12-31 20:30"),
        # Points 25(8), 34: 48 hours run through nights, weekends and holidays.
        ("2026-03-20 18:00", 48, ALMATY, "2026-03-22 13:00"),
        ("2026-02-27 12:00", 48, ALMATY, "2026-03-01 07:00"),
        ("2028-02-28 12:00", 48, ALMATY, "2028-03-01 07:00"),
        # Almaty went from UTC+6 to UTC+5 at midnight before 1 March 2024: 48 hours end at 22:45 there, not at 23:45.
        ("2024-02-28 23:45", 48, ALMATY, "2024-03-01 17:45"),
        ("2024-02-29 22:30", 3, ALMATY, "2024-02-29 19:30"),
        # The west has had UTC+5 since 2004; Qyzylorda moved in the night to 21 December 2018.
        ("2024-02-28 23:45", 48, AQTAU, "2024-03-01 18:45"),
        ("2018-12-20 22:30", 3, QYZYLORDA, "2018-12-20 19:30"),
        ("2024-02-28 23:45", 48, QYZYLORDA, "2024-03-01 18:45"),
        # Summer time, until 2004.
        ("2004-03-27 12:00", 24, ALMATY, "2004-03-28 06:00"),
    ],
)
def test_hours_pass_by_the_clock(start, hours, zone, due):
    start = local(start, zone)
    assert due_at(Term(hours, Unit.HOURS), start, zone, KAZAKHSTAN).moment == utc(due)
    assert utc(due) - start.astimezone(UTC) == timedelta(hours=hours)


def test_the_hour_that_came_twice_is_two_hours():
    """On 29 February 2024 Almaty's clocks showed 23:30 twice."""
    first, second = local("2024-02-29 23:30"), local("2024-02-29 23:30", fold=1)
    hour = Term(1, Unit.HOURS)
    assert due_at(hour, first, ALMATY, KAZAKHSTAN).moment == second.astimezone(UTC) == utc("2024-02-29 18:30")
    assert due_at(hour, second, ALMATY, KAZAKHSTAN).moment == utc("2024-02-29 19:30")
    assert day_of(first, ALMATY) == day_of(second, ALMATY) == date(2024, 2, 29)


def test_a_start_means_the_same_however_its_zone_is_written():
    start = local("2024-02-28 23:45")
    written = [start, start.astimezone(UTC), start.astimezone(timezone(timedelta(hours=-8)))]
    dues = {due_at(Term(2, unit), one, ALMATY, KAZAKHSTAN).moment for one in written for unit in (Unit.DAYS,)}
    assert dues == {utc("2024-03-01 19:00")}


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        # Point 32(4): three working days for the materials on violations of the NPM's rights.
        ("2026-11-23 09:00", 3, "2026-11-26"),
        ("2026-11-20 23:59", 3, "2026-11-25"),
        ("2026-11-21 12:00", 3, "2026-11-25"),
        ("2026-11-22 12:00", 3, "2026-11-25"),
        # Nauryz: 20 March, then 26 and 27, the 24th and 25th standing for Saturday and Sunday.
        ("2026-03-19 15:00", 3, "2026-03-27"),
        ("2026-03-21 15:00", 3, "2026-03-30"),
        ("2024-03-19 15:00", 3, "2024-03-27"),
        # May 2026: 30 April, 4, 5. Then 8, 12, 13, around Victory Day on a Saturday.
        ("2026-04-29 15:00", 3, "2026-05-05"),
        ("2026-05-06 15:00", 3, "2026-05-13"),
        # May 2024: Saturday the 4th was worked, Wednesday the 8th was off: 4, 6, 10.
        ("2024-05-03 15:00", 3, "2024-05-10"),
        # New Year 2027: 31 December, then 5 and 6 January.
        ("2026-12-30 15:00", 3, "2027-01-06"),
    ],
)
def test_working_days(start, days, last):
    due = due_at(Term(days, Unit.WORKING_DAYS), local(start), ALMATY, KAZAKHSTAN)
    assert due.moment == end_of(date.fromisoformat(last), ALMATY)


def test_working_days_follow_the_days_transferred_since():
    calendar = Calendar(extra_off=frozenset({date(2026, 11, 24)}), extra_working=frozenset({date(2026, 11, 28)}))
    due = due_at(Term(5, Unit.WORKING_DAYS), local("2026-11-20 09:00"), ALMATY, calendar)
    assert due.moment == end_of(date(2026, 11, 28), ALMATY)


@pytest.mark.parametrize(
    ("start", "term", "last"),
    [
        # The day of the event isn't counted, and midnight belongs to the day it begins.
        ("2026-11-23 00:00", Term(1, Unit.DAYS), "2026-11-24"),
        ("2026-11-23 23:59", Term(1, Unit.DAYS), "2026-11-24"),
        ("2026-11-24 00:00", Term(1, Unit.DAYS), "2026-11-25"),
        ("2028-02-27 10:00", Term(3, Unit.DAYS), "2028-03-01"),
        ("2026-12-25 10:00", Term(10, Unit.DAYS), "2027-01-04"),
        # A last day that is off stays, or moves: Saturday 21 November; Nauryz; 28 February 2026, a Saturday.
        ("2026-11-11 10:00", Term(10, Unit.DAYS), "2026-11-21"),
        ("2026-11-11 10:00", Term(10, Unit.DAYS, Ends.NEXT_WORKING), "2026-11-23"),
        ("2026-03-11 10:00", Term(10, Unit.DAYS, Ends.NEXT_WORKING), "2026-03-26"),
        ("2026-11-10 10:00", Term(10, Unit.DAYS, Ends.NEXT_WORKING), "2026-11-20"),
        ("2026-01-31 10:00", Term(1, Unit.MONTHS), "2026-02-28"),
        ("2026-01-31 10:00", Term(1, Unit.MONTHS, Ends.NEXT_WORKING), "2026-03-02"),
        # Months end on their number, or on the last day there is.
        ("2024-01-31 10:00", Term(1, Unit.MONTHS), "2024-02-29"),
        ("2024-02-29 10:00", Term(12, Unit.MONTHS), "2025-02-28"),
        ("2024-02-29 10:00", Term(48, Unit.MONTHS), "2028-02-29"),
        ("2026-02-28 10:00", Term(1, Unit.MONTHS), "2026-03-28"),
        ("2026-11-30 10:00", Term(3, Unit.MONTHS), "2027-02-28"),
        ("2026-12-15 10:00", Term(1, Unit.MONTHS), "2027-01-15"),
    ],
)
def test_days_and_months(start, term, last):
    due = due_at(term, local(start), ALMATY, KAZAKHSTAN)
    assert due.moment == end_of(date.fromisoformat(last), ALMATY)


@pytest.mark.parametrize(
    ("zone", "due"),
    [(ALMATY, "2023-11-23 18:00"), (AQTAU, "2023-11-22 19:00")],
)
def test_the_day_is_the_office_s_own(zone, due):
    """At 18:30 UTC of 21 November 2023 it was already the 22nd in Almaty and still the 21st in Aqtau."""
    assert due_at(Term(1, Unit.DAYS), utc("2023-11-21 18:30"), zone, KAZAKHSTAN).moment == utc(due)


@pytest.mark.parametrize(
    ("zone", "day", "begins", "hours"),
    [
        (ALMATY, "2024-02-29", "2024-02-28 18:00", 25),
        (ALMATY, "2024-03-01", "2024-02-29 19:00", 24),
        (AQTAU, "2024-02-29", "2024-02-28 19:00", 24),
        (QYZYLORDA, "2018-12-20", "2018-12-19 18:00", 25),
        (ALMATY, "2004-03-28", "2004-03-27 18:00", 23),
        # Elsewhere midnight itself may be missing (Cairo) or come twice (Havana): the first moment of the day.
        ("Africa/Cairo", "2024-04-26", "2024-04-25 22:00", 23),
        ("America/Havana", "2025-11-02", "2025-11-02 04:00", 25),
    ],
)
def test_a_day_may_be_longer_or_shorter(zone, day, begins, hours):
    day = date.fromisoformat(day)
    assert start_of(day, zone) == utc(begins)
    assert end_of(day, zone) - start_of(day, zone) == timedelta(hours=hours)


def test_a_term_in_hours_explains_itself():
    due = due_at(Term(48, Unit.HOURS), local("2024-02-28 23:45"), ALMATY, KAZAKHSTAN)
    assert due.as_json() == [
        {"step": "start", "local": "2024-02-28T23:45:00+06:00", "zone": "Asia/Almaty"},
        {"step": "elapsed", "count": 48, "unit": "hours"},
        {"step": "clocks_moved", "from": "UTC+06:00", "to": "UTC+05:00"},
        {"step": "due", "local": "2024-03-01T22:45:00+05:00"},
    ]


def test_a_term_in_working_days_names_every_day():
    due = due_at(Term(2, Unit.WORKING_DAYS), local("2026-05-07 15:00"), ALMATY, KAZAKHSTAN)
    assert due.as_json()[1:] == [
        {"step": "excluded", "day": "2026-05-07"},
        {"step": "working_day", "day": "2026-05-08", "number": 1},
        {"step": "skipped", "day": "2026-05-09", "reason": "holiday", "name": "Victory Day"},
        {"step": "skipped", "day": "2026-05-10", "reason": "weekend", "name": ""},
        {"step": "skipped", "day": "2026-05-11", "reason": "observed", "name": "Victory Day"},
        {"step": "working_day", "day": "2026-05-12", "number": 2},
        {"step": "end_of_day", "day": "2026-05-12"},
    ]


def test_a_term_in_months_says_what_was_short_and_what_moved():
    due = due_at(Term(1, Unit.MONTHS, Ends.NEXT_WORKING), local("2026-01-31 15:00"), ALMATY, KAZAKHSTAN)
    assert due.as_json()[1:] == [
        {"step": "excluded", "day": "2026-01-31"},
        {"step": "months", "count": 1, "day": "2026-02-28"},
        {"step": "short_month", "number": 31, "day": "2026-02-28"},
        {"step": "skipped", "day": "2026-02-28", "reason": "weekend", "name": ""},
        {"step": "skipped", "day": "2026-03-01", "reason": "weekend", "name": ""},
        {"step": "moved", "from": "2026-02-28", "to": "2026-03-02"},
        {"step": "end_of_day", "day": "2026-03-02"},
    ]


def test_a_term_in_days_says_from_when_to_when():
    due = due_at(Term(10, Unit.DAYS), local("2026-11-11 10:00"), ALMATY, KAZAKHSTAN)
    assert due.as_json()[2] == {"step": "days", "count": 10, "first": "2026-11-12", "last": "2026-11-21"}


@pytest.mark.parametrize(
    ("count", "unit", "ends", "sentence"),
    [
        (-1, "hours", "same", "A term can't be -1; what is due at once has a term in minutes."),
        (0, "days", "same", "A term can't be 0; what is due at once has a term in minutes."),
        (1.5, "hours", "same", "A term is a whole number, not “1.5”."),
        (True, "hours", "same", "A term is a whole number, not “True”."),
        (1, "weeks", "same", "Terms are counted in minutes, hours, days, working_days, months, not in “weeks”."),
        (100_000, "hours", "same", "100000 hours is more than ten years."),
        (1, "hours", "next_working", "A term in hours or minutes runs through days off."),
        (1, "days", "later", "A last day that is off stays or moves to the next working day, not “later”."),
    ],
)
def test_a_term_that_is_none_is_refused(count, unit, ends, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
        Term(count, unit, ends)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("start", "zone", "sentence"),
    [
        (datetime(2026, 11, 23, 10), ALMATY, "A moment must say its time zone."),
        (utc("2026-11-23 10:00"), "Asia/Nowhere", "There is no time zone “Asia/Nowhere”."),
        (utc("2026-11-23 10:00"), "../secrets", "There is no time zone “../secrets”."),
        (utc("9999-12-31 23:59"), ALMATY, "The year 9999 lies outside 1992–2200."),
    ],
)
def test_a_start_that_says_too_little_is_refused(start, zone, sentence):
    for unit in Unit:
        with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
            due_at(Term(1, unit), start, zone, KAZAKHSTAN)
        assert str(refused.value) == sentence
