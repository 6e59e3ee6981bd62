"""Lists: filters, keyset pages, and the same number of queries at one row and at fifty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.inspections import factories as cases

from .client import Caller, sentences


def ids(answer):
    return [row["id"] for row in answer[1]["results"]]


def queries(caller, address):
    with CaptureQueriesContext(connection) as asked:
        status, _ = caller.get(address)
    assert status == 200
    return len(asked)


def test_fifty_facilities_cost_as_many_queries_as_one(world, district):
    assert queries(district, "facilities/") == 4
    for _ in range(49):
        factories.facility(supervising_office=world.north_1)
    assert len(ids(district.get("facilities/"))) == 50
    assert queries(district, "facilities/") == 4


def test_fifty_inspections_cost_as_many_queries_as_one(world, district):
    made = cases.completed(world.ivs, by=world.district_officer, violation=True)
    assert queries(district, "inspections/") == 4
    for n in range(49):
        facility = factories.facility(supervising_office=world.north_1)
        cases.inspection(facility, by=world.district_officer, at=made.created_at + timedelta(minutes=n))
    assert len(ids(district.get("inspections/"))) == 50
    assert queries(district, "inspections/") == 4


@pytest.mark.parametrize("name", ["orders", "documents"])
def test_other_lists_cost_the_same_at_one_row_and_at_three(world, district, name):
    cases.order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)
    once = queries(district, f"{name}/")
    for _ in range(2):
        cases.order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)
    assert (len(ids(district.get(f"{name}/"))), queries(district, f"{name}/")) == (3, once)


def test_a_card_costs_the_same_with_one_finding_and_with_three(world, district):
    inspection = cases.inspection(world.ivs, by=world.district_officer)
    cases.finding(inspection)
    once = queries(district, f"inspections/{inspection.pk}/")
    cases.finding(inspection, position=2)
    cases.finding(inspection, position=3)
    assert queries(district, f"inspections/{inspection.pk}/") == once


def test_pages_lead_through_the_whole_list_and_back(world, district):
    made = [factories.facility(supervising_office=world.north_1).pk for _ in range(4)]
    whole = [*reversed(made), world.ivs.pk]
    first = district.get("facilities/?page_size=2")
    second = district.get(first[1]["next"])
    third = district.get(second[1]["next"])
    assert [ids(first), ids(second), ids(third)] == [whole[:2], whole[2:4], whole[4:]]
    assert third[1]["next"] is None
    assert ids(district.get(third[1]["previous"])) == whole[2:4]


@pytest.mark.parametrize("cursor", ["nonsense", "cD1hYmM=", "cD0tMQ==", "b3NjYXI="])
def test_a_cursor_that_is_not_ours_is_malformed(district, cursor):
    status, problem = district.get(f"facilities/?cursor={cursor}")
    assert status == 200 if cursor == "b3NjYXI=" else (status, list(sentences(problem))) == (400, ["cursor"])


def test_a_misspelt_filter_is_refused_instead_of_answering_with_everything(district):
    status, problem = district.get("facilities/?knd=ivs")
    assert status == 400
    assert sentences(problem)["knd"].startswith("This list has no filter “knd”; it has: ")
    assert district.get("facilities/?kind=castle")[0] == 400


def test_facilities_are_filtered_as_on_the_page(world, district):
    uis = factories.facility("uis", supervising_office=world.north_1, name_ru="Колония", in_oblast_centre=True)
    assert ids(district.get("facilities/?kind=uis")) == [uis.pk]
    assert ids(district.get("facilities/?q=колон")) == [uis.pk]
    assert ids(district.get("facilities/?in_oblast_centre=true")) == [uis.pk]
    assert ids(district.get("facilities/?in_oblast_centre=false")) == [world.ivs.pk]


def test_inspections_are_filtered_as_on_the_page(world, district):
    monday, saturday = factories.moment(), factories.moment(day=7)
    other = factories.facility(supervising_office=world.north_1, name_ru="Второй ИВС")
    done = cases.completed(world.ivs, by=world.district_officer, at=monday, violation=True)
    open_ = cases.inspection(other, by=world.district_officer, at=saturday)
    answers = {
        "": [open_.pk, done.pk],
        "state=completed": [done.pk],
        "state=completed&state=under_way": [open_.pk, done.pk],
        f"facility={other.pk}": [open_.pk],
        "q=второй": [open_.pk],
        "kind=ivs_daily": [open_.pk, done.pk],
        "on_weekend=true": [open_.pk],
        "on_weekend=false": [done.pk],
        "with_findings=true": [done.pk],
        "from_on=2026-03-03": [open_.pk],
        "until_on=2026-03-02": [done.pk],
        f"office={world.north_1.pk}": [open_.pk, done.pk],
    }
    assert {query: ids(district.get(f"inspections/?{query}")) for query in answers} == answers


@pytest.mark.parametrize("query", ["from_on=0001-01-01", "until_on=9999-12-31", "from_on=9999-12-31"])
def test_the_first_and_last_days_of_the_calendar_are_no_crash(district, query):
    assert district.get(f"inspections/?{query}")[0] in (200, 400)


def test_officers_are_filtered_by_role(world):
    department = Caller(world.department_head)
    assert ids(department.get("officers/?role=auditor")) == [world.auditor.pk]
    assert ids(department.get(f"officers/?office={world.north_1.pk}")) == [
        world.district_officer.pk,
        world.district_prosecutor.pk,
    ]


def test_offices_are_ones_own_and_those_below(world):
    assert ids(Caller(world.district_officer).get("offices/")) == [world.north_1.pk]
    assert ids(Caller(world.oblast_officer).get("offices/")) == [world.north.pk, world.north_1.pk, world.north_2.pk]
