"""Who answers for whom at a moment: substitutes, zones, and the climb when nobody is left (points 15(1), 23)."""

import json
from datetime import date, timedelta

import pytest
from django.utils import translation

from oversight.core import roster
from oversight.core.enums import Role
from oversight.core.models import Office
from oversight.core.roster import Roster, explain, gaps, holders, responsible, stand_ins
from tests.factories import absence, moment, office, officer, world, zone

pytestmark = pytest.mark.django_db

NOW = moment()
MINUTE = timedelta(minutes=1)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def here():
    return world()


def told(role, of, at=NOW):
    return responsible(role, of, at).officers


def test_an_officer_is_away_from_the_first_minute_and_back_at_the_last(here):
    absence(here.district_officer, from_at=NOW, until_at=TOMORROW)
    moments = [NOW - MINUTE, NOW, TOMORROW - MINUTE, TOMORROW]
    present = [holders(Role.DISTRICT_OFFICER, here.north_1, at) for at in moments]
    assert present == [[here.district_officer], [], [], [here.district_officer]]


def test_who_may_no_longer_sign_in_holds_nothing(here):
    officer(office=here.north_1, is_active=False)
    assert holders(Role.DISTRICT_OFFICER, here.north_1, NOW) == [here.district_officer]


def test_whoever_is_there_answers_and_nobody_is_asked_for_the_absent_one(here):
    colleague = officer(office=here.north_1)
    absence(here.district_officer, substitute=here.district_prosecutor)
    answer = responsible(Role.DISTRICT_OFFICER, here.north_1, NOW)
    assert (answer.officers, answer.fell_back_to) == ([colleague], None)
    assert [(one.officer, one.why) for one in answer.tried] == [(here.district_officer, "absent")]


def test_a_substitute_answers_for_the_absent_one(here):
    absence(here.district_officer, substitute=here.oblast_officer)
    answer = responsible(Role.DISTRICT_OFFICER, here.north_1, NOW)
    assert [(one.officer, one.instead_of) for one in answer.told] == [(here.oblast_officer, here.district_officer)]
    assert answer.fell_back_to is None


def test_a_substitutes_substitute_answers(here):
    first, second = officer(office=here.north), officer(office=here.north)
    absence(here.oblast_officer, substitute=first)
    absence(first, substitute=second)
    assert stand_ins(here.oblast_officer, NOW) == [second]
    assert told(Role.OBLAST_OFFICER, here.north) == [second]


def test_substitutes_in_a_ring_end_with_the_leader_of_the_office(here):
    one, other = here.oblast_officer, officer(Role.OBLAST_OFFICER, office=here.north)
    absence(one, substitute=other)
    absence(other, substitute=one)
    answer = responsible(Role.OBLAST_OFFICER, here.north, NOW)
    assert stand_ins(one, NOW) == []
    assert (answer.officers, answer.fell_back_to) == (
        [here.oblast_prosecutor],
        (Role.OBLAST_PROSECUTOR, here.north),
    )
    assert [tried.officer for tried in answer.tried] == [one, other]


def test_one_substitute_of_two_absent_officers_is_told_once(here):
    absence(here.district_officer, substitute=here.district_prosecutor)
    absence(officer(office=here.north_1), substitute=here.district_prosecutor)
    assert told(Role.DISTRICT_OFFICER, here.north_1) == [here.district_prosecutor]


def test_nobody_stands_in_for_one_who_is_there(here):
    absence(here.district_officer, from_at=TOMORROW, substitute=here.district_prosecutor)
    assert stand_ins(here.district_officer, NOW) == []


@pytest.mark.parametrize("change", ["left the service", "moved to a foreign office"])
def test_a_substitute_who_went_away_for_good_is_passed_over(here, change):
    substitute = officer(Role.OBLAST_OFFICER, office=here.north)
    absence(here.district_officer, substitute=substitute)
    if change == "left the service":
        substitute.is_active = False
    else:
        substitute.office = here.south
    substitute.save()
    answer = responsible(Role.DISTRICT_OFFICER, here.north_1, NOW)
    assert answer.officers == [here.district_prosecutor]
    assert [(one.officer, one.why) for one in answer.tried] == [
        (here.district_officer, "absent"),
        (substitute, "left"),
    ]


def test_a_matter_climbs_level_by_level_until_somebody_is_there(here):
    climb = []
    for away in (
        here.district_officer,
        here.district_prosecutor,
        here.oblast_prosecutor,
        here.oblast_deputy,
        here.department_head,
    ):
        absence(away)
        answer = responsible(Role.DISTRICT_OFFICER, here.north_1, NOW)
        climb.append((answer.officers, answer.fell_back_to))
    assert climb == [
        ([here.district_prosecutor], (Role.DISTRICT_PROSECUTOR, here.north_1)),
        ([here.oblast_prosecutor], (Role.OBLAST_PROSECUTOR, here.north)),
        ([here.oblast_deputy], (Role.OBLAST_DEPUTY, here.north)),
        ([here.department_head], (Role.DEPARTMENT_HEAD, here.department)),
        ([], None),
    ]


def test_a_role_of_a_level_above_is_found_in_the_office_above(here):
    assert told(Role.OBLAST_DEPUTY, here.north_1) == [here.oblast_deputy]
    assert told(Role.DEPARTMENT_HEAD, here.north_1) == [here.department_head]


def test_a_role_of_a_level_below_goes_to_the_leader_of_the_office_itself(here):
    answer = responsible(Role.DISTRICT_OFFICER, here.north, NOW)
    assert (answer.officers, answer.fell_back_to) == ([here.oblast_prosecutor], (Role.OBLAST_PROSECUTOR, here.north))


def test_the_zonal_officer_of_an_oblast_answers_for_its_districts_too(here):
    other = officer(Role.ZONAL_OFFICER, office=here.department)
    zone(here.zonal_officer, here.north)
    zone(other, here.south)
    answers = [told(Role.ZONAL_OFFICER, of) for of in (here.north, here.north_1, here.south_2)]
    assert answers == [[here.zonal_officer], [here.zonal_officer], [other]]
    assert set(told(Role.ZONAL_OFFICER, here.department)) == {here.zonal_officer, other}


def test_an_absent_zonal_officers_matters_go_to_the_head_of_the_department(here):
    officer(Role.ZONAL_OFFICER, office=here.department)
    zone(here.zonal_officer, here.north)
    absence(here.zonal_officer)
    answer = responsible(Role.ZONAL_OFFICER, here.north_1, NOW)
    assert (answer.officers, answer.fell_back_to) == (
        [here.department_head],
        (Role.DEPARTMENT_HEAD, here.department),
    )


def test_an_absent_zonal_officers_substitute_comes_before_the_head(here):
    colleague = officer(Role.ZONAL_OFFICER, office=here.department)
    zone(here.zonal_officer, here.north)
    absence(here.zonal_officer, substitute=colleague)
    assert told(Role.ZONAL_OFFICER, here.north_1) == [colleague]


def test_a_zone_passes_at_midnight_of_the_departments_clock(here):
    next_officer = officer(Role.ZONAL_OFFICER, office=here.department)
    zone(here.zonal_officer, here.north, until_on=date(2026, 3, 2))
    zone(next_officer, here.north, from_on=date(2026, 3, 3))
    midnight = moment(day=3, hour=0)
    assert told(Role.ZONAL_OFFICER, here.north_1, midnight - MINUTE) == [here.zonal_officer]
    assert told(Role.ZONAL_OFFICER, here.north_1, midnight) == [next_officer]


def test_who_is_no_longer_a_zonal_officer_is_not_told_of_the_old_zone(here):
    zone(here.zonal_officer, here.north)
    here.zonal_officer.roles = [Role.AUDITOR]
    here.zonal_officer.save()
    answer = responsible(Role.ZONAL_OFFICER, here.north, NOW)
    assert answer.officers == [here.department_head]
    assert [(one.officer, one.why) for one in answer.tried] == [(here.zonal_officer, "left")]


def test_an_oblast_without_a_zonal_officer_says_so(here):
    answer = responsible(Role.ZONAL_OFFICER, here.north_1, NOW)
    assert [(one.role, one.office, one.officer, one.why) for one in answer.tried] == [
        (Role.ZONAL_OFFICER, here.north, None, "vacant")
    ]
    assert answer.officers == [here.department_head]


def test_a_resolution_is_kept_as_json_and_reads_in_the_readers_language(here):
    zone(here.zonal_officer, here.north)
    absence(here.zonal_officer, until_at=TOMORROW)
    kept = json.loads(json.dumps(responsible(Role.ZONAL_OFFICER, here.north_1, NOW).frozen()))
    assert explain(kept) == [
        f"Department zonal officer, Прокуратура Северной области: {here.zonal_officer.full_name}"
        " is absent until 03.03.2026 10:00 (leave).",
        f"So this goes to: Head of the Department, Департамент ({here.department_head.full_name}).",
    ]
    with translation.override("kk"):
        assert "Департаменті" in explain(kept)[1]


def test_every_reason_has_its_sentence(here):
    zone(here.zonal_officer, here.north)
    here.zonal_officer.is_active = False
    here.zonal_officer.save()
    absence(here.department_head, substitute=here.auditor)
    north = "Прокуратура Северной области"
    assert responsible(Role.ZONAL_OFFICER, here.north, NOW).sentences() == [
        f"Department zonal officer, {north}: {here.zonal_officer.full_name} no longer serves there.",
        f"Head of the Department, Департамент: {here.department_head.full_name}"
        " is absent (leave), the return is not known.",
        f"{here.auditor.full_name} stands in for {here.department_head.full_name}.",
        f"So this goes to: Head of the Department, Департамент ({here.auditor.full_name}).",
    ]
    absence(here.auditor, kind="illness")
    assert responsible(Role.DEPARTMENT_HEAD, here.department, NOW).sentences()[-1] == (
        "Nobody is left who could be told."
    )


def test_an_answer_costs_two_queries_and_three_for_a_zonal_officer(here, django_assert_num_queries):
    zone(here.zonal_officer, here.north)
    absence(here.district_officer, substitute=here.oblast_officer)
    absence(here.oblast_officer, substitute=here.oblast_deputy)
    with django_assert_num_queries(2):
        assert told(Role.DISTRICT_OFFICER, here.north_1) == [here.oblast_deputy]
    with django_assert_num_queries(3):
        assert told(Role.ZONAL_OFFICER, here.north_1) == [here.zonal_officer]


def test_many_offices_cost_as_much_as_one(here, django_assert_num_queries):
    for _ in range(20):
        officer(office=office(parent=here.south))
    offices = list(Office.objects.all())
    with django_assert_num_queries(3):
        known = Roster(offices, NOW)
        answers = [known.responsible(Role.ZONAL_OFFICER, one, NOW).officers for one in offices]
    assert answers == [[here.department_head] if one.parent_id else [here.zonal_officer] for one in offices]


WEEK = NOW + timedelta(days=7)


def in_short(found):
    return [(gap.place.role, gap.from_at, gap.until_at, gap.resolution.officers) for gap in found]


def test_a_gap_is_where_everybody_is_away_at_once(here):
    colleague = officer(office=here.north_1)
    day = timedelta(days=1)
    absence(here.district_officer, from_at=NOW + day, until_at=NOW + 4 * day)
    absence(colleague, from_at=NOW + 3 * day, until_at=NOW + 6 * day)
    assert in_short(gaps(NOW, WEEK, offices=[here.north_1])) == [
        (Role.DISTRICT_OFFICER, NOW + 3 * day, NOW + 4 * day, [here.district_prosecutor])
    ]


def test_a_substitute_closes_the_gap_while_they_are_there(here):
    day = timedelta(days=1)
    absence(here.district_officer, from_at=NOW - day, until_at=NOW + 5 * day, substitute=here.district_prosecutor)
    assert gaps(NOW, WEEK, offices=[here.north_1]) == []
    absence(here.district_prosecutor, from_at=NOW + 2 * day)
    assert in_short(gaps(NOW, WEEK, offices=[here.north_1])) == [
        (Role.DISTRICT_OFFICER, NOW + 2 * day, NOW + 5 * day, [here.oblast_prosecutor]),
        (Role.DISTRICT_PROSECUTOR, NOW + 2 * day, None, [here.oblast_prosecutor]),
    ]


def test_a_post_nobody_holds_is_a_gap(here):
    found = gaps(NOW, WEEK, offices=[here.north_2])
    assert in_short(found) == [
        (Role.DISTRICT_OFFICER, NOW, None, [here.oblast_prosecutor]),
        (Role.DISTRICT_PROSECUTOR, NOW, None, [here.oblast_prosecutor]),
    ]
    assert {gap.reaches_nobody for gap in found} == {False}


def test_a_gap_that_goes_elsewhere_midway_is_told_in_two(here):
    day = timedelta(days=1)
    absence(here.oblast_prosecutor, from_at=NOW + day, until_at=NOW + 2 * day, substitute=here.oblast_deputy)
    assert in_short(gaps(NOW, WEEK, offices=[here.north_2], expected={"district": (Role.DISTRICT_OFFICER,)})) == [
        (Role.DISTRICT_OFFICER, NOW, NOW + day, [here.oblast_prosecutor]),
        (Role.DISTRICT_OFFICER, NOW + day, NOW + 2 * day, [here.oblast_deputy]),
        (Role.DISTRICT_OFFICER, NOW + 2 * day, None, [here.oblast_prosecutor]),
    ]


def test_days_between_two_zones_are_a_gap_from_midnight_to_midnight(here):
    zone(here.zonal_officer, here.north, until_on=date(2026, 3, 3))
    zone(officer(Role.ZONAL_OFFICER, office=here.department), here.north, from_on=date(2026, 3, 6))
    zonal = {"oblast": (Role.ZONAL_OFFICER,)}
    assert in_short(gaps(NOW, WEEK, offices=[here.north], expected=zonal)) == [
        (Role.ZONAL_OFFICER, moment(day=4, hour=0), moment(day=6, hour=0), [here.department_head])
    ]


def test_when_the_head_of_the_department_is_away_too_nobody_is_reached(here):
    absence(here.department_head)
    (gap,) = gaps(NOW, WEEK, offices=[here.department])
    assert (gap.reaches_nobody, gap.resolution.officers) == (True, [])


def test_gaps_of_the_whole_tree_cost_the_same_as_of_one_office(here, django_assert_num_queries):
    for _ in range(20):
        someone = officer(office=office(parent=here.south))
        absence(someone, substitute=here.department_head)
    with django_assert_num_queries(4):
        # The offices, their officers, absences and zones.
        assert len(gaps(NOW, WEEK, offices=Office.objects.all())) == 11 + 20


def test_every_role_of_the_chain_stands_at_a_level_and_every_level_has_leaders():
    assert set(roster.LEVEL_OF) == set(Role) - {Role.AUDITOR, Role.REFERENCE_ADMIN}
    assert {role: roster.LEVEL_OF[role] for roles in roster.LEADERS.values() for role in roles} == {
        role: level for level, roles in roster.LEADERS.items() for role in roles
    }
