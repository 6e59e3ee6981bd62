"""Point 38: the district gives notice of an emergency to the oblast office within one hour."""

from incidents.desk import desk_of
from tests.factories import moment
from tests.incidents.factories import incident
from tests.points.steps import HOUR, happened, outcome, span, started, told

RECEIVED = moment(2026, 3, 22, 3, 10)


def test_the_districts_hour_runs_from_its_receipt(manned):
    clock = started("incident.received", manned.north_1, at=RECEIVED)
    assert (clock.code, clock.point) == ("incident.phone_notice.district", "38")
    assert span(clock) == ("22.03.2026 03:10", "22.03.2026 04:10")


def test_the_alarm_climbs_within_the_hour_and_in_minutes_after_it(manned):
    assert told(started("incident.received", manned.north_1, at=RECEIVED)) == [
        ("22.03 03:10", "district_officer"),
        ("22.03 03:40", "district_prosecutor"),
        ("22.03 04:00", "district_prosecutor"),
        ("22.03 04:10", "district_prosecutor"),
        ("22.03 04:10", "oblast_officer"),
        ("22.03 04:20", "oblast_deputy"),
        ("22.03 04:30", "zonal_officer"),
        ("22.03 04:40", "department_head"),
    ]


def test_a_notice_entered_the_next_day_and_given_in_time_is_in_time(manned):
    clock = started("incident.received", manned.north_1, at=RECEIVED, subject="incident:1")
    given, entered = RECEIVED + HOUR, RECEIVED + 20 * HOUR
    happened("phone_notice.confirmed", manned.north_1, at=given, entered=entered, subject="incident:1")
    assert outcome(clock) == ("fulfilled", False, True)


def test_a_district_that_keeps_silent_past_its_hour_stands_out_on_the_oblasts_desk(manned):
    incident(manned.ivs, by=manned.district_officer, received_at=RECEIVED)
    desk = desk_of(manned.oblast_officer, RECEIVED + HOUR * 2)
    assert [(tile.office, tile.silent_since) for tile in desk.tiles if tile.count] == [
        (manned.north_1, RECEIVED + HOUR)
    ]
