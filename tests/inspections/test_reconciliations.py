"""Placements beside the facility's own journal: what nobody told of shows, and is entered late (point 34)."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from facilities.enums import FacilityKind
from inspections.actions import placements, reconciliations
from inspections.journal_table import read_journal
from inspections.models import Placement, ReconciliationLine
from oversight.core.refusals import Forbidden, Refused
from tests import factories
from tests.factories import moment
from tests.inspections.factories import inspection, order, penal_room, placement, refused

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
FUTURE = "The period can't begin in the future."
PERIOD = {"from_on": date(2026, 3, 1), "until_on": date(2026, 3, 10)}
ROW = {
    "full_name": "Ли Виктор Андреевич",
    "birth_year": 1988,
    "order_number": "21",
    "ordered_at": moment(),
    "placed_at": moment() + HOUR,
    "room": "ДИЗО 1",
    "days": 7,
    "ground": "Отказ от работы",
}
OURS = {
    "full_name": "Петренко Сергей Иванович",
    "birth_year": 1990,
    "order_number": "17",
    "ordered_at": moment(),
    "placed_at": moment() + timedelta(minutes=20),
    "room": "ДИЗО № 1",
    "days": 10,
}


@pytest.fixture
def colony(db):
    factories.edition()
    facility = factories.facility(FacilityKind.UIS)
    penal_room(facility)
    return facility


@pytest.fixture
def officer(colony):
    return factories.officer(office=colony.supervising_office)


def compared(colony, by, *rows, at=None):
    return reconciliations.begin(facility=colony, **PERIOD, rows=rows, by=by, at=at or moment() + 45 * HOUR)


def outcomes(made):
    return [(line.full_name.split()[0], line.outcome) for line in made.lines.order_by("position")]


def test_a_placement_nobody_told_of_shows_and_is_entered_late_with_three_hours_left(colony, officer):
    made = compared(colony, officer, ROW)
    line = made.lines.get()
    assert line.outcome == "missing_here"

    line = reconciliations.enter_late(line, by=officer, at=moment() + 45 * HOUR)

    clock = line.placement.obligation
    assert (line.resolution, line.outcome) == ("entered", "missing_here")
    assert clock.due_at - (moment() + 45 * HOUR) == 3 * HOUR
    assert (line.placement.told_at, line.placement.category) == (moment() + 45 * HOUR, "convicted")
    assert str(line.placement.room) == "Disciplinary isolator 1"


def test_the_same_in_both_a_difference_in_time_and_one_the_journal_lacks(colony, officer):
    for number in ("17", "18", "19"):
        placement(colony, by=officer, order_number=number, full_name=f"Петренко{number} С. И.")
    rows = [OURS | {"order_number": number, "full_name": f"ПЕТРЕНКО{number} С.И"} for number in ("17", "18")]
    rows[1]["placed_at"] = moment() + 5 * HOUR

    made = compared(colony, officer, *rows)

    assert [one for _name, one in outcomes(made)] == ["same", "differs", "missing_there"]
    assert made.lines.get(outcome="differs").differences == [
        {"name": "placed_at", "here": "2026-03-02T05:20+00:00", "there": "2026-03-02T10:00+00:00"}
    ]


def test_a_wrong_number_is_a_difference_and_not_two_strangers(colony, officer):
    placement(colony, by=officer)

    made = compared(colony, officer, OURS | {"order_number": "71"})

    line = made.lines.get()
    assert (line.outcome, [one["name"] for one in line.differences]) == ("differs", ["order_number"])


def test_what_differed_is_kept_after_the_placement_was_corrected(colony, officer):
    ours = placement(colony, by=officer)
    made = compared(colony, officer, OURS | {"days": 12})
    reconciliations.explain(made.lines.get(), explanation="Описка.", by=officer, at=moment() + 46 * HOUR)

    placements.change(ours, days=12, by=officer, at=moment() + 46 * HOUR)

    line = made.lines.get()
    assert (line.outcome, line.differences) == ("differs", [{"name": "days", "here": "10", "there": "12"}])


def test_a_line_entered_by_hand_meets_the_placement_it_is_about(colony, officer):
    placement(colony, by=officer)
    made = compared(colony, officer)
    assert outcomes(made) == [("Петренко", "missing_there")]

    reconciliations.add_line(made, **OURS, by=officer, at=moment() + 46 * HOUR)

    assert outcomes(made) == [("Петренко", "same")]


def test_a_difference_becomes_a_finding_of_the_inspection_under_way(colony, officer):
    made = compared(colony, officer, ROW)
    with refused("No inspection of your office is under way at this facility: open one, a finding belongs to it."):
        reconciliations.make_finding(made.lines.get(), by=officer, at=moment() + 46 * HOUR)

    under_way = inspection_under_way(colony, officer)
    line = reconciliations.make_finding(made.lines.get(), by=officer, at=moment() + 46 * HOUR)

    assert (line.resolution, line.finding.inspection) == ("finding", under_way)
    assert line.finding.persons == "Ли Виктор Андреевич"
    assert line.finding.what == (
        "The prosecutor was not told of the placement of Ли Виктор Андреевич, order No. 21 of 02.03.2026 10:00."
    )


def inspection_under_way(colony, officer):
    signed = order(colony, by=officer)
    return inspection(colony, by=officer, code="uis_standing", order=signed)


def test_it_is_signed_when_every_difference_is_resolved_and_then_stays(colony, officer):
    made = compared(colony, officer, ROW)
    at = moment() + 46 * HOUR
    with refused("1 difference is not resolved yet."):
        reconciliations.sign(made, by=officer, at=at)

    reconciliations.explain(made.lines.get(), explanation="Этапирован.", by=officer, at=at)
    signed = reconciliations.sign(made, by=officer, at=at)

    assert (signed.signed_by, signed.signed_at) == (officer, at)
    with refused("The reconciliation is signed: it can no longer be changed."):
        reconciliations.add_line(made, **OURS, by=officer, at=at)


def test_a_line_is_resolved_once(colony, officer):
    made = compared(colony, officer, ROW)
    line = made.lines.get()
    reconciliations.enter_late(line, by=officer, at=moment() + 45 * HOUR)

    with refused("This line needs nothing any more: somebody has resolved it already."):
        reconciliations.enter_late(line, by=officer, at=moment() + 45 * HOUR)
    assert Placement.objects.count() == 1


def test_what_the_journal_does_not_say_is_asked_for(colony, officer):
    made = compared(colony, officer, {**ROW, "birth_year": None})

    with refused("Say the year of birth.", field="birth_year"):
        reconciliations.enter_late(made.lines.get(), by=officer, at=moment() + 45 * HOUR)
    line = reconciliations.enter_late(made.lines.get(), birth_year=1988, by=officer, at=moment() + 45 * HOUR)
    assert line.placement.birth_year == 1988


def test_which_room_is_asked_for_when_the_name_says_neither(colony, officer):
    penal_room(colony, name="2")
    made = compared(colony, officer, ROW | {"room": "подвал"})

    with refused("Which of the facility's penal rooms is it?", field="room"):
        reconciliations.enter_late(made.lines.get(), by=officer, at=moment() + 45 * HOUR)


@pytest.mark.parametrize(
    ("period", "field", "sentence"),
    [
        ({"until_on": date(2026, 2, 1)}, "until_on", "The period can't end before it begins."),
        ({"from_on": date(2026, 4, 1), "until_on": date(2026, 5, 2)}, "from_on", FUTURE),
        ({"from_on": date(2024, 1, 1)}, "until_on", "A reconciliation covers at most a year."),
    ],
)
def test_an_impossible_period_is_refused(colony, officer, period, field, sentence):
    with refused(sentence, field=field):
        reconciliations.begin(facility=colony, **PERIOD | period, by=officer, at=moment() + HOUR)


def test_a_row_outside_the_period_writes_nothing(colony, officer):
    with pytest.raises(Refused, match="Row 2: the order is outside the period"):
        compared(colony, officer, OURS, ROW | {"ordered_at": moment() - timedelta(days=30)})
    assert not ReconciliationLine.objects.exists()


def test_only_the_office_that_supervises_the_place_reconciles(colony):
    above = factories.officer("oblast_officer", office=colony.supervising_office.parent)

    with refused("The office that supervises the facility reconciles its placements.", kind=Forbidden):
        compared(colony, above, ROW)


HEADING = ["№ п/п", "Ф.И.О.", "№ постановления", "Дата и время постановления", "Дата и время водворения", "Срок"]


def read(colony, *rows):
    book, out = Workbook(), io.BytesIO()
    for row in (["Журнал водворений"], HEADING, *rows):
        book.active.append(row)
    book.save(out)
    return read_journal(SimpleUploadedFile("журнал.xlsx", out.getvalue()), colony, **PERIOD)


def test_the_journal_is_read_by_the_names_of_its_columns(colony):
    sheet = read(colony, [1, "Ли В. А.", "21", datetime(2026, 3, 2, 10, 0), "02.03.2026 11:00", 7])

    (row,) = sheet.good
    assert {name: value for name, value in row.values.items() if value is not None} == {
        "full_name": "Ли В. А.",
        "order_number": "21",
        "ordered_at": moment(),
        "placed_at": moment(hour=11),
        "days": 7,
    }


def test_each_row_says_what_could_not_be_read(colony):
    sheet = read(
        colony,
        [1, "Ли В. А.", "21", "29.02.2026 10:00", "02.03.2026 11:00", 7],
        [2, "Ким А.", "22", "02.01.2026 10:00", "02.01.2026 11:00", 7],
        [3, "02.03.2026 10:00", "23", "Ким А.", "02.03.2026 11:00", 5],
    )

    assert {row.number: row.problems for row in sheet.bad} == {
        3: ["Дата и время постановления: there is no such day as “29.02.2026 10:00”"],
        4: ["The order is outside the period."],
        5: ["Дата и время постановления: “Ким А.” is no date like 02.03.2026"],
    }
