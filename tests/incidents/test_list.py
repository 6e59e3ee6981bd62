"""The registers of points 23 and 65: narrowed by the address, exported exactly, no cell a formula."""

import pytest
from django.urls import reverse

from incidents.actions import incidents
from oversight.core.models import AuditRow
from tests.incidents.factories import incident, kind, minutes, reported

LIST, EXPORT = reverse("incidents:list"), reverse("incidents:export")
#: The officer, the rows, their clocks, and what the filters offer: offices and kinds.
QUERIES = 5


def shown(response):
    assert response.status_code == 200
    return [row.pk for row in response.context["page"]]


def cells(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return [line.split(";") for line in text.strip().split("\r\n")]


@pytest.fixture
def rows(world):
    by = world.district_officer
    return {
        "strike": incident(world.ivs, by=by),
        "escape": incident(world.ivs, by=by, code="escape", received_at=minutes(60 * 24)),
        "attempt": incident(world.neighbour_ivs, code="escape_attempt"),
        "weapon": incident(world.ivs, by=by, code="weapon", received_from="=cmd|' /C calc'!A0"),
        "foreign": incident(world.foreign_ivs),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["attempt", "escape", "strike", "weapon"]),
        ("register=escape", ["attempt", "escape"]),
        ("register=emergency", ["escape", "strike"]),
        ("register=weapon", ["weapon"]),
        ("kind=hunger_strike", ["strike"]),
        ("from_on=2026-03-04", ["escape"]),
        ("until_on=2026-03-03", ["attempt", "strike", "weapon"]),
        ("q=north-2", ["attempt"]),
        ("state=closed", []),
        ("duplicates=only", []),
    ],
)
def test_the_address_narrows_the_register_and_the_export_alike(signed_in, world, rows, query, names):
    browser = signed_in(world.oblast_officer)
    found = shown(browser.get(f"{LIST}?{query}"))
    assert sorted(name for name, row in rows.items() if row.pk in found) == names
    exported = cells(browser.get(f"{EXPORT}?{query}"))[1:]
    assert [int(row[0]) for row in exported] == found


def test_no_cell_is_a_formula_and_the_export_is_kept_in_the_trail(signed_in, world):
    world.ivs.name_ru = world.ivs.name_kk = "=HYPERLINK(0)"
    world.ivs.save()
    incident(world.ivs, by=world.district_officer)
    (row,) = cells(signed_in(world.district_officer).get(EXPORT))[1:]
    assert "'=HYPERLINK(0)" in row
    assert AuditRow.objects.filter(action="incidents.export").count() == 1


def test_the_same_queries_at_one_row_and_at_many(signed_in, world, django_assert_num_queries):
    browser = signed_in(world.district_officer)
    incident(world.ivs, by=world.district_officer)
    with django_assert_num_queries(QUERIES):
        assert len(shown(browser.get(LIST))) == 1
    for _number in range(5):
        incident(world.ivs, by=world.district_officer)
    with django_assert_num_queries(QUERIES):
        assert len(shown(browser.get(LIST))) == 6


def test_the_departments_screen_delivers_and_opening_reads(signed_in, world):
    report, _ = reported(world.ivs, by=world.district_officer)
    signed_in(world.oblast_officer).get(reverse("incidents:today"))
    report.refresh_from_db()
    assert report.delivered_at is None
    signed_in(world.zonal_officer).get(reverse("incidents:today"))
    report.refresh_from_db()
    assert (report.delivered_at is not None, report.read_at) == (True, None)
    assert signed_in(world.zonal_officer).get(reverse("incidents:report", args=[report.pk])).status_code == 200
    report.refresh_from_db()
    assert report.read_by == world.zonal_officer


def test_every_page_of_the_package_opens(signed_in, world):
    report, officer = reported(world.ivs, by=world.district_officer)
    person = report.incident.participants.first()
    for address in (
        *(reverse("incidents:reports"), reverse("incidents:regimes"), reverse("incidents:enter_regime")),
        *(reverse("incidents:new"), reverse("incidents:today"), reverse("incidents:report", args=[report.pk])),
        reverse("incidents:of_facility", args=[world.ivs.pk]),
        reverse("incidents:person", args=[report.incident_id, person.pk]),
    ):
        assert signed_in(officer).get(address).status_code == 200, address


def test_a_correction_of_the_kind_moves_it_to_its_register(signed_in, world, rows):
    incidents.correct(rows["weapon"], kind=kind("suicide"), reason="Уточнено", by=world.district_officer, at=minutes(9))
    browser = signed_in(world.oblast_officer)
    assert shown(browser.get(f"{LIST}?register=weapon")) == []
    assert shown(browser.get(f"{LIST}?register=suicide")) == [rows["weapon"].pk]
