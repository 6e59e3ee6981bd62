"""Point 40: timeliness and completeness of the procedural documents in ИВС and спецприемник."""

import pytest

from facilities.enums import FacilityKind
from tests.points.steps import answered, completed, described, opened


@pytest.mark.parametrize(
    ("facility_kind", "code", "point"),
    [(FacilityKind.IVS, "ivs_daily", "45(1)"), (FacilityKind.SPETSPRIEMNIK, "spetspriemnik_weekly", "46(1)")],
)
def test_missing_documents_become_a_finding_at_the_line_that_asks_for_them(
    world, place, kind, facility_kind, code, point
):
    officer = world.district_officer
    inspection = answered(opened(place(facility_kind), kind(code), officer), officer, violations=[point])
    described(inspection, officer, point, what="Протокол задержания составлен с опозданием на 5 часов")

    (finding,) = completed(inspection, officer).spravka.context["findings"]

    assert finding["point"] == point
