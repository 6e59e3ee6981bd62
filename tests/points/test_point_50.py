"""Point 50: half-yearly check of a probation service, nine matters."""

from facilities.enums import FacilityKind
from tests.points.steps import (
    answered,
    completed,
    described,
    opened,
    outcome,
    owed,
    read_by_both,
    signed_order,
    span,
    told,
)


def test_a_probation_service_is_checked_by_the_nine_matters(world, place, kind):
    service, officer = place(FacilityKind.PROBATION), world.district_officer
    order = signed_order(service, officer, world.district_prosecutor)
    inspection = opened(service, kind("probation_half_year"), officer, order=order)

    assert [line.point for line in inspection.answers.all()] == [f"50({n})" for n in range(1, 10)]

    answered(inspection, officer, violations=["50(9)"])
    described(inspection, officer, "50(9)", what="Электронные браслеты применены без постановления")
    inspection = completed(inspection, officer)
    assert inspection.spravka.context["findings"][0]["point"] == "50(9)"
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_the_half_years_check_is_opened_told_of_and_fulfilled_by_the_inspection(manned, place, kind):
    checked, officer = place(FacilityKind.PROBATION), manned.district_officer
    duty = owed("probation.half_year", facility=checked)
    assert (duty.office, duty.point) == (manned.north_1, "50")
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")
    order = signed_order(checked, officer, manned.district_prosecutor)
    completed(answered(opened(checked, kind("probation_half_year"), officer, order=order), officer), officer)
    assert outcome(duty) == ("fulfilled", False, False)
    assert told(duty) == []


def test_a_half_year_without_a_check_climbs_to_the_department(manned, place):
    assert told(owed("probation.half_year", facility=place(FacilityKind.PROBATION))) == [
        ("31.05 09:00", "district_officer"),
        ("19.06 09:00", "district_prosecutor"),
        ("01.07 09:00", "district_prosecutor"),
        ("02.07 09:00", "oblast_officer"),
        ("07.07 09:00", "oblast_deputy"),
        ("13.07 09:00", "zonal_officer"),
        ("22.07 09:00", "department_head"),
    ]
