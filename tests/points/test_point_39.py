"""Point 39: thirteen standing matters in penal institutions; specialists for 1 and 4–11."""

from facilities.enums import FacilityKind
from inspections.actions import checklist, inspections, parts
from tests.inspections import joint
from tests.points.steps import TEN, answered, completed, described, opened, signed_order
from tests.registers import factories as registers


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


def test_of_the_thirteen_the_garrison_takes_the_guard_and_what_it_finds_is_followed_until_it_is_gone(
    manned, place, kind
):
    """39(10): the means of guarding are looked at by who knows them, and a violation leads to an act that names it."""
    institution, officer = place(FacilityKind.UIS), manned.district_officer
    order = signed_order(institution, officer, manned.district_prosecutor)
    inspection = opened(institution, kind("uis_standing"), officer, order=order)
    part = joint.accepted(inspection, positions=[10])
    soldier = part.inspectors.get().officer
    line = inspection.answers.get(point="39(10)")
    checklist.answer(line, value="violation", version=0, by=soldier, at=TEN)
    described(inspection, soldier, "39(10)", what="Тревожная сигнализация не работает")
    checklist.answer_rest(inspection, by=officer, at=TEN)
    parts.sign(part, version=0, conclusion="Охрана не обеспечена.", by=soldier, at=TEN)
    paper = completed(inspection, officer).spravka.context
    assert [(one["point"], one["what"]) for one in paper["findings"]] == [
        ("39(10)", "Тревожная сигнализация не работает")
    ]
    assert [one["points"] for one in paper["parts"]] == [["39(10)"]]


def test_an_order_of_the_administration_is_studied_and_stands_in_the_certificate(manned, place, kind):
    """39(12): the institution's own orders."""
    institution, officer = place(FacilityKind.UIS), manned.district_officer
    order = signed_order(institution, officer, manned.district_prosecutor)
    inspection = opened(institution, kind("uis_standing"), officer, order=order)
    registers.legal_act(officer, inspection, body_ru="Учреждение", number="12", at=TEN)
    answered(inspection, officer, violations=["39(12)"])
    described(inspection, officer, "39(12)", what="Приказ № 12 противоречит закону")
    paper = completed(inspection, officer).spravka.context
    assert [(one["number"], one["lawful"]) for one in paper["legal_acts"]] == [("12", False)]
