"""Point 23: the oblast gives notice of an emergency within one hour to its zonal officer, in whose absence the head."""

from incidents.desk import desk_of
from oversight.core.actions import absences
from oversight.duties.actions import obligations
from tests.factories import moment
from tests.incidents.factories import incident
from tests.points.steps import HOUR, happened, outcome, span, told

RECEIVED = moment(2026, 3, 22, 3, 50)


def notice(world):
    clocks = obligations.start_clocks(
        "incident.received", office=world.north, subject="incident:1", started_at=RECEIVED, by=None, at=RECEIVED
    )
    return next(clock for clock in clocks if clock.code == "incident.phone_notice.oblast")


def test_the_oblasts_hour_runs_from_its_own_receipt(manned):
    clock = notice(manned)
    assert clock.point == "23"
    assert span(clock) == ("22.03.2026 03:50", "22.03.2026 04:50")


def test_the_zonal_officer_hears_of_it_at_the_latest_when_the_hour_is_over(manned):
    assert told(notice(manned), until=RECEIVED + HOUR)[-2:] == [
        ("22.03 04:50", "oblast_deputy"),
        ("22.03 04:50", "zonal_officer"),
    ]


def test_in_the_zonal_officers_absence_the_head_is_told(manned):
    said = {"officer": manned.zonal_officer, "kind": "leave", "from_at": RECEIVED}
    absences.record(**said, substitute=None, by=manned.zonal_officer, at=RECEIVED)
    assert told(notice(manned), until=RECEIVED + HOUR)[-1] == ("22.03 04:50", "department_head")


def test_the_receivers_confirmation_ends_it(manned):
    clock = notice(manned)
    at = RECEIVED + HOUR / 2
    happened("phone_notice.confirmed", manned.north, at=at, entered=RECEIVED + 2 * HOUR, subject="incident:1")
    assert outcome(clock) == ("fulfilled", False, True)


def test_an_oblast_that_keeps_silent_past_its_hour_stands_out_on_the_departments_desk(manned):
    incident(manned.ivs, by=manned.oblast_officer, received_at=RECEIVED)

    def silent(at):
        return [
            (str(tile.office), tile.silent_since) for tile in desk_of(manned.department_head, at).tiles if tile.count
        ]

    assert silent(RECEIVED + HOUR) == [("Прокуратура Северной области", None)]
    assert silent(RECEIVED + HOUR * 2) == [("Прокуратура Северной области", RECEIVED + HOUR)]
