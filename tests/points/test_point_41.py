"""Point 41: those held in an ИВС who by law should not be: minor offences, with work and a home."""

from oversight.core.enums import Direction
from tests.points.steps import answered, completed, described, opened


def test_a_person_held_for_a_minor_offence_is_named_in_a_finding(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(1)"])
    described(
        inspection,
        officer,
        "45(1)",
        what="Содержится подозреваемый в преступлении, не предусматривающем лишения свободы",
        persons="Сейтов Б. К., работает, имеет постоянное место жительства",
        direction=Direction.RIGHTS,
    )

    (finding,) = completed(inspection, officer).spravka.context["findings"]

    assert finding["persons"] == "Сейтов Б. К., работает, имеет постоянное место жительства"
