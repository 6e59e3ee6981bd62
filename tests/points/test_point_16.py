"""Point 16(5): a special regime that was approved is reported to the leadership of the Department within one hour.

Point 16(2): during a comprehensive inspection those held, staff and Enbek workers are received (see also point 33).
"""

from facilities.enums import FacilityKind
from oversight.duties.models import InspectionKind
from tests.factories import moment
from tests.points.steps import TEN, happened, opened, outcome, signed_order, span, started, told
from tests.registers import factories as registers

RECEIVED = moment(2026, 1, 1, 0, 30)
LATER = moment(2026, 3, 20, 23, 30)


def test_the_hour_runs_from_the_receipt_of_the_approval_through_nights_and_holidays(manned):
    clock = started("special_regime.received", manned.north, at=RECEIVED, known=LATER)
    assert (clock.code, clock.point) == ("special_regime.notify", "16(5)")
    assert span(clock) == ("01.01.2026 00:30", "01.01.2026 01:30")


def test_the_oblast_is_told_at_once_and_the_department_with_the_end_of_the_hour(manned):
    clock = started("special_regime.received", manned.north, at=LATER)
    assert told(clock) == [
        ("20.03 23:30", "oblast_officer"),
        ("21.03 00:00", "oblast_deputy"),
        ("21.03 00:20", "oblast_deputy"),
        ("21.03 00:30", "oblast_deputy"),
        ("21.03 00:30", "zonal_officer"),
        ("21.03 00:40", "oblast_prosecutor"),
        ("21.03 00:50", "department_head"),
    ]


def test_the_notice_ends_it(manned):
    clock = started("special_regime.received", manned.north, at=LATER, subject="regime:1")
    happened("special_regime.notified", manned.north, at=moment(2026, 3, 21, 0, 25), subject="regime:1")
    assert outcome(clock) == ("fulfilled", False, False)
    assert told(clock) == []


def test_the_deputy_who_takes_part_receives_and_the_inspection_knows_whom(manned, place):
    colony = place(FacilityKind.UIS)
    order = signed_order(colony, manned.oblast_officer, manned.oblast_prosecutor)
    kind = InspectionKind.objects.get(code="comprehensive")
    made = opened(colony, kind, manned.oblast_officer, order=order)
    said = {"came": ["convicted", "enbek"], "none_came": ["staff"], "inspection": made, "at": TEN}
    reception = registers.recorded(manned.oblast_officer, received_by=manned.oblast_deputy, **said)
    made.refresh_from_db()
    assert made.received == ["convicted", "enbek", "staff"]
    paper = reception.document.context
    assert (paper["signer"]["full_name"], paper["inspection_point"]) == (manned.oblast_deputy.full_name, "33")
    assert [one["ru"] for one in paper["none_came"]] == ["Сотрудник учреждения"]
