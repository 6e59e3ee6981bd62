"""Point 5: five priority directions, carried by inspections and findings."""

import pytest

from oversight.core.enums import Direction
from oversight.core.refusals import Refused
from tests.points.steps import answered, completed, described, opened


def test_there_are_five_directions():
    assert Direction.values == [1, 2, 3, 4, 5]


def test_inspection_and_finding_carry_their_directions(world, ivs, kind):
    officer = world.district_officer
    inspection = opened(ivs, kind("ivs_daily"), officer, directions=[Direction.TORTURE, Direction.RIGHTS])
    answered(inspection, officer, violations=["45(8)"])
    finding = described(inspection, officer, "45(8)", direction=Direction.TORTURE)

    assert (inspection.directions, finding.direction) == ([2, 3], 3)
    paper = completed(inspection, officer).spravka.context
    assert paper["findings"][0]["direction"]["ru"] == "Противодействие пыткам, условия содержания"


def test_a_sixth_direction_is_refused(world, ivs, kind):
    with pytest.raises(Refused):
        opened(ivs, kind("ivs_daily"), world.district_officer, directions=[6])
