"""Point 65: by the 30th of every month the oblast reports; in February by its last day."""

from datetime import date

import pytest

from incidents import registers
from oversight.duties.enums import Register
from tests.factories import moment
from tests.incidents.factories import NIGHT, incident, whole_force
from tests.points.steps import happened, outcome, owed, owing, span, told


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (moment(2026, 3, 2), "31.03.2026 00:00"),
        (moment(2026, 4, 2), "01.05.2026 00:00"),
        (moment(2027, 2, 2), "01.03.2027 00:00"),
        (moment(2028, 2, 2), "01.03.2028 00:00"),
    ],
)
def test_the_report_is_due_with_the_end_of_the_30th_or_of_february(manned, day, due):
    duty = owed("report.monthly", at=day, office=manned.north, period_from=day.date().replace(day=1))
    assert span(duty)[1] == due


def test_every_oblast_reports_and_the_department_hears_of_who_did_not(manned):
    assert owing("report.monthly") == ["Прокуратура Северной области", "Прокуратура Южной области"]
    assert told(owed("report.monthly", office=manned.north)) == [
        ("18.03 09:00", "oblast_officer"),
        ("27.03 09:00", "oblast_deputy"),
        ("31.03 09:00", "oblast_deputy"),
        ("31.03 12:00", "zonal_officer"),
        ("01.04 09:00", "oblast_prosecutor"),
        ("02.04 09:00", "department_head"),
    ]


def test_the_submitted_report_ends_it(manned):
    duty = owed("report.monthly", office=manned.north)
    happened("report.submitted", manned.north, at=moment(2026, 3, 30, 23, 59))
    assert outcome(duty) == ("fulfilled", False, False)


def test_the_registers_of_the_month_hold_what_the_report_is_made_of(manned):
    for code in ("hunger_strike", "escape", "escape_attempt", "self_harm", "suicide", "weapon", "physical_force"):
        incident(manned.ivs, by=manned.district_officer, code=code, received_at=NIGHT)
    whole_force(manned.ivs, by=manned.district_officer)
    month = (date(2026, 3, 1), date(2026, 3, 31), manned.north)
    counted = {
        register: registers.totals(manned.oblast_officer, registers.Asked(register, *month)).whole
        for register in Register.values
    }
    assert counted == {
        "emergency": 3,
        "weapon": 1,
        "special_means": 1,
        "physical_force": 1,
        "escape": 2,
        "self_harm": 1,
        "suicide": 1,
    }
