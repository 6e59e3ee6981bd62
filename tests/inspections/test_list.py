"""The list of inspections: filters in the address, pages by key, the same queries at one row and at fifty."""

from datetime import date

import pytest
from django.urls import reverse

from facilities.enums import FacilityKind
from inspections.actions import inspections
from tests import factories
from tests.factories import moment
from tests.inspections.factories import completed, inspection, order, planned

LIST = reverse("inspections:list")
#: The officer, the rows, their findings counted, and what the filters offer: offices and kinds.
QUERIES = 5


def shown(response):
    assert response.status_code == 200
    return [row.pk for row in response.context["page"]]


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


def test_it_shows_the_offices_inspections_newest_first(browser, world):
    first, second = inspection(world.ivs, by=world.district_officer), planned(world.ivs, by=world.district_officer)
    inspection(world.foreign_ivs)
    inspection(world.neighbour_ivs)
    assert shown(browser.get(LIST)) == [second.pk, first.pk]


def test_the_supervising_district_sees_what_the_oblast_inspected(browser, world):
    made = inspection(world.ivs, by=world.oblast_officer)
    assert shown(browser.get(LIST)) == [made.pk]


def test_who_sees_no_case_finds_no_list(signed_in, world):
    assert signed_in(world.reference_admin).get(LIST).status_code == 404


def test_an_empty_list_says_how_to_begin(browser):
    assert "A daily check begins with one tap" in browser.get(LIST).content.decode()


def test_an_auditor_reads_and_opens_nothing(signed_in, world):
    inspection(world.ivs, by=world.district_officer)
    response = signed_in(world.auditor).get(LIST)
    assert len(shown(response)) == 1
    assert reverse("inspections:new") not in response.content.decode()


class TestFilters:
    @pytest.fixture
    def rows(self, world):
        by = world.oblast_officer
        colony = factories.facility(FacilityKind.UIS, supervising_office=world.north_2, name_ru="Колония АК-159")
        signed = order(colony, by=by, signer=world.oblast_deputy, at=moment(month=2))
        return {
            "daily": completed(world.ivs, by=by, at=moment(day=2)),
            "night": completed(world.ivs, by=world.district_officer, at=moment(day=3, hour=23), violation=True),
            "weekend": inspection(world.neighbour_ivs, by=by, at=moment(day=7)),
            "holiday": inspection(world.neighbour_ivs, by=by, at=moment(day=9)),
            "planned": planned(world.ivs, by=by, at=moment(day=10), planned_on=date(2026, 3, 20)),
            "colony": inspection(colony, by=by, at=moment(month=2), code="uis_standing", order=signed),
        }

    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("q=колония", ["colony"]),
            ("facility_kind=uis", ["colony"]),
            ("kind=uis_standing", ["colony"]),
            ("state=planned", ["planned"]),
            ("state=planned&state=under_way", ["colony", "holiday", "planned", "weekend"]),
            ("from_on=2026-03-07", ["holiday", "planned", "weekend"]),
            ("until_on=2026-03-02", ["colony", "daily"]),
            ("from_on=2026-03-20&until_on=2026-03-20", ["planned"]),
            ("at_night=true", ["night"]),
            ("at_night=false&state=completed", ["daily"]),
            ("on_weekend=true", ["weekend"]),
            ("on_holiday=true", ["holiday"]),
            ("with_findings=true", ["night"]),
            ("with_findings=false&state=completed", ["daily"]),
        ],
    )
    def test_the_address_narrows_the_list(self, signed_in, world, rows, query, names):
        found = shown(signed_in(world.oblast_officer).get(f"{LIST}?{query}"))
        assert sorted(name for name, row in rows.items() if row.pk in found) == names

    def test_by_office_with_those_below_it(self, signed_in, world, rows):
        browser = signed_in(world.oblast_officer)
        assert shown(browser.get(f"{LIST}?office={world.north_1.pk}")) == [rows["night"].pk]
        assert len(shown(browser.get(f"{LIST}?office={world.north.pk}"))) == 6

    def test_by_facility(self, signed_in, world, rows):
        found = shown(signed_in(world.oblast_officer).get(f"{LIST}?facility={world.ivs.pk}"))
        assert sorted(found) == sorted([rows["daily"].pk, rows["night"].pk, rows["planned"].pk])

    def test_a_foreign_office_is_no_choice_and_narrows_nothing_away(self, signed_in, world, rows):
        response = signed_in(world.oblast_officer).get(f"{LIST}?office={world.south.pk}")
        assert list(response.context["filter"].form.errors) == ["office"]

    def test_days_begin_by_the_officers_clock(self, signed_in, world):
        made = inspection(world.ivs, by=world.district_officer, at=moment(day=3, hour=0, minute=30))
        browser = signed_in(world.district_officer)
        assert shown(browser.get(f"{LIST}?from_on=2026-03-03&until_on=2026-03-03")) == [made.pk]
        assert shown(browser.get(f"{LIST}?until_on=2026-03-02")) == []


class TestPages:
    def fill(self, world, count):
        for number in range(count):
            made = inspection(world.ivs, by=world.district_officer)
            if number % 2:
                inspections.cancel(made, reason="Ошибка", by=world.district_officer, at=moment())

    def test_the_same_queries_at_one_row_and_at_fifty(self, browser, world, django_assert_num_queries):
        self.fill(world, 1)
        with django_assert_num_queries(QUERIES):
            assert len(shown(browser.get(LIST))) == 1
        self.fill(world, 49)
        with django_assert_num_queries(QUERIES):
            assert len(shown(browser.get(LIST))) == 50

    def test_older_and_newer_pages_meet(self, browser, world):
        self.fill(world, 53)
        first = browser.get(LIST)
        older = browser.get(LIST + first.context["page"].older)
        assert (len(shown(first)), len(shown(older))) == (50, 3)
        assert max(shown(older)) < min(shown(first))
        assert shown(browser.get(LIST + older.context["page"].newer)) == shown(first)
