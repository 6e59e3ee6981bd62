"""Point 51: half-yearly check of a public security unit of police, fifteen matters."""

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, described, opened, read_by_both, signed_order


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
