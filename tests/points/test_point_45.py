"""Point 45: twelve matters in an ИВС."""

import pytest

from facilities.enums import FacilityKind
from oversight.duties.enums import Section
from tests import factories
from tests.points.steps import opened


@pytest.mark.parametrize("facility_kind", [FacilityKind.IVS, FacilityKind.IVS_TRANSPORT])
def test_an_ivs_is_checked_by_the_twelve_matters(world, place, kind, facility_kind):
    inspection = opened(place(facility_kind), kind("ivs_daily"), world.district_officer)

    matters = inspection.answers.filter(section=Section.MATTER)

    assert [line.point for line in matters] == [f"45({n})" for n in range(1, 13)]


def test_the_lines_are_frozen_into_the_inspection(world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)
    line = kind("ivs_daily").checklist_for(ivs.kind).lines.get(point="45(4)")
    asked = line.text_ru

    with factories.reworded(line, text_ru="другими словами"):
        assert inspection.answers.get(point="45(4)").text_ru == asked
