"""Answers and findings, saved as they are typed."""

import pytest

from inspections.actions import checklist, findings, inspections
from inspections.enums import AnswerValue
from inspections.models import Finding
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from tests import factories
from tests.factories import moment
from tests.inspections.factories import WORDS, completed, inspection, planned, refused

pytestmark = pytest.mark.django_db


def answer(line, *, version=0, by=None, at=None, **fields):
    return checklist.answer(line, version=version, by=by or line.inspection.created_by, at=at or moment(), **fields)


@pytest.fixture
def line():
    return inspection().answers.get(position=3)


class TestAnswer:
    def test_it_keeps_what_who_and_when(self, line):
        written = answer(line, value=AnswerValue.IN_ORDER, note="Проверено с врачом.")
        assert (written.value, written.note, written.version) == ("in_order", "Проверено с врачом.", 1)
        assert (written.answered_by, written.answered_at) == (line.inspection.created_by, moment())

    def test_what_is_typed_is_kept_as_typed(self, line):
        typed = "  Камера № 3:\n\n\tтемно <b>и</b> сыро — 14°C 'ночью' "
        assert answer(line, note=typed).note == typed

    def test_a_planned_inspection_may_be_prepared(self):
        made = planned()
        assert answer(made.answers.first(), note="Взять термометр").note == "Взять термометр"

    def test_a_repeated_request_changes_nothing(self, line):
        first = answer(line, value=AnswerValue.IN_ORDER)
        again = answer(line, value=AnswerValue.IN_ORDER, at=moment(hour=11))
        assert (again.version, again.answered_at) == (first.version, first.answered_at)
        assert AuditRow.objects.filter(action="inspections.answer").count() == 1

    def test_not_checked_is_an_answer_when_it_was_chosen(self, line):
        assert line.answered_at is None
        written = answer(line, value=AnswerValue.NOT_CHECKED)
        assert (written.answered_at, written.version) == (moment(), 1)

    def test_a_note_alone_doesnt_answer_the_line(self, line):
        written = answer(line, note="Вернуться позже")
        assert (written.answered_at, written.answered_by, written.version) == (None, None, 1)

    def test_newer_words_are_not_overwritten_and_are_shown(self, line):
        answer(line, value=AnswerValue.VIOLATION, note="Темно")
        sentence = "Line 45(3) has been changed on another device since you opened it."
        with refused(sentence, kind=Conflict) as refusal:
            answer(line, note="Светло")
        assert (refusal.value.theirs, refusal.value.version) == ({"value": "violation", "note": "Темно"}, 1)
        line.refresh_from_db()
        assert line.note == "Темно"

    def test_with_the_version_shown_the_officer_decides(self, line):
        answer(line, note="Темно")
        assert answer(line, version=1, note="Светло").note == "Светло"

    def test_an_unknown_answer_is_refused(self, line):
        with refused("Value 'perhaps' is not a valid choice.", field="value"):
            answer(line, value="perhaps")

    def test_another_office_cant_answer(self, line):
        sentence = "This belongs to another office: you may read it, its own officers change it."
        with refused(sentence, kind=Forbidden):
            answer(line, value=AnswerValue.IN_ORDER, by=factories.officer())

    def test_after_completion_nothing_is_typed(self):
        made = completed()
        sentence = "The inspection is in the state “Completed”: its checklist and findings can no longer be changed."
        with refused(sentence):
            answer(made.answers.first(), note="Ещё")

    def test_the_audit_row_names_the_line(self, line):
        answer(line, value=AnswerValue.IN_ORDER)
        row = AuditRow.objects.about(line.inspection).first()
        assert (row.before, row.after) == ({"45(3) value": "not_checked"}, {"45(3) value": "in_order"})


class TestAnswerRest:
    def rest(self, made):
        return checklist.answer_rest(made, by=made.created_by, at=moment(hour=11))

    def test_it_answers_every_matter_left_and_no_step_of_tracing(self):
        made = inspection()
        assert self.rest(made) == 12
        assert set(made.answers.values_list("section", "value").distinct()) == {
            ("matter", "in_order"),
            ("tracing", "not_checked"),
        }

    def test_it_leaves_what_was_said(self):
        made = inspection()
        one, two, three, *_ = made.answers.all()
        answer(one, value=AnswerValue.VIOLATION)
        answer(two, value=AnswerValue.NOT_CHECKED)
        answer(three, note="Вернуться позже")
        assert self.rest(made) == 9
        assert list(made.answers.values_list("value", flat=True)[:4]) == [
            "violation",
            "not_checked",
            "not_checked",
            "in_order",
        ]

    def test_it_is_one_row_of_the_audit_trail_and_repeats_nothing(self):
        made = inspection()
        assert (self.rest(made), self.rest(made)) == (12, 0)
        (row,) = AuditRow.objects.filter(action="inspections.answer_rest")
        assert row.after["45(12) value"] == "in_order"

    def test_a_second_tab_is_told_of_it(self):
        made = inspection()
        line = made.answers.get(position=1)
        self.rest(made)
        with refused("Line 45(1) has been changed on another device since you opened it.", kind=Conflict):
            answer(line, value=AnswerValue.VIOLATION)

    def test_after_completion_it_is_refused(self):
        made = completed()
        sentence = "The inspection is in the state “Completed”: its checklist and findings can no longer be changed."
        with refused(sentence):
            self.rest(made)


class TestFinding:
    def test_it_stands_alone_or_under_a_line(self, line):
        made = line.inspection
        alone = findings.add(made, by=made.created_by, at=moment())
        under = findings.add(made, answer=line, by=made.created_by, at=moment())
        assert (alone.answer, under.answer) == (None, line)

    def test_a_line_of_another_inspection_is_refused(self, line):
        made = inspection()
        with refused("That line belongs to another inspection.", field="answer"):
            findings.add(made, answer=line, by=made.created_by, at=moment())

    def test_the_first_words_add_the_finding_of_a_line(self, line):
        by = line.inspection.created_by
        first = findings.describe(line, version=0, what="Темно", by=by, at=moment())
        again = findings.describe(line, version=0, what="Темно", by=by, at=moment())
        more = findings.describe(line, version=1, what="Темно и сыро", by=by, at=moment())
        assert (first, again, more.version) == (again, more, 2)
        assert [one.what for one in Finding.objects.all()] == ["Темно и сыро"]

    def test_two_first_words_from_two_devices_meet(self, line):
        by = line.inspection.created_by
        findings.describe(line, version=0, what="Темно", by=by, at=moment())
        sentence = "This finding has been changed on another device since you opened it."
        with refused(sentence, kind=Conflict) as refusal:
            findings.describe(line, version=0, what="Сыро", by=by, at=moment())
        assert (refusal.value.theirs["what"], refusal.value.version) == ("Темно", 1)

    def test_a_repeated_request_changes_nothing(self, line):
        made = line.inspection
        finding = findings.add(made, answer=line, by=made.created_by, at=moment())
        for _time in range(2):
            written = findings.write(finding, version=0, by=made.created_by, at=moment(), **WORDS)
        assert written.version == 1
        assert AuditRow.objects.filter(action="findings.write").count() == 1

    def test_newer_words_are_not_overwritten_and_are_shown(self, line):
        made = line.inspection
        finding = findings.add(made, answer=line, by=made.created_by, at=moment())
        findings.write(finding, version=0, what="Темно", by=made.created_by, at=moment())
        sentence = "This finding has been changed on another device since you opened it."
        with refused(sentence, kind=Conflict) as refusal:
            findings.write(finding, version=0, cause="Лампа", by=made.created_by, at=moment())
        assert (refusal.value.theirs["what"], refusal.value.theirs["cause"]) == ("Темно", "")

    def test_an_unknown_direction_is_refused(self, line):
        made = line.inspection
        with refused("Value 6 is not a valid choice.", field="direction"):
            findings.add(made, direction=6, by=made.created_by, at=moment())

    def test_its_words_stay_in_the_audit_trail_when_it_is_removed(self, line):
        made = line.inspection
        finding = findings.add(made, answer=line, by=made.created_by, at=moment(), **WORDS)
        number = finding.pk
        findings.remove(finding, by=made.created_by, at=moment())
        assert AuditRow.objects.about(made).first().before[f"{line.point} #{number} what"] == WORDS["what"]
        assert made.findings.count() == 0

    def test_one_removed_on_another_device_cant_be_written(self, line):
        made = line.inspection
        finding = findings.add(made, answer=line, by=made.created_by, at=moment())
        findings.remove(Finding.objects.get(pk=finding.pk), by=made.created_by, at=moment())
        with refused("This finding has been removed on another device."):
            findings.write(finding, version=0, what="Темно", by=made.created_by, at=moment())

    def test_after_completion_none_is_added_written_or_removed(self):
        made = completed(violation=True)
        by, finding = made.created_by, made.findings.get()
        sentence = "The inspection is in the state “Completed”: its checklist and findings can no longer be changed."
        for act in (
            lambda: findings.add(made, by=by, at=moment()),
            lambda: findings.describe(finding.answer, version=0, what="…", by=by, at=moment()),
            lambda: findings.write(finding, version=0, what="…", by=by, at=moment()),
            lambda: findings.remove(finding, by=by, at=moment()),
        ):
            with refused(sentence):
                act()


class TestDetails:
    def test_a_second_tab_that_would_overwrite_is_told_so(self):
        made = inspection()
        inspections.change(made, version=1, video_used=True, by=made.created_by, at=moment())
        sentence = "Somebody else has changed this inspection since you opened it."
        with refused(sentence, kind=Conflict) as refusal:
            inspections.change(made, version=1, video_used=False, by=made.created_by, at=moment())
        assert (refusal.value.theirs, refusal.value.version) == ({"video_used": True}, 2)
