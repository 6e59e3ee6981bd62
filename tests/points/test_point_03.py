"""Point 3: what the oversight protects is named in each finding: the person, the norm, the direction."""

from oversight.core.enums import Direction
from tests.points.steps import answered, completed, described, opened


def test_a_finding_names_whose_right_was_broken_and_which_norm(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(8)"])
    described(inspection, officer, "45(8)", norm="ст. 35 Закона", persons="Ахметов А. А.", direction=Direction.TORTURE)

    (finding,) = completed(inspection, officer).spravka.context["findings"]

    assert (finding["norm"], finding["persons"], finding["direction"]["ru"]) == (
        "ст. 35 Закона",
        "Ахметов А. А.",
        "Противодействие пыткам, условия содержания",
    )
