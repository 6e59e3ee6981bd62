"""Point 62: a prosecutor takes part in administrative cases that the office itself opened; what is lost is seen."""

from courts.models import CourtCase
from tests.acts import factories as acts
from tests.courts import participation as courts


def test_proceedings_the_office_opened_are_followed_to_the_courts_decision(manned):
    act = acts.sent(manned.district_officer, manned.district_prosecutor, kind="proceedings")
    case = courts.case(manned.district_officer, response_act=act)
    hearing = courts.hearing(case, manned.district_officer)
    courts.recorded(hearing, manned.district_officer, result="refused", agreement="no")
    case.refresh_from_db()
    assert (case.matter.point, case.response_act, case.is_lost) == ("62", act, True)
    assert list(CourtCase.objects.lost()) == [case]


def test_every_level_takes_part_in_what_it_opened(manned):
    officers = (manned.district_officer, manned.oblast_officer, manned.zonal_officer)
    made = [courts.case(one, court_level="district") for one in officers]
    assert [case.office for case in made] == [manned.north_1, manned.north, manned.department]
