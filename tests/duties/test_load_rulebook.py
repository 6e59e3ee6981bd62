"""Loading an edition: once, again, in a better wording, and broken in every way."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Inspection
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden
from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.models import Checklist, ChecklistLine, Edition, InspectionKind, Rule, RuleStep
from oversight.duties.rulebook import EDITIONS, RulebookError
from tests import factories
from tests.duties.small import END_OF_LINE, SECOND_LINE, SMALL, changed, with_second_line

AT = datetime(2030, 1, 10, 9, tzinfo=UTC)
LATER = datetime(2030, 1, 11, 9, tzinfo=UTC)

UNTIL = "in_force_until = 20"

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    def load(content, at=AT, name="edition.toml"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_edition(path, by=None, at=at)

    return load


def stored():
    """Everything the rulebook tables and the audit trail hold."""
    models = [Edition, Checklist, ChecklistLine, InspectionKind, Rule, RuleStep, AuditRow]
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_loading_writes_the_edition_and_one_audit_row(load):
    edition, is_changed = load(SMALL)
    assert (is_changed, edition.code, edition.in_force_from, edition.loaded_at) == (
        True,
        "1/2030",
        date(2030, 1, 1),
        AT,
    )
    assert [(row.action, row.subject_title) for row in AuditRow.objects.all()] == [("rulebook.load", str(edition))]


def test_loading_the_same_file_again_changes_nothing(load):
    load(SMALL)
    before = stored()
    assert load(SMALL, at=LATER)[1] is False
    assert stored() == before


def test_an_edition_nobody_uses_is_replaced_by_what_its_file_says_now(load):
    load(with_second_line())
    load(changed("45(1)", "45(3)"), at=LATER)
    assert [line.point for line in ChecklistLine.objects.all()] == ["45(3)"]
    assert [edition.loaded_at for edition in Edition.objects.all()] == [LATER]


def test_only_the_administrator_of_reference_data_loads_an_edition(tmp_path):
    path = tmp_path / "edition.toml"
    path.write_text(SMALL)
    with pytest.raises(Forbidden):
        load_edition(path, by=factories.officer(Role.DEPARTMENT_HEAD), at=AT)
    assert stored() == [[]] * 7
    admin = factories.officer(Role.REFERENCE_ADMIN)
    load_edition(path, by=admin, at=AT)
    assert [row.officer_id for row in AuditRow.objects.all()] == [admin.pk]


ANOTHER_CHECKLIST = SMALL[SMALL.index("[[checklist]]") : SMALL.index("[[kind]]")]
ANOTHER_KIND = "\n[[kind]]" + SMALL.split("[[kind]]")[1]

BROKEN = {
    "not TOML": (changed('code = "1/2030"', "code = 1/2030"), 2, "This isn't TOML. "),
    "an unclosed text": (SMALL.rstrip()[:-1], 33, "This isn't TOML. "),
    "a key twice": (changed('code = "ivs"', 'code = "ivs"\ncode = "ivs"'), 11, "This isn't TOML. "),
    "not UTF-8": (SMALL.encode().replace("Нұсқаулық".encode(), b"\xff"), 4, "The file isn't UTF-8 text."),
    "empty": ("", 1, "The table [edition] is missing."),
    "an unknown table": (changed("[edition]", "[other]"), 1, "“other” isn't known here"),
    "no checklists": (SMALL.split("\n[[checklist]]")[0], 1, "There is no [[checklist]] table here."),
    "no lines": (changed("[[checklist.line]]", "[[line]]"), 17, "“line” isn't known here"),
    "an unknown key": (changed("needs_order", "needs_oder"), 28, "“needs_oder” isn't known here"),
    "an unknown key of a line": (changed('45(1)"', '45(1)"\nclok = "x"'), 19, "“clok” isn't known here"),
    "a missing key": (changed('at_level = ["district"]\n', ""), 23, "“at_level” is missing."),
    "a missing language": (changed('text_kk = "Хаттама жасалды ма?"\n', ""), 17, "“text_kk” is missing: what is"),
    "help in one language": (changed(END_OF_LINE, END_OF_LINE + 'help_ru = "Так"\n'), 17, "“help_kk” is missing"),
    "an empty text": (changed("Is there a record?", " "), 21, "“text_en” is empty."),
    "a text too long": (changed("Is there a record?", "?" * 121), 21, "“text_en”: Ensure this value has at most"),
    "a number for a text": (changed('point = "45"', "point = 45"), 11, "“point” must be a text in quotes."),
    "a text for a yes or no": (changed("= false", '= "no"'), 28, "“needs_order” must be true or false."),
    "a text for a list": (changed('["district"]', '"district"'), 30, "“at_level” must be a list"),
    "an empty list": (changed('["district"]', "[]"), 30, "“at_level”: This field cannot be blank."),
    "a quoted date": (changed("2030-01-01", '"2030-01-01"'), 7, "“in_force_from” must be a date"),
    "a day that is not": (changed("2030-01-01", "2030-02-30"), 7, "This isn't TOML. "),
    "an end before the beginning": (changed("2030-01-01", f"2030-01-01\n{UNTIL}29-12-31"), 8, "An edition can't end"),
    "an unknown kind of facility": (changed('["ivs"]', '["x"]'), 12, "“x” isn't known for “facility_kinds”"),
    "an unknown level": (changed('["district"]', '["x"]'), 30, "“x” isn't known for “at_level”"),
    "an unknown rule for the certificate": (changed("on_violation", "x"), 29, "“x” isn't known for “spravka”"),
    "an unknown section": (changed('45(1)"', '45(1)"\nsection = "x"'), 19, "“x” isn't known for “section”"),
    "a badly written point": (changed("45(1)", "45.1"), 18, "“point”: A point is written like"),
    "a badly written code": (changed('"ivs_daily"', '"IVS daily"'), 24, "“code”: A code is written in small"),
    "an unknown checklist": (changed('checklist = "ivs"', 'checklist = "si"'), 27, "There is no checklist “si”"),
    "a checklist of another place": (changed('["ivs"]\nc', '["uis"]\nc'), 27, "The checklist “ivs” isn't for facil"),
    "a point twice": (changed("45(2)", "45(1)", with_second_line()), 24, "“45(1)” stands here a second time."),
    "a kind of inspection twice": (SMALL + ANOTHER_KIND, 36, "“ivs_daily” stands here a second time."),
    "a checklist twice": (changed("[[kind]]", ANOTHER_CHECKLIST + "[[kind]]"), 24, "“ivs” stands here a second time."),
    "two checklists of one place": (
        changed("[[kind]]", ANOTHER_CHECKLIST.replace('"ivs"', '"other"', 1) + "[[kind]]"),
        26,
        "Facilities of the kind “ivs” already have the checklist “ivs”.",
    ),
    "an edition that lasts into a later one": (
        changed("2030-01-01", f"2029-01-01\n{UNTIL}30-06-01", changed("1/2030", "1/2029")),
        8,
        "The edition 1/2030 is in force on some of these days.",
    ),
    "two editions of one day": (changed("1/2030", "2/2030"), 7, "The edition 1/2030 begins on this day too."),
}


@pytest.mark.parametrize(("content", "line", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_with_its_line_and_reason_and_changes_nothing(load, content, line, reason, tmp_path):
    publish(load(SMALL)[0], by=None, at=AT)
    before = stored()
    with pytest.raises(RulebookError) as refusal:
        load(content, name="broken.toml")
    error = refusal.value
    assert (error.file, error.line, error.reason[: len(reason)]) == (str(tmp_path / "broken.toml"), line, reason)
    assert str(error) == f"{error.file}, line {line}: {error.reason}"
    assert stored() == before


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RulebookError) as refusal:
        load_edition(tmp_path / "none.toml", by=None, at=AT)
    assert refusal.value.reason == "The file can't be read: No such file or directory."


def test_lines_are_found_after_long_texts_and_comments(load):
    content = changed('source = "Приказ № 1"', 'source = """Приказ\n[[checklist]]\npoint = 1"""  # comment')
    with pytest.raises(RulebookError) as refusal:
        load(changed("45(1)", "45.1", content))
    assert refusal.value.line == 20


def test_the_command_loads_the_programs_own_editions_and_then_has_nothing_to_do():
    first, second = StringIO(), StringIO()
    call_command("load_rulebook", stdout=first)
    call_command("load_rulebook", stdout=second)
    assert first.getvalue() == ("Edition 7/2015 is loaded.\nEdition 7/2015 is published: in force from 07.02.2015.\n")
    assert second.getvalue() == "Edition 7/2015: nothing has changed.\n"


def test_the_command_names_the_file_and_line_and_loads_no_file_if_one_is_broken(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text(changed("45(1)", "45.1"))
    with pytest.raises(CommandError) as refusal:
        call_command("load_rulebook", EDITIONS / "2015-7.toml", broken)
    assert str(refusal.value) == f"{broken}, line 18: “point”: A point is written like 25 or 45(1)."
    assert refusal.value.returncode == 1
    assert stored() == [[]] * 7


@pytest.fixture
def in_use(load):
    """The small edition, with an inspection of its kind already planned."""
    load(with_second_line())
    facility = factories.facility()
    return Inspection.objects.create(
        office=facility.supervising_office,
        supervising_office=facility.supervising_office,
        facility=facility,
        kind=InspectionKind.objects.get(),
        planned_on=date(2030, 1, 10),
        created_at=AT,
        created_by=factories.officer(office=facility.supervising_office),
    )


def test_an_edition_in_use_takes_over_wording_its_last_day_and_new_rows(load, in_use):
    content = changed("Is there a record?", "Was a record made?", with_second_line())
    content = changed("2030-01-01", f"2030-01-01\n{UNTIL}30-12-31", content)
    content += ANOTHER_KIND.replace("ivs_daily", "ivs_monthly")
    lines = list(ChecklistLine.objects.values_list("pk", flat=True))
    edition, is_changed = load(content, at=LATER)
    assert (is_changed, edition.in_force_until) == (True, date(2030, 12, 31))
    assert [(line.pk, line.text_en) for line in ChecklistLine.objects.all()] == [
        (lines[0], "Was a record made?"),
        (lines[1], "Was a lawyer invited?"),
    ]
    assert [kind.code for kind in InspectionKind.objects.all()] == ["ivs_daily", "ivs_monthly"]
    in_use.refresh_from_db()
    assert in_use.kind.code == "ivs_daily"


TWO = with_second_line()
HEAD = "[[checklist.line]]"
LEFT_OUT = "This edition is in use and has “45(2) Was a lawyer invited?”, which the file leaves out."
FORBIDDEN_IN_USE = {
    "a rule": (changed("needs_order = false", "needs_order = true", TWO), 34, "its “needs_order” can't change"),
    "the first day": (changed("2030-01-01", "2030-01-02", TWO), 7, "its “in_force_from” can't change"),
    "a rule of a line": (changed('45(2)"', '45(2)"\nspecialist = true', TWO), 25, "its “specialist” can't change"),
    "a line before others": (changed(HEAD, SECOND_LINE.replace("2", "9") + HEAD, TWO), 23, "its “position” can't"),
    "a point": (changed("45(2)", "45(3)", TWO), 1, LEFT_OUT),
    "a line left out": (SMALL, 1, LEFT_OUT),
}


@pytest.mark.parametrize(("content", "line", "reason"), FORBIDDEN_IN_USE.values(), ids=FORBIDDEN_IN_USE.keys())
def test_a_rule_of_an_edition_in_use_is_not_changed(load, in_use, content, line, reason):
    before = stored()
    with pytest.raises(RulebookError) as refusal:
        load(content, at=LATER)
    assert refusal.value.line == line
    assert reason in refusal.value.reason
    assert stored() == before
