"""Point 25: sixteen matters checked in remand prisons."""

import pytest

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, described, opened, read_by_both, signed_order


@pytest.mark.parametrize("facility_kind", [FacilityKind.SI_UIS, FacilityKind.SI_KNB])
def test_the_oblast_checks_a_remand_prison_by_the_sixteen_matters(world, place, kind, facility_kind):
    remand, officer = place(facility_kind), world.oblast_officer
    order = signed_order(remand, officer, world.oblast_deputy)
    inspection = opened(remand, kind("si_monthly"), officer, order=order)

    assert [line.point for line in inspection.answers.all()] == [f"25({n})" for n in range(1, 17)]

    answered(inspection, officer, violations=["25(12)"])
    described(inspection, officer, "25(12)", what="Впервые арестованные содержатся вместе с ранее судимыми")
    inspection = completed(inspection, officer)
    assert inspection.spravka.registration_number == "1/2026"
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_a_clean_check_of_a_remand_prison_still_ends_with_its_certificate(world, place, kind):
    remand, officer = place(FacilityKind.SI_UIS), world.oblast_officer
    inspection = opened(remand, kind("si_monthly"), officer, order=signed_order(remand, officer, world.oblast_deputy))

    assert completed(answered(inspection, officer), officer).spravka.context["findings"] == []
