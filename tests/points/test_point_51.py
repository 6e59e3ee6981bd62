"""Point 51: half-yearly check of a public security unit of police, fifteen matters."""

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


def test_a_police_unit_is_checked_by_the_fifteen_matters(world, place, kind):
    unit, officer = place(FacilityKind.POB), world.district_officer
    order = signed_order(unit, officer, world.district_prosecutor)
    inspection = opened(unit, kind("pob_half_year"), officer, order=order)

    assert [line.point for line in inspection.answers.all()] == [f"51({n})" for n in range(1, 16)]
    answered(inspection, officer, violations=["51(11)"])
    described(inspection, officer, "51(11)", what="Ограничения поднадзорному установлены без постановления суда")
    inspection = completed(inspection, officer)
    assert inspection.spravka.context["findings"][0]["point"] == "51(11)"
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_the_half_years_check_is_opened_told_of_and_fulfilled_by_the_inspection(manned, place, kind):
    checked, officer = place(FacilityKind.POB), manned.district_officer
    duty = owed("pob.half_year", facility=checked)
    assert (duty.office, duty.point) == (manned.north_1, "51")
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")
    order = signed_order(checked, officer, manned.district_prosecutor)
    completed(answered(opened(checked, kind("pob_half_year"), officer, order=order), officer), officer)
    assert outcome(duty) == ("fulfilled", False, False)
    assert told(duty) == []


def test_a_half_year_without_a_check_climbs_to_the_department(manned, place):
    assert told(owed("pob.half_year", facility=place(FacilityKind.POB))) == [
        ("31.05 09:00", "district_officer"),
        ("19.06 09:00", "district_prosecutor"),
        ("01.07 09:00", "district_prosecutor"),
        ("02.07 09:00", "oblast_officer"),
        ("07.07 09:00", "oblast_deputy"),
        ("13.07 09:00", "zonal_officer"),
        ("22.07 09:00", "department_head"),
    ]
