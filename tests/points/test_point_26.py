"""Point 26: a prosecutor takes part where a sentence's execution is decided; the order may lay it on a district."""

from courts.actions import cases, hearings, outcomes
from facilities.enums import FacilityKind
from oversight.duties.models import Obligation
from tests.courts import participation as courts
from tests.factories import moment
from tests.points.steps import TEN, outcome, told


def test_the_oblast_takes_part_for_a_convict_left_in_a_remand_prison(manned, place):
    si = place(FacilityKind.SI_UIS, supervising_office=manned.north)
    case = courts.case(
        manned.oblast_officer, "execution_first", facility=si, subject="об условно-досрочном освобождении"
    )
    hearing = courts.hearing(case, manned.oblast_officer)
    clock = Obligation.objects.get(code="hearing.outcome", subject=hearing.key)
    assert told(clock, until=moment(2026, 3, 3, 9)) == [
        ("02.03 10:00", "oblast_officer"),
        ("03.03 08:00", "oblast_officer"),
    ]
    courts.recorded(hearing, manned.oblast_officer)
    assert outcome(clock) == ("fulfilled", False, False)


def test_without_an_outcome_it_climbs_from_the_next_working_day_on(manned, place):
    si = place(FacilityKind.SI_UIS, supervising_office=manned.north)
    case = courts.case(manned.oblast_officer, "execution_first", facility=si)
    cases.give(case, given_to=manned.north_1, order_number="14р", order_on=TEN.date(), by=manned.oblast_officer, at=TEN)
    hearing = courts.hearing(case, manned.district_officer)
    clock = Obligation.objects.get(subject=hearing.key)
    assert clock.office == manned.north_1
    assert told(clock) == [
        ("02.03 10:00", "district_officer"),
        ("03.03 08:00", "district_officer"),
        ("05.03 09:00", "district_prosecutor"),
        ("06.03 09:00", "oblast_officer"),
        ("10.03 09:00", "oblast_deputy"),
        ("12.03 09:00", "zonal_officer"),
    ]
    assert clock.is_overdue(moment(2026, 3, 5, 9))


def test_appeal_and_cassation_on_rulings_are_attended_and_the_first_instance_is_another_matter(manned):
    case = courts.case(manned.oblast_officer, "execution_review", court="Областной суд", court_level="oblast")
    stages = []
    for number, stage in enumerate(("appeal", "cassation")):
        set_for = courts.SET_FOR + number * 30 * courts.DAY
        hearing = courts.hearing(case, manned.oblast_officer, stage=stage, set_for=set_for)
        courts.recorded(hearing, manned.oblast_officer, ruling_on=set_for.date(), at=set_for + courts.HOUR)
        stages.append((hearing.stage, hearing.case.matter.stages))
    assert stages == [("appeal", ["appeal", "cassation"]), ("cassation", ["appeal", "cassation"])]


def test_a_hearing_not_attended_reaches_the_head_at_once_and_those_above_where_it_is_not_read(manned, place):
    si = place(FacilityKind.SI_UIS, supervising_office=manned.north)
    case = courts.case(manned.district_officer, "execution_first", facility=si, order_number="14р", order_on=TEN.date())
    hearing = courts.hearing(case, manned.district_officer)
    outcomes.miss(hearing, reason="не извещены судом", by=manned.district_officer, at=courts.SET_FOR + courts.HOUR)
    clock = Obligation.objects.get(code="hearing.missed")
    assert told(clock) == [
        ("03.03 11:00", "district_prosecutor"),
        ("04.03 11:00", "district_prosecutor"),
        ("05.03 11:00", "oblast_deputy"),
        ("07.03 11:00", "zonal_officer"),
        ("09.03 11:00", "department_head"),
    ]


def test_an_adjourned_hearing_goes_on_under_a_clock_of_its_own(manned, place):
    si = place(FacilityKind.SI_UIS, supervising_office=manned.north)
    case = courts.case(manned.oblast_officer, "execution_first", facility=si)
    first = courts.hearing(case, manned.oblast_officer)
    to = courts.SET_FOR + 7 * courts.DAY
    said = {"reason": "неявка осужденного", "by": manned.oblast_officer, "at": courts.SET_FOR + courts.HOUR}
    following = hearings.adjourn(first, set_for=to, **said)
    clocks = [Obligation.objects.get(subject=one.key) for one in (first, following)]
    assert [(one.state, one.due_at) for one in clocks] == [
        ("fulfilled", moment(2026, 3, 5, 0)),
        ("open", moment(2026, 3, 12, 0)),
    ]
