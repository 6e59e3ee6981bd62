"""Point 37: a prosecutor takes part in court in criminal cases that were investigated in penal institutions."""

from courts.models import CourtCase
from facilities.enums import FacilityKind
from tests.courts import participation as courts
from tests.inspections.factories import refused


def test_the_district_takes_part_at_every_stage_and_its_facility_shows_the_case(manned, place):
    colony = place(FacilityKind.UIS)
    case = courts.case(manned.district_officer, "uis_crime", facility=colony, subject="о побеге")
    for number, stage in enumerate(("first", "appeal", "cassation")):
        set_for = courts.SET_FOR + number * 30 * courts.DAY
        hearing = courts.hearing(case, manned.district_officer, stage=stage, set_for=set_for)
        courts.recorded(hearing, manned.district_officer, ruling_on=set_for.date(), at=set_for + courts.HOUR)
    case.refresh_from_db()
    assert (case.matter.point, case.decision.stage) == ("37", "cassation")
    assert list(CourtCase.objects.filter(facility=colony)) == [case]


def test_a_crime_elsewhere_is_no_matter_of_point_37(manned, ivs):
    with refused("Such cases don't concern facilities of this kind.", field="facility"):
        courts.case(manned.district_officer, "uis_crime", facility=ivs)
