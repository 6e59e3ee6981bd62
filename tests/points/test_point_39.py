"""Point 39: thirteen standing matters in penal institutions; specialists for 1 and 4–11."""

from facilities.enums import FacilityKind
from inspections.actions import inspections
from tests.points.steps import TEN, answered, completed, described, opened, signed_order


def test_the_district_checks_an_institution_by_the_thirteen_matters(world, place, kind):
    institution, officer = place(FacilityKind.UIS), world.district_officer
    order = signed_order(institution, officer, world.district_prosecutor)
    inspection = opened(institution, kind("uis_standing"), officer, order=order)

    lines = list(inspection.answers.all())
    assert [line.point for line in lines] == [f"39({n})" for n in range(1, 14)]
    assert [line.position for line in lines if line.specialist] == [1, 4, 5, 6, 7, 8, 9, 10, 11]


def test_a_specialist_is_named_in_the_certificate(world, place, kind):
    institution, officer = place(FacilityKind.UIS), world.district_officer
    order = signed_order(institution, officer, world.district_prosecutor)
    inspection = opened(institution, kind("uis_standing"), officer, order=order)
    inspections.call_specialist(
        inspection, full_name="Ли В. Г.", field="sanitary", organisation="департамент санконтроля", by=officer, at=TEN
    )
    answered(inspection, officer, violations=["39(6)"])
    described(inspection, officer, "39(6)", what="Больные туберкулезом не изолированы")

    paper = completed(inspection, officer).spravka.context

    assert [(one["full_name"], one["field"]["ru"] != "") for one in paper["specialists"]] == [("Ли В. Г.", True)]
