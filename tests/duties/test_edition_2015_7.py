"""What the edition No. 7/2015 holds once its file is loaded."""

from datetime import UTC, date, datetime

import pytest

from facilities.enums import FacilityKind
from facilities.models import Facility
from oversight.core.enums import OfficeLevel
from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.enums import Section, SpravkaRule
from oversight.duties.models import Checklist, ChecklistLine, Edition, InspectionKind
from oversight.duties.rulebook import EDITIONS

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
#: What any office may carry out where people are held, beside an inspection on a ground.
ON_ORDER = ["force_check", "follow_up", "thematic", "monitoring_check"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def edition():
    return publish(load_edition(EDITIONS / "2015-7.toml", by=None, at=AT)[0], by=None, at=AT)


def numbered(point, count):
    return [f"{point}({number})" for number in range(1, count + 1)]


def kinds(kind, *, level=None, in_oblast_centre=False):
    facility = Facility(kind=kind, in_oblast_centre=in_oblast_centre)
    found = InspectionKind.objects.for_facility(facility, at_level=level, on=TODAY)
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("code", "point", "points"),
    [
        ("si", "25", numbered(25, 16)),
        ("uis", "39", numbered(39, 13)),
        ("ivs", "45", numbered(45, 12) + numbered(42, 4)),
        ("spetspriemnik", "46", numbered(46, 7)),
        ("probation", "50", numbered(50, 9)),
        ("pob", "51", numbered(51, 15)),
    ],
)
def test_a_checklist_asks_every_sub_point_of_its_point_in_order(code, point, points):
    checklist = Checklist.objects.get(code=code)
    assert checklist.point == point
    assert [line.point for line in checklist.lines.all()] == points
    assert [line.position for line in checklist.lines.all()] == list(range(1, len(points) + 1))


def test_there_are_six_checklists_and_no_more():
    assert [one.code for one in Checklist.objects.all()] == ["si", "uis", "ivs", "spetspriemnik", "probation", "pob"]


def test_only_the_steps_of_point_42_are_tracing():
    tracing = ChecklistLine.objects.filter(section=Section.TRACING)
    assert [line.point for line in tracing] == numbered(42, 4)


def test_a_specialist_may_be_called_where_the_note_to_point_39_says_so():
    lines = ChecklistLine.objects.filter(specialist=True)
    assert [line.point for line in lines] == ["39(1)", *[f"39({number})" for number in range(4, 12)]]


def test_solitary_placement_in_a_remand_prison_starts_its_clock():
    assert [(line.point, line.clock) for line in ChecklistLine.objects.exclude(clock="")] == [
        ("25(8)", "isolation.review.si")
    ]


def test_every_line_is_a_question_in_three_different_languages_that_fits_a_phone():
    for line in ChecklistLine.objects.all():
        texts = [line.text_ru, line.text_kk, line.text_en]
        assert len(set(texts)) == 3, line.point
        assert [text for text in texts if not text.endswith("?") or len(text) > 110] == [], line.point
        helps = {line.help_ru, line.help_kk, line.help_en}
        assert helps == {""} or len(helps) == 3, line.point


def test_kazakh_texts_are_kazakh():
    letters = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
    texts = ChecklistLine.objects.values_list("text_kk", flat=True)
    assert [text for text in texts if not letters & set(text)] == []


def test_every_title_is_said_in_three_different_ways(edition):
    for row in [edition, *Checklist.objects.all(), *InspectionKind.objects.all()]:
        assert len({row.title_ru, row.title_kk, row.title_en}) == 3, row.code


def test_the_embassy_line_explains_its_24_hours():
    line = ChecklistLine.objects.get(point="45(4)")
    assert ["24" in text for text in (line.help_ru, line.help_kk, line.help_en)] == [True, True, True]


def test_a_district_checks_a_detention_facility_daily_without_an_order():
    assert kinds(FacilityKind.IVS, level=OfficeLevel.DISTRICT) == [
        "ivs_daily",
        "on_ground",
        "force_check",
        "follow_up",
        "thematic",
        "monitoring_check",
    ]
    daily = InspectionKind.objects.get(code="ivs_daily")
    assert (daily.point, daily.needs_order, daily.spravka) == ("47", False, SpravkaRule.ON_VIOLATION)


def test_only_the_checks_of_point_47_need_no_order():
    free = InspectionKind.objects.filter(needs_order=False)
    assert [kind.code for kind in free] == ["ivs_daily", "spetspriemnik_weekly"]


def test_an_oblast_office_checks_detention_facilities_monthly_in_its_centre_and_elsewhere_by_need():
    centre = kinds(FacilityKind.IVS, level=OfficeLevel.OBLAST, in_oblast_centre=True)
    elsewhere = kinds(FacilityKind.IVS, level=OfficeLevel.OBLAST)
    assert centre == [
        "ivs_daily",
        "ivs_monthly",
        "on_ground",
        "force_check",
        "follow_up",
        "thematic",
        "monitoring_check",
    ]
    assert elsewhere == [
        "ivs_daily",
        "state_of_legality",
        "on_ground",
        "force_check",
        "follow_up",
        "thematic",
        "monitoring_check",
    ]


@pytest.mark.parametrize(
    ("kind", "district", "oblast"),
    [
        (FacilityKind.SI_UIS, [], ["si_monthly"]),
        (FacilityKind.SI_KNB, [], ["si_monthly"]),
        (FacilityKind.IVS_TRANSPORT, ["ivs_daily"], ["ivs_daily", "state_of_legality"]),
        (FacilityKind.SPETSPRIEMNIK, ["spetspriemnik_weekly"], ["spetspriemnik_weekly", "state_of_legality"]),
        (FacilityKind.UIS, ["uis_standing", "penal_rooms"], ["uis_standing", "comprehensive", "penal_rooms"]),
        (FacilityKind.PROBATION, ["probation_half_year"], ["probation_half_year"]),
        (FacilityKind.POB, ["pob_half_year"], ["pob_half_year"]),
        (FacilityKind.ENBEK, [], ["enbek_check"]),
        (FacilityKind.GUARDHOUSE, ["guardhouse_check"], ["guardhouse_check"]),
    ],
)
def test_each_level_may_carry_out_its_kinds_and_anybody_an_inspection_on_a_ground(kind, district, oblast):
    # Nobody is held in these, so no force is applied to those held.
    free = kind in (FacilityKind.PROBATION, FacilityKind.POB, FacilityKind.ENBEK)
    anywhere = ["on_ground", "follow_up", "thematic"] if free else ["on_ground", *ON_ORDER]
    assert kinds(kind, level=OfficeLevel.DISTRICT) == [*district, *anywhere]
    assert kinds(kind, level=OfficeLevel.OBLAST) == [*oblast, *anywhere]
    assert kinds(kind, level=OfficeLevel.DEPARTMENT) == ["on_ground", "follow_up", "thematic"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (FacilityKind.SI_KNB, "si"),
        (FacilityKind.IVS_TRANSPORT, "ivs"),
        (FacilityKind.SPETSPRIEMNIK, "spetspriemnik"),
        (FacilityKind.UIS, "uis"),
        (FacilityKind.PROBATION, "probation"),
        (FacilityKind.POB, "pob"),
    ],
)
def test_an_inspection_on_a_ground_takes_the_checklist_of_the_place(kind, code):
    assert InspectionKind.objects.get(code="on_ground").checklist_for(kind).code == code


@pytest.mark.parametrize("kind", [FacilityKind.ENBEK, FacilityKind.GUARDHOUSE])
def test_where_the_instruction_lists_no_matters_there_is_no_checklist(kind):
    assert InspectionKind.objects.get(code="on_ground").checklist_for(kind) is None


def test_before_the_edition_came_into_force_there_are_no_kinds():
    facility = Facility(kind=FacilityKind.IVS)
    assert list(InspectionKind.objects.for_facility(facility, on=date(2015, 2, 6))) == []
    assert [one.code for one in Edition.objects.in_force(date(2015, 2, 7))] == ["7/2015"]
