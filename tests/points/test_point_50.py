"""Point 50: half-yearly check of a probation service, nine matters."""

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, described, opened, read_by_both, signed_order


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
