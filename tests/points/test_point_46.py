"""Point 46: seven matters in a спецприемник."""

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, opened


def test_a_reception_centre_is_checked_by_the_seven_matters(world, place, kind):
    officer = world.district_officer
    inspection = opened(place(FacilityKind.SPETSPRIEMNIK), kind("spetspriemnik_weekly"), officer)

    assert [line.point for line in inspection.answers.all()] == [f"46({n})" for n in range(1, 8)]
    assert completed(answered(inspection, officer), officer).state == "completed"
