"""Duties that come back: periods and due days counted by hand, for every rhythm of the Instruction."""

from datetime import UTC, date, datetime, timedelta

import pytest

from oversight.duties.calendar import KAZAKHSTAN
from oversight.duties.schedule import Ends, Every, Rhythm, due_of, end_of, period_of, periods, start_of

ALMATY = "Asia/Almaty"
D = date.fromisoformat


def days(rhythm, from_, until):
    """First and last day of each period."""
    return [f"{one.from_on}..{one.last_on}" for one in periods(rhythm, ALMATY, D(from_), D(until))]


def due_day(rhythm, day, zone=ALMATY):
    """The last local day of the period of `day` on which its duty is in time."""
    due = due_of(rhythm, period_of(rhythm, zone, D(day)), KAZAKHSTAN)
    last = D(due.as_json()[-1]["day"])
    assert due.moment == end_of(last, zone)
    return last.isoformat()


@pytest.mark.parametrize(
    ("every", "from_", "until", "found"),
    [
        ("day", "2024-02-28", "2024-03-02", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("day", "2026-12-31", "2027-01-02", ["2026-12-31", "2027-01-01"]),
    ],
)
def test_days_come_daily_through_leap_days_and_new_year(every, from_, until, found):
    assert days(Rhythm(every), from_, until) == [f"{day}..{day}" for day in found]


def test_weeks_go_from_monday_to_sunday():
    assert days(Rhythm(Every.WEEK), "2026-12-30", "2027-01-05") == ["2026-12-28..2027-01-03", "2027-01-04..2027-01-10"]
    assert days(Rhythm(Every.WEEK), "2026-11-23", "2026-11-30") == ["2026-11-23..2026-11-29"]
    assert days(Rhythm(Every.WEEK), "2026-11-22", "2026-11-24") == ["2026-11-16..2026-11-22", "2026-11-23..2026-11-29"]


def test_longer_periods_go_with_their_months():
    assert days(Rhythm(Every.MONTH), "2024-01-31", "2024-03-01") == ["2024-01-01..2024-01-31", "2024-02-01..2024-02-29"]
    assert days(Rhythm(Every.QUARTER), "2026-01-01", "2027-01-01") == [
        "2026-01-01..2026-03-31",
        "2026-04-01..2026-06-30",
        "2026-07-01..2026-09-30",
        "2026-10-01..2026-12-31",
    ]
    assert days(Rhythm(Every.HALF_YEAR), "2026-06-30", "2026-07-02") == [
        "2026-01-01..2026-06-30",
        "2026-07-01..2026-12-31",
    ]
    assert days(Rhythm(Every.YEAR), "2026-11-23", "2026-11-24") == ["2026-01-01..2026-12-31"]


def test_no_days_no_periods():
    assert days(Rhythm(Every.YEAR), "2026-11-23", "2026-11-23") == []
    assert days(Rhythm(Every.WEEK), "2026-11-25", "2026-11-24") == []


@pytest.mark.parametrize(
    ("zone", "day", "from_at", "until_at"),
    [
        (ALMATY, "2024-02-29", "2024-02-28 18:00", "2024-02-29 19:00"),
        ("Asia/Aqtau", "2024-02-29", "2024-02-28 19:00", "2024-02-29 19:00"),
        ("Asia/Qyzylorda", "2018-12-20", "2018-12-19 18:00", "2018-12-20 19:00"),
        ("Asia/Qyzylorda", "2018-12-21", "2018-12-20 19:00", "2018-12-21 19:00"),
    ],
)
def test_a_day_keeps_its_moments_when_the_zone_changes(zone, day, from_at, until_at):
    """The day whose last hour came twice has 25 hours, and a check at any of them is a check of that day."""
    period = period_of(Rhythm(Every.DAY), zone, D(day))
    moments = [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (from_at, until_at)]
    assert [period.from_at, period.until_at] == moments
    assert moments[0] in period
    assert moments[1] - timedelta(seconds=1) in period
    assert moments[1] not in period


def test_a_month_across_the_change_begins_in_one_zone_and_ends_in_the_other():
    february = period_of(Rhythm(Every.MONTH), ALMATY, D("2024-02-10"))
    assert february.until_at - february.from_at == timedelta(days=29, hours=1)


@pytest.mark.parametrize(
    ("rhythm", "day", "due"),
    [
        # Point 47: temporary detention facilities daily, weekends and holidays too; reception centres weekly.
        (Rhythm(Every.DAY), "2026-03-22", "2026-03-22"),
        (Rhythm(Every.WEEK), "2026-11-23", "2026-11-29"),
        # Points 19(6), 21, 32(5): mailboxes weekly, over New Year.
        (Rhythm(Every.WEEK), "2026-12-31", "2027-01-03"),
        # Points 21, 34, 35: monthly, at least so often within it.
        (Rhythm(Every.MONTH), "2026-02-10", "2026-02-28"),
        (Rhythm(Every.MONTH), "2028-02-10", "2028-02-29"),
        (Rhythm(Every.MONTH, times=4), "2026-11-01", "2026-11-30"),
        # Point 49: quarterly.
        (Rhythm(Every.QUARTER), "2026-08-15", "2026-09-30"),
        # Points 29, 33, 50, 51, 52: half-yearly.
        (Rhythm(Every.HALF_YEAR), "2026-01-01", "2026-06-30"),
        (Rhythm(Every.HALF_YEAR), "2026-07-01", "2026-12-31"),
        # Point 31: yearly.
        (Rhythm(Every.YEAR), "2028-02-29", "2028-12-31"),
        # Point 65: by the 30th of every month, the last day of February.
        (Rhythm(Every.MONTH, day=30), "2026-01-31", "2026-01-30"),
        (Rhythm(Every.MONTH, day=30), "2026-02-01", "2026-02-28"),
        (Rhythm(Every.MONTH, day=30), "2028-02-01", "2028-02-29"),
        (Rhythm(Every.MONTH, day=30), "2026-04-01", "2026-04-30"),
        (Rhythm(Every.MONTH, day=30), "2026-12-01", "2026-12-30"),
        # Point 66: to the 1st (district) and the 5th (oblast) of the month that follows the quarter.
        (Rhythm(Every.QUARTER, day=1, months_after=1), "2026-03-31", "2026-04-01"),
        (Rhythm(Every.QUARTER, day=5, months_after=1), "2026-03-31", "2026-04-05"),
        (Rhythm(Every.QUARTER, day=1, months_after=1), "2026-11-23", "2027-01-01"),
        (Rhythm(Every.QUARTER, day=5, months_after=1), "2026-11-23", "2027-01-05"),
        # Point 67: 5 July and 5 January; the year's by 5 January.
        (Rhythm(Every.HALF_YEAR, day=5, months_after=1), "2026-06-30", "2026-07-05"),
        (Rhythm(Every.HALF_YEAR, day=5, months_after=1), "2026-07-01", "2027-01-05"),
        (Rhythm(Every.YEAR, day=5, months_after=1), "2026-07-01", "2027-01-05"),
        # What another edition may say: a day off moves, a month is longer after, the number exists or not.
        (Rhythm(Every.HALF_YEAR, day=5, months_after=1, ends=Ends.NEXT_WORKING), "2026-06-30", "2026-07-07"),
        (Rhythm(Every.QUARTER, day=1, months_after=1, ends=Ends.NEXT_WORKING), "2026-11-23", "2027-01-05"),
        (Rhythm(Every.MONTH, ends=Ends.NEXT_WORKING), "2026-02-01", "2026-03-02"),
        (Rhythm(Every.QUARTER, day=31, months_after=2), "2026-12-31", "2027-02-28"),
    ],
)
def test_due_days(rhythm, day, due):
    assert due_day(rhythm, day) == due


@pytest.mark.parametrize(
    ("zone", "moment"),
    [(ALMATY, "2004-03-31 17:00"), ("Asia/Aqtau", "2004-03-31 19:00"), ("Asia/Oral", "2004-03-31 19:00")],
)
def test_a_quarter_ends_at_the_office_s_midnight(zone, moment):
    """Days before, the clocks had gone to summer time: for good in the west, until October in Almaty."""
    due = due_of(Rhythm(Every.QUARTER), period_of(Rhythm(Every.QUARTER), zone, D("2004-03-31")), KAZAKHSTAN)
    assert due.moment == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_duty_of_a_period_explains_itself():
    rhythm = Rhythm(Every.QUARTER, times=2, day=5, months_after=1, ends=Ends.NEXT_WORKING)
    due = due_of(rhythm, period_of(rhythm, ALMATY, D("2026-03-01")), KAZAKHSTAN)
    assert due.as_json() == [
        {"step": "period", "every": "quarter", "first": "2026-01-01", "last": "2026-03-31", "zone": "Asia/Almaty"},
        {"step": "at_least", "times": 2},
        {"step": "named_day", "number": 5, "months_after": 1, "day": "2026-04-05"},
        {"step": "skipped", "day": "2026-04-05", "reason": "weekend", "name": ""},
        {"step": "moved", "from": "2026-04-05", "to": "2026-04-06"},
        {"step": "end_of_day", "day": "2026-04-06"},
    ]


def test_the_30th_of_february_explains_itself():
    rhythm = Rhythm(Every.MONTH, day=30)
    due = due_of(rhythm, period_of(rhythm, ALMATY, D("2026-02-01")), KAZAKHSTAN)
    assert due.as_json()[1:] == [
        {"step": "named_day", "number": 30, "months_after": 0, "day": "2026-02-28"},
        {"step": "short_month", "number": 30, "day": "2026-02-28"},
        {"step": "end_of_day", "day": "2026-02-28"},
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"every": "fortnight"},
            "A duty comes back every day, week, month, quarter, half_year, year, not every “fortnight”.",
        ),
        ({"every": "month", "times": 0}, "A duty is done at least once in a period, not 0 times."),
        ({"every": "month", "times": -1}, "A duty is done at least once in a period, not -1 times."),
        ({"every": "month", "day": 0}, "No month has a day 0."),
        ({"every": "month", "day": 32}, "No month has a day 32."),
        ({"every": "month", "day": 5.0}, "No month has a day 5.0."),
        ({"every": "week", "day": 5}, "A duty of every week can't be due by a day of the month."),
        ({"every": "month", "months_after": 1}, "A rhythm that is due in a later month must name the day."),
        (
            {"every": "month", "day": 5, "months_after": -1},
            "A duty is due at most twelve months after its period, not -1.",
        ),
        (
            {"every": "month", "ends": "later"},
            "A last day that is off stays or moves to the next working day, not “later”.",
        ),
    ],
)
def test_a_rhythm_that_is_none_is_refused(wrong, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
        Rhythm(**wrong)
    assert str(refused.value) == sentence


def test_a_period_of_another_rhythm_is_refused():
    month = period_of(Rhythm(Every.MONTH), ALMATY, D("2026-11-23"))
    with pytest.raises(ValueError, match=r"^A period of a month isn't one of every quarter\.$"):
        due_of(Rhythm(Every.QUARTER), month, KAZAKHSTAN)


def test_a_day_of_an_impossible_year_is_refused():
    with pytest.raises(ValueError, match=r"^The year 26 lies outside 1992–2200\.$"):
        period_of(Rhythm(Every.DAY), ALMATY, date(26, 11, 23))


def test_the_zones_this_rests_on_are_new_enough():
    """A machine whose zone data is older than 2024 would put every deadline in Almaty an hour off."""
    assert start_of(D("2026-11-23"), ALMATY) == datetime(2026, 11, 22, 19, tzinfo=UTC)
    assert start_of(D("2026-11-23"), "Asia/Qostanay") == datetime(2026, 11, 22, 19, tzinfo=UTC)
