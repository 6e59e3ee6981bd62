"""The working calendar of Kazakhstan: dates checked by hand against the government's own calendars."""

from datetime import date, timedelta

import pytest

from oversight.duties.calendar import KAZAKHSTAN, NAMES, Calendar, DayOff, Why

D = date.fromisoformat


def days_off(first, last, calendar=KAZAKHSTAN):
    """The days off from `first` to `last`, as "MM-DD"."""
    days = (D(first) + timedelta(days=n) for n in range((D(last) - D(first)).days + 1))
    return " ".join(f"{day:%m-%d}" for day in days if not calendar.is_working(day))


@pytest.mark.parametrize(
    ("first", "last", "off"),
    [
        # Nauryz on Thursday to Saturday: Monday follows. In 2026 it takes Saturday to Monday: Tuesday and Wednesday do.
        ("2024-03-18", "2024-03-29", "03-21 03-22 03-23 03-24 03-25"),
        ("2025-03-17", "2025-03-28", "03-21 03-22 03-23 03-24 03-25"),
        ("2026-03-16", "2026-03-27", "03-21 03-22 03-23 03-24 03-25"),
        # May 2024: Saturday the 4th is worked for Wednesday the 8th. May 2026: the 9th is a Saturday.
        ("2024-04-29", "2024-05-12", "05-01 05-05 05-07 05-08 05-09 05-11 05-12"),
        ("2026-04-29", "2026-05-12", "05-01 05-02 05-03 05-07 05-09 05-10 05-11"),
        # New Year; Christmas on a weekend moves nothing.
        ("2023-12-30", "2024-01-08", "12-30 12-31 01-01 01-02 01-06 01-07"),
        ("2026-12-31", "2027-01-07", "01-01 01-02 01-03 01-04 01-07"),
        # A working Saturday of December pays for a Friday of January.
        ("2013-12-27", "2014-01-05", "12-29 01-01 01-02 01-03 01-04 01-05"),
    ],
)
def test_days_off(first, last, off):
    assert days_off(first, last) == off


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-03-20", None),
        ("2026-03-14", DayOff("weekend", "")),
        ("2026-03-21", DayOff("holiday", "Nauryz")),
        ("2026-03-24", DayOff("observed", "Nauryz")),
        ("2026-05-27", DayOff("estimated", "Kurban Ait")),
        ("2025-06-06", DayOff("holiday", "Kurban Ait")),
        ("2024-05-08", DayOff("transferred", "")),
        ("2024-05-04", None),
        # Two on one day: the holiday itself goes before the one moved there.
        ("2060-05-10", DayOff("estimated", "Kurban Ait")),
    ],
)
def test_a_day_off_says_why(day, why):
    assert KAZAKHSTAN.why_off(D(day)) == why


def test_days_transferred_since_win_over_the_package():
    calendar = Calendar(
        extra_off=frozenset({D("2026-05-08"), D("2024-05-04")}),
        extra_working=frozenset({D("2026-05-16"), D("2026-05-11"), D("2026-05-07")}),
    )
    assert days_off("2026-05-04", "2026-05-17", calendar) == "05-08 05-09 05-10 05-17"
    assert calendar.why_off(D("2026-05-08")) == DayOff("transferred", "")
    assert calendar.why_off(D("2024-05-04")) == DayOff("transferred", "")
    assert KAZAKHSTAN.is_working(D("2026-05-08"))


def test_a_holiday_is_any_day_off_that_is_no_mere_weekend():
    holidays = [day for day in range(1, 32) if KAZAKHSTAN.is_holiday(date(2024, 5, day))]
    assert holidays == [1, 7, 8, 9]
    assert Calendar(extra_off=frozenset({D("2024-05-10")})).is_holiday(D("2024-05-10"))
    assert not Calendar(extra_working=frozenset({D("2024-05-09")})).is_holiday(D("2024-05-09"))


def test_the_next_working_day_may_be_the_day_itself():
    assert KAZAKHSTAN.next_working(D("2026-03-20")) == D("2026-03-20")
    assert KAZAKHSTAN.next_working(D("2026-03-21")) == D("2026-03-26")


def test_one_day_cannot_be_off_and_worked():
    day = frozenset({D("2026-05-08")})
    with pytest.raises(ValueError, match=r"^08\.05\.2026 can't be a day off and a working day at once\.$"):
        Calendar(extra_off=day, extra_working=day)


def test_every_holiday_of_a_century_has_our_name():
    """A new version of the package may not bring a name nobody has translated."""
    days = (date(1992, 1, 1) + timedelta(days=n) for n in range(39_000))
    found = {why for why in map(KAZAKHSTAN.why_off, days) if why}
    assert {why.name for why in found} == {"", *NAMES.values()}
    assert {why.code for why in found if not why.name} == {Why.WEEKEND, Why.TRANSFERRED}
