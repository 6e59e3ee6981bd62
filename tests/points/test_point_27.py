"""Points 27–28: an oblast checks detention facilities by points 40–48 and institutions by points 33–39."""

import pytest

from facilities.enums import FacilityKind
from tests.points.steps import opened, signed_order


@pytest.mark.parametrize(
    ("facility_kind", "by_the_district", "by_the_oblast"),
    [
        (FacilityKind.IVS, "ivs_daily", "ivs_monthly"),
        (FacilityKind.SPETSPRIEMNIK, "spetspriemnik_weekly", "spetspriemnik_monthly"),
        (FacilityKind.UIS, "uis_standing", "uis_standing"),
    ],
)
def test_both_levels_check_by_the_same_lines(world, place, kind, facility_kind, by_the_district, by_the_oblast):
    held = place(facility_kind, in_oblast_centre=True)
    by_district = signed_order(held, world.district_officer, world.district_prosecutor)
    by_oblast = signed_order(held, world.oblast_officer, world.oblast_deputy)
    districts = opened(held, kind(by_the_district), world.district_officer, order=by_district)
    oblasts = opened(held, kind(by_the_oblast), world.oblast_officer, order=by_oblast)

    said = lines(oblasts)
    assert said == lines(districts)
    assert {point.partition("(")[0] for point, text in said} <= POINTS[facility_kind]
    assert len(said) > 5


POINTS = {
    FacilityKind.IVS: {str(point) for point in range(40, 49)},
    FacilityKind.SPETSPRIEMNIK: {str(point) for point in range(40, 49)},
    FacilityKind.UIS: {str(point) for point in range(33, 40)},
}


def lines(inspection):
    return [(line.point, line.text_ru) for line in inspection.answers.all()]
