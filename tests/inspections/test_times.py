"""Night, weekend and holiday, derived in the office's local time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from inspections.actions import inspections
from inspections.times import Character, character_of, is_holiday
from tests import factories
from tests.factories import moment
from tests.inspections.factories import completed, inspection, planned, refused

MONDAY = 2  # March 2026


def at(hour, minute=0, day=MONDAY):
    return moment(day=day, hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("begins", "ends", "night"),
    [
        (at(21, 0), at(21, 59), False),
        (at(21, 0), at(22, 0), False),
        (at(21, 0), at(22, 1), True),
        (at(22, 0), at(22, 0), True),
        (at(23, 59), at(23, 59), True),
        (at(0, 0), at(0, 0), True),
        (at(5, 59), at(5, 59), True),
        (at(6, 0), at(6, 0), False),
        (at(6, 0), at(22, 0), False),
        (at(5, 59), at(8, 0), True),
        (at(10, 0), at(10, 0, day=MONDAY + 1), True),
    ],
)
def test_night_is_from_ten_in_the_evening_to_six_in_the_morning(begins, ends, night):
    assert character_of(begins, ends, "Asia/Almaty").at_night is night


@pytest.mark.parametrize(
    ("begins", "ends", "weekend"),
    [
        (at(23, 59, day=6), at(23, 59, day=6), False),  # Friday
        (at(23, 59, day=6), at(0, 0, day=7), True),
        (at(0, 0, day=7), at(0, 0, day=7), True),  # Saturday
        (at(23, 59, day=8), at(23, 59, day=8), True),  # Sunday
        (at(0, 0, day=10), at(0, 0, day=10), False),  # Tuesday
    ],
)
def test_a_weekend_is_saturday_and_sunday(begins, ends, weekend):
    assert character_of(begins, ends, "Asia/Almaty").on_weekend is weekend


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 3, 8), True),
        (date(2026, 3, 9), True),  # Monday, in place of Sunday the 8th
        (date(2026, 3, 10), False),
        (date(2026, 3, 21), True),
        (date(2026, 10, 25), True),
        (date(2026, 12, 16), True),
        (date(2026, 3, 2), False),
    ],
)
def test_holidays_are_those_of_kazakhstan_with_their_transferred_days(day, holiday):
    assert is_holiday(day) is holiday


def test_one_inspection_may_be_at_night_on_a_weekend_and_on_a_holiday():
    assert character_of(at(23, 0, day=8), at(23, 30, day=8), "Asia/Almaty") == Character(True, True, True)


@pytest.mark.parametrize(
    ("utc", "zone", "night"),
    [
        # Until 1 March 2024 Almaty stood at UTC+6 and the West at UTC+5; since then all stand at UTC+5.
        (datetime(2024, 2, 27, 16, 30, tzinfo=UTC), "Asia/Almaty", True),
        (datetime(2024, 2, 27, 16, 30, tzinfo=UTC), "Asia/Oral", False),
        (datetime(2024, 3, 5, 16, 30, tzinfo=UTC), "Asia/Almaty", False),
        (datetime(2024, 3, 5, 16, 30, tzinfo=UTC), "Asia/Oral", False),
        (datetime(2024, 3, 5, 17, 0, tzinfo=UTC), "Asia/Almaty", True),
        (datetime(2024, 2, 28, 0, 30, tzinfo=UTC), "Asia/Almaty", False),
        (datetime(2024, 2, 28, 0, 30, tzinfo=UTC), "Asia/Aqtobe", True),
    ],
)
def test_old_records_read_right_across_the_change_of_zones_in_march_2024(utc, zone, night):
    assert character_of(utc, utc, zone).at_night is night


def test_the_repeated_hour_before_the_change_of_zones_belongs_to_the_29th_of_february():
    # 23:30 came twice in Almaty on 29 February 2024: at UTC+6 and an hour later at UTC+5.
    first = datetime(2024, 2, 29, 17, 30, tzinfo=UTC)
    assert character_of(first, first + timedelta(hours=1), "Asia/Almaty") == Character(True, False, False)


@pytest.mark.django_db
def test_an_inspection_keeps_its_character_by_the_clock_of_its_own_office():
    west = factories.office(time_zone="Asia/Oral")
    moment_of_both = datetime(2024, 2, 27, 16, 30, tzinfo=UTC)  # 22:30 in Almaty, 21:30 in Oral
    of_almaty = inspection(at=moment_of_both)
    of_west = inspection(factories.facility(supervising_office=west), at=moment_of_both)
    assert (of_almaty.at_night, of_west.at_night) == (True, False)


@pytest.mark.django_db
def test_the_character_follows_the_end_once_it_is_known():
    made = completed(at=at(21, 30))
    assert made.at_night is True


@pytest.mark.django_db
def test_a_minute_before_and_after_midnight_are_days_of_their_own():
    before, after = inspection(at=at(23, 59)), inspection(at=at(0, 0, day=MONDAY + 1))
    assert (before.planned_on, after.planned_on) == (date(2026, 3, 2), date(2026, 3, 3))


@pytest.mark.django_db
class TestImpossible:
    def change(self, made, *, now=None, **times):
        return inspections.change(made, by=made.created_by, at=now or at(18), **times)

    def test_it_cant_begin_in_the_future(self):
        with refused("The inspection can't begin in the future.", field="started_at"):
            inspection(at=at(10), started_at=at(10, 1))

    def test_it_cant_end_in_the_future(self):
        made = inspection()
        with refused("The inspection can't end in the future.", field="ended_at"):
            self.change(made, ended_at=at(18, 1))

    def test_it_cant_end_before_it_begins(self):
        made = inspection()
        with refused("The inspection can't end before it begins.", field="ended_at"):
            self.change(made, ended_at=at(9, 59))

    def test_it_may_end_the_minute_it_began(self):
        made = inspection()
        assert self.change(made, ended_at=at(10)).ended_at == at(10)

    def test_it_cant_end_without_a_beginning(self):
        made = planned()
        with refused("Say when the inspection began.", field="started_at"):
            self.change(made, ended_at=at(11))

    def test_it_lasts_at_most_ninety_days(self):
        made = inspection()
        with refused("An inspection lasts at most 90 days; check the dates.", field="ended_at"):
            self.change(made, now=moment(month=9), ended_at=moment(month=6, day=2))

    def test_it_cant_begin_before_the_facility_opened(self):
        new = factories.facility(opened_on=date(2026, 3, 3))
        made = planned(new, planned_on=date(2026, 3, 4))
        with refused("The facility was not open on that day.", field="started_at"):
            inspections.begin(made, started_at=at(10), by=made.created_by, at=at(10))

    def test_it_cant_be_planned_after_the_facility_closed(self):
        closed = factories.facility(closed_on=date(2026, 3, 2))
        with refused("The facility is not open on that day.", field="facility"):
            planned(closed)

    def test_it_cant_begin_outside_the_period_of_its_order(self):
        from tests.inspections.factories import order

        signed = order(factories.facility())
        made = planned(signed.facility, by=signed.drafted_by, code="on_ground", order=signed)
        with refused("The inspection began outside the period of its order.", field="started_at"):
            inspections.begin(made, started_at=at(10, day=1), by=made.created_by, at=at(18))

    def test_a_refused_time_changes_nothing(self):
        made = inspection()
        with refused("The inspection can't end before it begins.", field="ended_at"):
            self.change(made, video_used=True, ended_at=at(9))
        made.refresh_from_db()
        assert (made.ended_at, made.video_used, made.version) == (None, False, 1)
