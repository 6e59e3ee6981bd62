"""Points 17 and 4(4): within three hours of the information a special report goes to the Department."""

from tests.factories import moment
from tests.points.steps import HOUR, happened, outcome, span, started, told

RECEIVED = moment(2026, 3, 22, 23, 10)


def special_report(world, *, at=RECEIVED, subject="incident:1"):
    from oversight.duties.actions import obligations

    clocks = obligations.start_clocks(
        "incident.received", office=world.north, subject=subject, started_at=at, by=world.oblast_officer, at=at
    )
    return next(clock for clock in clocks if clock.code == "incident.special_report")


def test_the_three_hours_run_from_the_moment_the_information_was_received(manned):
    clock = special_report(manned)
    assert clock.point == "17, 4(4)"
    assert span(clock) == ("22.03.2026 23:10", "23.03.2026 02:10")


def test_whoever_can_still_save_the_term_is_told_before_it_ends(manned):
    assert told(special_report(manned)) == [
        ("22.03 23:10", "oblast_officer"),
        ("23.03 00:40", "oblast_officer"),
        ("23.03 01:10", "oblast_deputy"),
        ("23.03 01:50", "oblast_deputy"),
        ("23.03 02:10", "oblast_deputy"),
        ("23.03 02:10", "zonal_officer"),
        ("23.03 02:25", "oblast_prosecutor"),
        ("23.03 02:40", "department_head"),
    ]


def test_submission_ends_it_and_a_minute_after_the_third_hour_is_late(manned):
    in_time, late = special_report(manned), special_report(manned, subject="incident:2")
    happened("special_report.submitted", manned.north, at=RECEIVED + 3 * HOUR, subject="incident:1")
    happened("special_report.submitted", manned.north, at=RECEIVED + 3.02 * HOUR, subject="incident:2")
    assert outcome(in_time) == ("fulfilled", False, False)
    assert outcome(late) == ("fulfilled", True, False)


def test_a_district_owes_no_special_report(manned):
    clock = started("incident.received", manned.north_1, at=RECEIVED)
    assert clock.code == "incident.phone_notice.district"
