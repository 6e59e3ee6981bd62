import ast
from pathlib import Path

import pytest

from oversight import packages
from oversight.core import audit, wording
from oversight.core.models import AuditRow
from tests.factories import facility, moment, officer

ROOT = Path(wording.__file__).parents[2]


def recorded_acts():
    """The first argument of every call of the audit's `record` in the program's source."""
    found = set()
    for package in packages.ALL:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _is_record(node.func):
                    found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    return {act for act in found if "." in act}


def _is_record(func):
    return getattr(func, "attr", None) == "record" or getattr(func, "id", None) == "record"


def test_every_act_the_program_records_has_a_title():
    assert recorded_acts() - set(wording.acts()) == set()


def test_an_unknown_act_is_shown_by_its_code():
    assert wording.title_of("acts.burn") == "acts.burn"


@pytest.mark.django_db
def test_a_row_reads_in_words():
    place = facility()
    by = officer()
    before = {"capacity": None, "in_oblast_centre": False, "kind": "ivs", "opened_on": "2026-03-02"}
    after = {"capacity": 40, "in_oblast_centre": True, "kind": "uis", "opened_on": "2026-03-03"}
    audit.record("facilities.change", place, by=by, at=moment(), before=before, after=after)
    row = AuditRow.objects.get()
    assert row.title == "Facility's data changed"
    assert row.changes == [
        ("Kind", "Temporary detention facility", "Penal institution"),
        ("In an oblast centre", "no", "yes"),
        ("Capacity", "", "40"),
        ("Opened on", "02.03.2026", "03.03.2026"),
    ]


@pytest.mark.parametrize(
    ("about", "name", "value", "words"),
    [
        ("core.officer", "roles", ["auditor"], ("Roles", "Auditor, reads only")),
        ("registers.reception", "decision", "explained", ("What was done", "Explained on the spot")),
        ("facilities.facility", "penal_room", "1", ("Penal room", "1")),
        ("inspections.inspection", "45(3) value", "violation", ("45(3) answer", "Violation")),
        ("inspections.inspection", "45(3) #17 cause", "сыро", ("45(3) causes and conditions", "сыро")),
        ("inspections.inspection", "#17 cause", "сыро", ("Causes and conditions", "сыро")),
        ("facilities.facility", "until_on", "2026-03-02", ("Until", "02.03.2026")),
        ("core.officer", "token_until", "2026-03-02T10:00:00+05:00", ("Token valid until", "02.03.2026 10:00")),
        ("acts.responseact", "number", "2-1-06-26-1", ("Number", "2-1-06-26-1")),
        ("acts.responseact", "subject", "тест", ("About", "тест")),
        ("acts.responseact", "due_on", "2026-03-02", ("Answer due on", "02.03.2026")),
        ("acts.responseact", "violation", 1, ("Violation", "1")),
        ("acts.responseact", "violations", ["1. Сырость"], ("Violations", "1. Сырость")),
        ("acts.responseact", "measures", "осушено", ("Measures taken", "осушено")),
        ("acts.responseact", "words", "приняты меры", ("Text", "приняты меры")),
        ("acts.answer", "words", "приняты меры", ("What was answered", "приняты меры")),
        ("acts.responseact", "eliminated", True, ("Actually eliminated", "yes")),
        ("acts.responseact", "source_url", "/x/", ("Page of the finding", "/x/")),
        ("inspections.order", "comment", "два смысла", ("Comment", "два смысла")),
        ("duties.obligation", "due_at", "2026-03-03T00:00:00+05:00", ("Due at", "02.03.2026 24:00")),
        ("duties.obligation", "started_at", "2026-03-03T00:00:00+05:00", ("Started at", "03.03.2026 00:00")),
        ("gone.model", "whatever", "1234-56-7890 is a telephone", ("Whatever", "1234-56-7890 is a telephone")),
        ("facilities.facility", "address", "2026-99-99", ("Address", "2026-99-99")),
    ],
)
def test_fields_and_values_read_in_words(about, name, value, words):
    assert wording.change_in_words(about, name, value) == words


def test_points_stand_in_the_order_of_their_numbers():
    names = ["45(10) value", "45(9) note", "45(9) value", "25 value"]
    assert wording.in_order("inspections.inspection", names) == [
        "25 value",
        "45(9) value",
        "45(9) note",
        "45(10) value",
    ]
