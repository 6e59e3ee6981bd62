"""Point 55: a prosecutor takes part in courts of first instance in civil cases of the obligatory category."""

from tests.courts import participation as courts
from tests.inspections.factories import refused


def test_the_district_takes_part_in_the_first_instance(manned):
    case = courts.case(manned.district_officer, "civil", subject="о выселении", court="Городской суд")
    hearing = courts.hearing(case, manned.district_officer)
    courts.recorded(hearing, manned.district_officer, result="granted_in_part", agreement="in_part")
    case.refresh_from_db()
    assert (case.matter.point, case.decision.result, case.is_lost) == ("55", "granted_in_part", False)


def test_further_stages_and_other_levels_are_not_obligatory(manned):
    case = courts.case(manned.district_officer, "civil")
    sentence = "A prosecutor's participation in such cases isn't obligatory at this stage."
    with refused(sentence, field="stage"):
        courts.hearing(case, manned.district_officer, stage="cassation")
    with refused("Offices of your level don't take part in such cases.", field="matter"):
        courts.case(manned.oblast_officer, "civil", number="2-2/2026")
