"""Point 45: twelve matters in an ИВС."""

import re

import pytest

from facilities.enums import FacilityKind
from oversight.duties.enums import Section
from tests import factories
from tests.points.steps import answered, completed, described, opened, read_by_both


@pytest.mark.parametrize("facility_kind", [FacilityKind.IVS, FacilityKind.IVS_TRANSPORT])
def test_an_ivs_is_checked_by_the_twelve_matters(world, place, kind, facility_kind):
    officer = world.district_officer
    inspection = opened(place(facility_kind), kind("ivs_daily"), officer)

    matters = inspection.answers.filter(section=Section.MATTER)

    assert [line.point for line in matters] == [f"45({n})" for n in range(1, 13)]

    answered(inspection, officer, violations=["45(2)", "45(6)"])
    described(inspection, officer, "45(2)", what="Показания даны без защитника, о котором просил задержанный")
    described(inspection, officer, "45(6)", what="Двум задержанным не выданы постельные принадлежности")
    inspection = completed(inspection, officer)
    assert [one["point"] for one in inspection.spravka.context["findings"]] == ["45(2)", "45(6)"]
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_its_page_asks_the_twelve_questions_in_the_language_of_its_reader(client, world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)
    client.force_login(world.district_officer)
    lines = inspection.answers.filter(section=Section.MATTER)

    for language in ("ru", "kk"):
        client.cookies["django_language"] = language
        page = client.get(f"/inspections/{inspection.pk}/").content.decode()
        asked = re.findall(r'<span class="line-text">(.*?)</span>', page)
        assert asked[:12] == [getattr(line, f"text_{language}") for line in lines]


def test_the_lines_are_frozen_into_the_inspection(world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)
    line = kind("ivs_daily").checklist_for(ivs.kind).lines.get(point="45(4)")
    asked = line.text_ru

    with factories.reworded(line, text_ru="другими словами"):
        assert inspection.answers.get(point="45(4)").text_ru == asked
