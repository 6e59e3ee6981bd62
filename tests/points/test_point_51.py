"""Point 51: half-yearly check of a public security unit of police, fifteen matters."""

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, opened, signed_order


def test_a_police_unit_is_checked_by_the_fifteen_matters(world, place, kind):
    unit, officer = place(FacilityKind.POB), world.district_officer
    order = signed_order(unit, officer, world.district_prosecutor)
    inspection = opened(unit, kind("pob_half_year"), officer, order=order)

    assert [line.point for line in inspection.answers.all()] == [f"51({n})" for n in range(1, 16)]
    assert completed(answered(inspection, officer), officer).state == "completed"
