"""The registers of points 23 and 65: exact to the record, totals equal to the rows, exports and papers the same."""

import io
from collections import Counter
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from incidents import registers
from incidents.actions import force, incidents
from incidents.actions.registers import print_register
from incidents.enums import IncidentState
from incidents.models import ForceUse, Incident
from incidents.registers import USE, Asked
from oversight.core.models import AuditRow, Office
from oversight.core.refusals import Refused
from oversight.documents.actions import render_next
from oversight.duties.enums import Register
from tests.incidents.factories import force_used, incident, minutes, whole_force

PAGE, EXPORT = reverse("incidents:register_of"), reverse("incidents:export_register")
PERIOD = "from_on=2026-03-01&until_on=2026-03-31"
#: The officer, offices and facilities of the form, kinds, totals and records of two sources, columns.
QUERIES = 13


def asked(office, register="emergency", **fields):
    return Asked(register, date(2026, 3, 1), date(2026, 3, 31), office, **fields)


@pytest.fixture
def rows(world):
    """Of every sort some, in every place: what belongs to a register, and what looks like it and doesn't."""
    by = world.district_officer
    made = {
        "strike": incident(world.ivs, by=by),
        "strike_later": incident(world.ivs, by=by, received_at=minutes(60 * 30)),
        "escape": incident(world.ivs, by=by, code="escape", received_at=minutes(60 * 24)),
        "attempt": incident(world.neighbour_ivs, code="escape_attempt"),
        "suicide": incident(world.neighbour_ivs, code="suicide", received_at=minutes(5)),
        "harm": incident(world.foreign_ivs, code="self_harm"),
        "weapon": incident(world.ivs, by=by, code="weapon"),
        "april": incident(world.ivs, by=by, received_at=minutes(60 * 24 * 30), at=minutes(60 * 24 * 30)),
    }
    doubled = incident(world.ivs, by=by)
    incidents.link(doubled, of=made["strike"], by=by, at=minutes(9))
    nothing = incident(world.neighbour_ivs)
    incidents.doubt(nothing, reason="Учения", by=nothing.created_by, at=minutes(3))
    incidents.dismiss(nothing, by=world.oblast_officer, at=minutes(4))
    return made


def listed(officer, question):
    return [entry.pk for entry in registers.entries(officer, question)]


@pytest.mark.parametrize(
    ("register", "names"),
    [
        ("emergency", ["strike_later", "escape", "strike"]),
        ("escape", ["escape", "attempt"]),
        ("suicide", ["suicide"]),
        ("self_harm", []),
        ("weapon", ["weapon"]),
        ("special_means", []),
    ],
)
def test_a_register_holds_each_record_once_within_the_scope(world, rows, register, names):
    assert listed(world.oblast_officer, asked(world.north, register)) == [rows[name].pk for name in names]


def test_totals_equal_the_naive_count_of_the_records(world, rows):
    whole_force(world.ivs, by=world.district_officer)
    for officer, office in ((world.zonal_officer, world.department), (world.oblast_officer, world.north)):
        for register in Register.values:
            found = registers.totals(officer, asked(office, register))
            naive = Counter()
            for row in Incident.objects.all():
                if (
                    register in row.kind.registers
                    and row.duplicate_of_id is None
                    and row.state != IncidentState.DISMISSED
                    and date(2026, 3, 1) <= office.local_day(row.received_at) <= date(2026, 3, 31)
                    and office.pk in row.supervising_office.lineage
                ):
                    naive[row.kind.code, place(row.supervising_office, office)] += 1
            for use in ForceUse.objects.all():
                if any(one.means.register == register for one in use.means.all()):
                    naive[USE, place(use.supervising_office, office)] += 1
            counted = {(kind.code, pk): n for kind, line, _ in found.rows for pk, n in line.items() if n}
            assert counted == naive, register
            assert found.whole == sum(naive.values()) == len(listed(officer, asked(office, register)))


def place(office, asked):
    """The office right below the asked one in whose line it stands, or the asked one itself."""
    below = [pk for pk in office.lineage if Office.objects.get(pk=pk).parent_id == asked.pk]
    return below[0] if below else asked.pk


def test_a_number_opens_exactly_the_records_it_counts(signed_in, world, rows):
    browser = signed_in(world.zonal_officer)
    page = browser.get(f"{PAGE}?{PERIOD}&register=emergency")
    for line in page.context["rows"]:
        for cell in [*line["cells"], line["total"]]:
            if cell["count"]:
                opened = browser.get(PAGE + cell["url"]).context
                assert (opened["totals"].whole, len(opened["page"].rows)) == (cell["count"], cell["count"])


def test_uses_recorded_one_by_one_stand_for_their_emergency(world):
    by = world.district_officer
    made = incident(world.ivs, by=by, code="special_means")
    question = asked(world.north, "special_means")
    assert [(one.rank, one.pk) for one in registers.entries(world.oblast_officer, question)] == [(0, made.pk)]
    used = whole_force(world.ivs, by=by, incident=made)
    assert [(one.rank, one.pk) for one in registers.entries(world.oblast_officer, question)] == [(1, used.pk)]
    # The emergency itself stays in the register of emergencies.
    assert listed(world.oblast_officer, asked(world.north)) == [made.pk]


def test_what_was_withdrawn_or_names_no_means_yet_is_in_no_register(world):
    withdrawn = whole_force(world.ivs, by=world.district_officer)
    force.withdraw(withdrawn, reason="ошибка", by=world.district_officer, at=minutes(30))
    force_used(world.ivs, by=world.district_officer)
    for register in ("special_means", "physical_force", "weapon"):
        assert listed(world.oblast_officer, asked(world.north, register)) == []


def test_pages_follow_each_other_without_a_gap_or_a_repetition(world):
    for number in range(7):
        incident(world.ivs, by=world.district_officer, received_at=minutes(number // 3))
    question = asked(world.north)
    whole = [one.key for one in registers.entries(world.oblast_officer, question)]
    seen, before = [], None
    while True:
        found, _newer, older = registers.page(world.oblast_officer, question, before=before, size=2)
        seen += [one.key for one in found]
        if not older:
            break
        before = registers.key_of(found[-1].key_words)
    assert seen == whole
    back, newer, older = registers.page(world.oblast_officer, question, after=whole[4], size=2)
    assert ([one.key for one in back], newer, older) == (whole[2:4], True, True)
    first, newer, _older = registers.page(world.oblast_officer, question, after=whole[1], size=2)
    assert ([one.key for one in first], newer) == (whole[:1], False)


@pytest.mark.parametrize("key", ["", "x", "1-2", "9" * 17 + "-0-1", "1-1-" + "9" * 30, "-1-0-1"])
def test_a_key_nobody_made_is_no_key(signed_in, world, key):
    assert signed_in(world.oblast_officer).get(f"{PAGE}?{PERIOD}&before={key}").status_code == 200


def test_csv_and_xlsx_hold_what_the_page_counts_and_no_formula(signed_in, world, rows):
    world.ivs.name_ru = world.ivs.name_kk = "=HYPERLINK(0)"
    world.ivs.save()
    browser = signed_in(world.oblast_officer)
    text = b"".join(browser.get(f"{EXPORT}?{PERIOD}").streaming_content).decode("utf-8-sig")
    lines = [line.split(";") for line in text.strip().split("\r\n")][1:]
    assert [int(line[0]) for line in lines] == listed(world.oblast_officer, asked(world.north))
    assert {line[5] for line in lines} == {"'=HYPERLINK(0)"}
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{EXPORT}?{PERIOD}&format=xlsx").content))
    cells = list(book.active.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in cells] == [int(line[0]) for line in lines]
    assert {row[5] for row in cells} == {"'=HYPERLINK(0)"}
    assert AuditRow.objects.filter(action="incidents.export").count() == 2


def test_the_paper_says_what_the_page_counts(world, rows):
    document = print_register(asked(world.north), by=world.oblast_officer, at=minutes(60 * 40))
    context = document.context
    assert [one["id"] for one in context["entries"]] == listed(world.oblast_officer, asked(world.north))
    assert (context["whole"], sum(context["sums"]), sum(row["total"] for row in context["totals"])) == (3, 3, 3)
    while render_next(at=minutes(60 * 40)):
        pass
    assert {one.state for one in document.renderings.all()} == {"ready"}


def test_more_than_a_paper_holds_is_refused_with_a_way_out(signed_in, world, rows, monkeypatch):
    monkeypatch.setattr("incidents.actions.registers.MOST_ON_PAPER", 2)
    with pytest.raises(Refused, match="A paper holds at most 2 records"):
        print_register(asked(world.north), by=world.oblast_officer, at=minutes(60))
    sent = signed_in(world.oblast_officer).post(reverse("incidents:print_register"), {"query": PERIOD})
    assert (sent.status_code, "A paper holds at most 2 records" in sent.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from_on=2026-03-31&until_on=2026-03-01", "The period ends before it begins."),
        ("from_on=1900-01-01&until_on=2026-03-01", "A register shows up to ten years."),
        ("from_on=gestern", "Enter"),
        ("register=nothing", "Select a valid choice"),
    ],
)
def test_what_can_not_be_asked_is_said_beside_its_field(signed_in, world, query, sentence):
    answer = signed_in(world.oblast_officer).get(f"{PAGE}?{query}")
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_another_regions_office_or_facility_does_not_exist(signed_in, world, rows):
    browser = signed_in(world.oblast_officer)
    for query in (f"office={world.south.pk}", f"facility={world.foreign_ivs.pk}"):
        answer = browser.get(f"{PAGE}?{PERIOD}&{query}")
        assert (answer.status_code, answer.context["page"]) == (422, None)


def test_the_same_over_the_api(signed_in, world, rows):
    said = signed_in(world.oblast_officer).get(f"/api/v1/emergency-registers/?{PERIOD}&register=escape").json()
    assert (said["total"], [one["id"] for one in said["entries"]], said["has_older"]) == (
        2,
        [rows["escape"].pk, rows["attempt"].pk],
        False,
    )
    assert sorted((one["kind"]["code"], one["count"]) for one in said["totals"]) == [
        ("escape", 1),
        ("escape_attempt", 1),
    ]


def test_a_day_of_the_readers_zone_holds_its_last_second(signed_in, world):
    # 23:59:59 by the clock of Almaty.
    late = minutes(0) + timedelta(hours=21, minutes=49, seconds=59)
    made = incident(world.ivs, by=world.district_officer, received_at=late)
    browser = signed_in(world.oblast_officer)

    def on(day):
        return [one.pk for one in browser.get(f"{PAGE}?from_on={day}&until_on={day}").context["page"] or ()]

    assert (on("2026-03-03"), on("2026-03-04")) == ([made.pk], [])


def test_the_same_queries_at_one_record_and_at_many(signed_in, world, django_assert_num_queries):
    browser = signed_in(world.oblast_officer)
    incident(world.ivs, by=world.district_officer)
    with django_assert_num_queries(QUERIES):
        browser.get(f"{PAGE}?{PERIOD}")
    for _ in range(4):
        incident(world.ivs, by=world.district_officer)
        incident(world.neighbour_ivs)
    with django_assert_num_queries(QUERIES):
        browser.get(f"{PAGE}?{PERIOD}")
