"""The board of timeliness: what it counts is what its lists show, to the row."""

import csv
import io
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from oversight.core.enums import OfficeLevel, Role
from oversight.duties.actions import obligations
from oversight.duties.board import Measure, Tally, board_of
from oversight.duties.models import Edition, Obligation, Rule
from tests import factories as make
from tests.duties import law
from tests.factories import ALMATY, moment

pytestmark = pytest.mark.django_db
MARCH = {"from_on": date(2026, 3, 1), "until_on": date(2026, 3, 31)}
ASKED = "?from_on=2026-03-01&until_on=2026-03-31"
HOUR = timedelta(hours=1)


@pytest.fixture
def here():
    law.edition(
        law.clock(steps=()),
        law.clock("other.clock", steps=(), start="act.sent"),
        law.duty(steps=()),
        from_=date(2026, 1, 1),
    )
    return make.world()


def clock(office, number, *, due=None, code="isolation.review"):
    """A clock of 48 hours that is due at `due`."""
    due = due or moment(2026, 3, 10, 12)
    started = due - 48 * HOUR
    subject = f"{code}:{number}"
    return obligations.open_clock(code, office=office, subject=subject, started_at=started, by=None, at=started)


def done(obligation, *, after, entered=timedelta()):
    """Done so long after the due moment (negative: before it), and entered so much later."""
    at = obligation.due_at + after
    return obligations.fulfil(obligation, done_at=at, by=None, at=at + entered)


@pytest.fixture
def march(here):
    """One of every sort in the north-1 district, two of its oblast's own, one of a foreign district."""
    soon = timezone.now() + timedelta(days=400)
    done(clock(here.north_1, 1), after=-HOUR)
    done(clock(here.north_1, 2), after=timedelta())
    done(clock(here.north_1, 3), after=-HOUR, entered=2 * HOUR)
    done(clock(here.north_1, 4), after=HOUR)
    clock(here.north_1, 5)
    obligations.stop(clock(here.north_1, 6), reason="запрос", by=None, at=moment(2026, 3, 9))
    obligations.cancel(clock(here.north_1, 7), reason="ошибка", by=None, at=moment(2026, 3, 9))
    clock(here.north_1, 8, due=soon)
    clock(here.north, 9)
    done(clock(here.north, 10, code="other.clock"), after=HOUR)
    clock(here.south_1, 11)
    return here


def board(officer, office, **period):
    return board_of(officer, office, **{**MARCH, **period}, zone=ALMATY, at=timezone.now())


def cells(found):
    return {
        row.code: {str(c.office.code): t for c, t in zip(found.columns, row.tallies, strict=True)} for row in found.rows
    }


def test_a_cell_says_what_became_of_what_was_due(march):
    found = cells(board(march.oblast_officer, march.north))
    assert found == {
        "isolation.review": {
            "north": Tally(due=1, overdue=1),
            "north-1": Tally(due=6, in_time=3, entered_late=1, late=1, open=1, overdue=1),
            "north-2": Tally(),
        },
        "other.clock": {"north": Tally(due=1, late=1), "north-1": Tally(), "north-2": Tally()},
    }


def test_the_department_sees_oblasts_with_all_below_them_and_opens_one(march):
    whole = board(march.department_head, march.department)
    assert next((one.office.code, one.is_alone) for one in whole.columns) == ("department", True)
    north = Tally(due=7, in_time=3, entered_late=1, late=1, open=1, overdue=2)
    assert cells(whole)["isolation.review"] == {"department": Tally(), "north": north, "south": Tally(due=1, overdue=1)}
    assert whole.total == Tally(due=9, in_time=3, entered_late=1, late=2, open=1, overdue=3)
    assert cells(board(march.department_head, march.north)) == cells(board(march.oblast_officer, march.north))


def test_a_district_has_its_own_column(march):
    found = board(march.district_officer, march.north_1)
    assert [(one.office, one.is_alone) for one in found.columns] == [(march.north_1, False)]
    assert found.total.due == 6


def test_a_day_holds_its_midnight_at_the_end_and_not_at_the_beginning(here):
    clock(here.north_1, 1, due=moment(2026, 3, 1, 0))
    clock(here.north_1, 2, due=moment(2026, 4, 1, 0))
    assert board(here.district_officer, here.north_1).total.due == 1
    february = {"from_on": date(2026, 2, 1), "until_on": date(2026, 2, 28)}
    assert board(here.district_officer, here.north_1, **february).total.due == 1


def test_the_share_is_never_rounded_up_to_all_of_them():
    assert Tally(due=1000, in_time=999, late=1).share == 99
    assert Tally(due=1, in_time=1).share == 100
    assert Tally(due=1, open=1).share is None


@pytest.mark.parametrize("role", [Role.DISTRICT_OFFICER, Role.OBLAST_OFFICER, Role.DEPARTMENT_HEAD, Role.AUDITOR])
def test_every_number_opens_a_list_of_exactly_as_many_duties(client, march, role):
    client.force_login(march.officer(role))
    opened = 0
    for measure in Measure:
        context = client.get(f"/duties/board/{ASKED}&show={measure.value}").context
        lines = [*context["rows"], context["totals"]]
        for cell in [one for line in lines for one in (*line["cells"], line["total"])]:
            number = cell["tally"].due if measure == Measure.SHARE else getattr(cell["tally"], measure.value)
            assert bool(cell["url"]) == (number > 0)
            if cell["url"]:
                opened += 1
                assert len(client.get(cell["url"]).context["page"].rows) == number, (measure, cell)
    assert opened > 10


def test_the_figures_above_open_their_lists_too(client, march):
    client.force_login(march.department_head)
    figures = client.get(f"/duties/board/{ASKED}").context["figures"]
    assert [(one["title"], one["value"], one["note"]) for one in figures] == [
        ("Due", 9, ""),
        ("Met in time", 3, "of these entered late: 1"),
        ("Met late", 2, ""),
        ("Open, not due yet", 1, ""),
        ("Overdue", 3, ""),
    ]
    assert [len(client.get(one["url"]).context["page"].rows) for one in figures] == [9, 3, 2, 1, 3]


def test_an_office_out_of_sight_has_no_board(client, march):
    client.force_login(march.oblast_officer)
    answer = client.get(f"/duties/board/{ASKED}&office={march.south.pk}")
    assert (answer.status_code, answer.context["board"]) == (422, None)
    client.force_login(march.reference_admin)
    assert client.get("/duties/board/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["from_on=2026-03-31&until_on=2026-03-01", "from_on=2020-01-01&until_on=2026-01-01", "from_on=abc"]
)
def test_a_period_that_is_none_is_said_beside_its_field(client, march, asked):
    client.force_login(march.oblast_officer)
    answer = client.get(f"/duties/board/?{asked}")
    assert (answer.status_code, answer.context["board"]) == (422, None)
    assert answer.context["form"].errors


def test_without_a_choice_it_is_this_month_of_ones_own_office(client, march):
    client.force_login(march.oblast_officer)
    form = client.get("/duties/board/").context["form"]
    today = timezone.localdate()
    assert form.cleaned_data["from_on"] == today.replace(day=1)
    assert form.cleaned_data["office"] == march.north


def test_the_file_holds_what_the_board_shows(client, march):
    client.force_login(march.oblast_officer)
    answer = client.get(f"/duties/board/export/{ASKED}&format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][3:] == [
        *("Due", "Met in time", "Of these entered late", "Met late", "Open, not due yet", "Overdue"),
        "Share in time, %",
    ]
    told = {(row[1], row[2]): row[3:] for row in rows[1:]}
    assert told == {
        ("Duty isolation.review", str(march.north)): ["1", "0", "0", "0", "0", "1", "0"],
        ("Duty isolation.review", str(march.north_1)): ["6", "3", "1", "1", "1", "1", "60"],
        ("Duty other.clock", str(march.north)): ["1", "0", "0", "1", "0", "0", "0"],
    }
    answer = client.get(f"/duties/board/export/{ASKED}&format=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert {
        (row[1], row[2]): [str(one) for one in row[3:]] for row in sheet.iter_rows(min_row=2, values_only=True)
    } == told


def test_a_name_that_is_a_formula_stays_a_name_in_the_file(client, march):
    march.north_1.name_ru = march.north_1.name_kk = "=1+1"
    march.north_1.save()
    client.force_login(march.district_officer)
    answer = client.get(f"/duties/board/export/{ASKED}&format=xlsx")
    cell = load_workbook(io.BytesIO(answer.content)).active["C2"]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


@pytest.mark.parametrize("offices", [1, 3])
def test_the_board_asks_the_same_few_queries_for_any_number_of_offices_and_rules(
    client, march, offices, django_assert_num_queries
):
    for number in range(offices):
        district = make.office(OfficeLevel.DISTRICT, parent=march.north)
        clock(district, number)
        clock(district, number, code="other.clock")
    client.force_login(march.department_head)
    with django_assert_num_queries(7):
        client.get(f"/duties/board/{ASKED}")


def test_a_rule_is_told_in_the_words_of_the_newest_edition_that_has_it(march):
    Edition.objects.update(in_force_until=date(2029, 12, 31))
    law.edition(law.clock(steps=(), point="99"), code="2/2030", from_=date(2030, 1, 1))
    assert Rule.objects.filter(code="isolation.review").count() == 2
    found = board(march.oblast_officer, march.north)
    assert [(row.code, row.point) for row in found.rows] == [("isolation.review", "99"), ("other.clock", "47")]


def test_links_carry_the_period_and_nothing_of_the_board(client, march):
    client.force_login(march.oblast_officer)
    context = client.get(f"/duties/board/{ASKED}&show=overdue").context
    (cell,) = [one for one in context["rows"][0]["cells"] if one["tally"].due == 6]
    assert parse_qs(urlsplit(cell["url"]).query) == {
        "overdue": ["true"],
        "rule": ["isolation.review"],
        "due_from": ["2026-03-01"],
        "due_until": ["2026-03-31"],
        "office": [str(march.north_1.pk)],
    }
    assert Obligation.objects.count() == 11
