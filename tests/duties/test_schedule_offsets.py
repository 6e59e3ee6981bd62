"""Reminders before a due moment and escalations after it, counted by hand."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from oversight.duties.calendar import KAZAKHSTAN
from oversight.duties.schedule import Offset, Unit, moments

ALMATY = "Asia/Almaty"


def local(text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ALMATY), fold=fold)


def shown(due, *offsets):
    """What Almaty's clocks show at each offset."""
    found = moments(due, offsets, ALMATY, KAZAKHSTAN)
    assert all(moment.tzinfo is UTC for moment in found)
    return [f"{moment.astimezone(ZoneInfo(ALMATY)):%Y-%m-%d %H:%M}" for moment in found]


def test_a_chain_of_minutes_and_hours():
    """The phone notice: reminded after half the hour, told to the head when it is over, then to the level above."""
    due = local("2026-11-23 11:20")
    chain = [Offset(-30, Unit.MINUTES), Offset(0, Unit.HOURS), Offset(15, Unit.MINUTES), Offset(1, Unit.HOURS)]
    assert shown(due, *chain) == ["2026-11-23 10:50", "2026-11-23 11:20", "2026-11-23 11:35", "2026-11-23 12:20"]


def test_hours_around_the_change_of_zone_are_real_hours():
    due = local("2024-03-01 00:30")
    assert shown(due, Offset(-1, Unit.HOURS), Offset(-2, Unit.HOURS)) == ["2024-02-29 23:30", "2024-02-29 23:30"]
    assert shown(due, Offset(-24, Unit.HOURS), Offset(-1, Unit.DAYS)) == ["2024-02-29 01:30", "2024-02-29 00:30"]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (Offset(-1, Unit.DAYS), "2026-03-26 14:30"),
        (Offset(-2, Unit.WORKING_DAYS), "2026-03-20 14:30"),
        (Offset(-2, Unit.WORKING_DAYS, at=time(9)), "2026-03-20 09:00"),
        (Offset(1, Unit.DAYS, at=time(9)), "2026-03-28 09:00"),
        (Offset(1, Unit.WORKING_DAYS), "2026-03-30 14:30"),
        (Offset(-1, Unit.MONTHS), "2026-02-27 14:30"),
        (Offset(0, Unit.DAYS, at=time(0)), "2026-03-27 00:00"),
        (Offset(0, Unit.WORKING_DAYS), "2026-03-27 14:30"),
    ],
)
def test_days_keep_the_time_of_day_or_take_their_own(offset, expected):
    """A due moment on Friday 27 March 2026 at 14:30, after the days of Nauryz."""
    assert shown(local("2026-03-27 14:30"), offset) == [expected]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (Offset(0, Unit.DAYS), "2026-07-07 00:00"),
        (Offset(0, Unit.DAYS, at=time(9)), "2026-07-06 09:00"),
        (Offset(-1, Unit.DAYS, at=time(9)), "2026-07-05 09:00"),
        (Offset(-1, Unit.WORKING_DAYS, at=time(9)), "2026-07-03 09:00"),
        # 24:00 of Friday 3 July, and of Tuesday the 7th.
        (Offset(-1, Unit.WORKING_DAYS), "2026-07-04 00:00"),
        (Offset(1, Unit.WORKING_DAYS), "2026-07-08 00:00"),
        (Offset(-1, Unit.MONTHS), "2026-06-07 00:00"),
    ],
)
def test_a_due_moment_at_24_00_belongs_to_the_day_it_ends(offset, expected):
    """Due at 24:00 of 6 July 2026, which is 00:00 of the 7th."""
    assert shown(local("2026-07-07 00:00"), offset) == [expected]


def test_months_before_a_24_00_end_with_their_own_last_day():
    assert shown(local("2026-04-01 00:00"), Offset(-1, Unit.MONTHS)) == ["2026-03-01 00:00"]


def test_a_time_that_comes_twice_is_its_first():
    first = moments(local("2024-02-27 12:00"), [Offset(2, Unit.DAYS, at=time(23, 30))], ALMATY, KAZAKHSTAN)
    assert first == [datetime(2024, 2, 29, 17, 30, tzinfo=UTC)]


def test_the_second_of_two_equal_times_stays_itself():
    due = local("2024-02-29 23:30", fold=1)
    assert moments(due, [Offset(0, Unit.DAYS)], ALMATY, KAZAKHSTAN) == [due.astimezone(UTC)]
    before = moments(due, [Offset(-1, Unit.DAYS)], ALMATY, KAZAKHSTAN)[0]
    assert due.astimezone(UTC) - before == timedelta(hours=25)


def test_a_time_that_never_comes_is_as_much_later():
    """On 28 March 2004 Almaty's clocks went from 02:00 to 03:00."""
    assert shown(local("2004-03-29 02:30"), Offset(-1, Unit.DAYS)) == ["2004-03-28 03:30"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ((1, "weeks"), "Terms are counted in minutes, hours, days, working_days, months, not in “weeks”."),
        ((0.5, "hours"), "A term is a whole number, not “0.5”."),
        ((-4000, "days"), "-4000 days is more than ten years."),
        (
            (-1, "hours", time(9)),
            "An offset in hours or minutes says its moment itself and can't name a time of day.",
        ),
        ((-1, "days", time(9, tzinfo=UTC)), "The time of day of an offset is local and names no zone."),
    ],
)
def test_an_offset_that_is_none_is_refused(wrong, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
        Offset(*wrong)
    assert str(refused.value) == sentence


def test_a_due_moment_without_its_zone_is_refused():
    with pytest.raises(ValueError, match=r"^A moment must say its time zone\.$"):
        moments(datetime(2026, 11, 23, 10), [Offset(1, Unit.DAYS)], ALMATY, KAZAKHSTAN)
