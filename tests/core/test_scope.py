"""What an office sees, and the first rows of it, asked for office by office: the same as asked for of all."""

import pytest

from incidents.models import SpecialReport
from inspections.models import Inspection
from oversight.core import audit
from oversight.core.enums import Role
from oversight.core.models import AuditRow, Office
from oversight.core.scope import narrowed
from tests import factories as make
from tests.inspections import factories as visits

pytestmark = pytest.mark.django_db

#: Who looks, by the attribute of the world that is their office.
LOOKS = {
    "north_1": Role.DISTRICT_OFFICER,
    "north_2": Role.DISTRICT_PROSECUTOR,
    "south_2": Role.DISTRICT_OFFICER,
    "north": Role.OBLAST_OFFICER,
    "south": Role.OBLAST_PROSECUTOR,
    "department": Role.ZONAL_OFFICER,
}
#: Whose places are checked, in turns; the third by the oblast itself.
TURNS = (("north_1", "ivs"), ("north_2", "neighbour_ivs"), ("north", "ivs"), ("south_1", "foreign_ivs"))
SEEN = {
    "north_1": {"north_1", "north"},
    "north_2": {"north_2"},
    "south_2": set(),
    "north": {"north_1", "north_2", "north"},
    "south": {"south_1"},
    "department": {"north_1", "north_2", "north", "south_1"},
}


@pytest.fixture
def here():
    return make.world()


@pytest.fixture
def checks(here):
    """Three rounds of checks: (whose, its number) in the order in which they were entered."""
    made = []
    for hour in (8, 10, 12):
        for office, place in TURNS:
            by = make.officer(role_of(office), office=getattr(here, office))
            check = visits.inspection(getattr(here, place), by=by, at=make.moment(hour=hour))
            made.append((office, check.pk))
    return made


def role_of(office):
    return Role.OBLAST_OFFICER if office in ("north", "south") else Role.DISTRICT_OFFICER


def who_looks(here, office):
    return make.officer(LOOKS[office], office=getattr(here, office))


def first(found, order, size):
    return [row.pk for row in narrowed(found, order, size)[:size]]


@pytest.mark.parametrize("office", LOOKS)
@pytest.mark.parametrize("size", [1, 2, 4, 50])
def test_the_first_rows_of_each_office_hold_the_first_of_all(here, checks, office, size):
    found = Inspection.objects.visible_to(who_looks(here, office)).with_names()
    expected = [pk for whose, pk in checks if whose in SEEN[office]]
    assert first(found, ["pk"], size) == expected[:size]
    assert first(found, ["-pk"], size) == expected[::-1][:size]
    # Those of one hour follow by their numbers.
    assert first(found, ["-started_at", "-pk"], size) == expected[::-1][:size]


@pytest.mark.parametrize("office", LOOKS)
def test_what_narrows_the_list_narrows_each_office(here, checks, office):
    last = checks[7][1]
    found = Inspection.objects.visible_to(who_looks(here, office))
    found = found.filter(pk__lte=last).exclude(facility=here.neighbour_ivs)
    expected = [pk for whose, pk in checks if whose in SEEN[office] - {"north_2"} and pk <= last]
    assert first(found, ["-pk"], 3) == expected[::-1][:3]


@pytest.mark.parametrize("office", ["north_2", "north"])
def test_what_is_shared_with_an_office_is_among_its_first(here, checks, office):
    foreign = [pk for whose, pk in checks if whose == "south_1"]
    Inspection.objects.get(pk=foreign[1]).further_offices.add(here.north_2)
    found = Inspection.objects.visible_to(who_looks(here, office))
    expected = [pk for whose, pk in checks if whose in SEEN[office] or pk == foreign[1]]
    assert first(found, ["-pk"], 5) == expected[::-1][:5]


def test_a_scope_joined_with_another_is_not_narrowed_to_it(here, checks):
    both = [Inspection.objects.visible_to(who_looks(here, office)) for office in ("north_2", "south")]
    expected = [pk for whose, pk in checks if whose in ("north_2", "south_1")]
    assert first(both[0] | both[1], ["pk"], 50) == expected
    assert first(both[0] & both[1], ["pk"], 50) == []


def test_a_key_to_an_office_through_another_table_is_not_narrowed(here):
    found = SpecialReport.objects.visible_to(who_looks(here, "north_1"))
    assert str(narrowed(found, ["pk"], 5).query) == str(found.order_by("pk").query)


def test_who_reads_no_case_has_no_first_rows(here, checks):
    found = Inspection.objects.visible_to(here.reference_admin)
    assert first(found, ["-pk"], 5) == []


def test_an_office_and_those_below_it(here):
    expected = {
        "department": {here.department, here.north, here.south, here.north_1, here.north_2, here.south_1, here.south_2},
        "north": {here.north, here.north_1, here.north_2},
        "north_1": {here.north_1},
    }
    for name, offices in expected.items():
        holders = Office.objects.filter(officers__office__within=getattr(here, name))
        for office in offices:
            make.officer(office=office)
        assert set(holders) == offices


@pytest.mark.parametrize("office", LOOKS)
def test_the_first_rows_of_the_trail_are_of_the_office_or_by_its_officers(here, checks, office):
    foreign = Inspection.objects.filter(office=here.south_1).first()
    audit.record("inspections.view", foreign, by=make.officer(office=here.north_2), at=make.moment())
    looking = who_looks(here, office)
    within = set(Office.objects.within(looking.office).values_list("pk", flat=True))
    rows = AuditRow.objects.order_by("-pk")
    expected = [row.pk for row in rows if {row.subject_office_id, row.officer_office_id} & within]
    assert (expected == []) == (office == "south_2")
    found = AuditRow.objects.visible_to(looking)
    assert first(found, ["-pk"], 5) == expected[:5]
    assert first(found.filter(action="inspections.view"), ["pk"], 5) == (
        [rows[0].pk] if office in ("north_2", "north", "south", "department") else []
    )
