"""What happens at the same moment: two devices, two officers, two completions, a double tap."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from inspections.actions import checklist, conclusions, findings, inspections, results
from inspections.models import Conclusion, Inspection, JournalEntry
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from tests import factories
from tests.factories import moment
from tests.inspections.factories import approver, inspection, kind, on_approval

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads of their own, let loose together; what each returned or how it was refused."""
    together, outcomes = Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            together.wait(timeout=60)
            outcomes[number] = act()
        except Refused as refusal:
            outcomes[number] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes


def refusals(outcomes):
    return [str(one.sentence) for one in outcomes if isinstance(one, Refused)]


def test_of_two_devices_answering_one_line_one_is_shown_the_others_words():
    line = inspection().answers.get(position=1)
    by = line.inspection.created_by

    def write(note):
        return lambda: checklist.answer(line, version=0, note=note, by=by, at=moment())

    outcomes = at_once(write("Темно"), write("Сыро"))
    line.refresh_from_db()
    (conflict,) = [one for one in outcomes if isinstance(one, Refused)]
    assert refusals(outcomes) == ["Line 45(1) has been changed on another device since you opened it."]
    assert (conflict.theirs["note"], conflict.version, line.version) == (line.note, 1, 1)


def test_the_same_answer_sent_twice_at_once_is_written_once():
    line = inspection().answers.get(position=1)
    by = line.inspection.created_by
    acts = [lambda: checklist.answer(line, version=0, value="in_order", by=by, at=moment())] * 2
    assert [one.version for one in at_once(*acts)] == [1, 1]


def test_the_first_words_of_a_finding_sent_twice_at_once_add_one_finding():
    line = inspection().answers.get(position=1)
    by = line.inspection.created_by
    acts = [lambda: findings.describe(line, version=0, what="Темно", by=by, at=moment())] * 2
    first, second = at_once(*acts)
    assert first == second
    assert line.findings.count() == 1


def test_a_double_tap_logs_one_check():
    place = factories.facility()
    by, daily = factories.officer(office=place.supervising_office), kind()
    acts = [lambda: inspections.log_check(facility=place, kind=daily, by=by, at=moment())] * 2
    first, second = at_once(*acts)
    assert first == second
    assert Inspection.objects.count() == 1


def test_a_check_completed_twice_at_once_is_entered_once():
    made = inspection()
    by = made.created_by
    checklist.answer_rest(made, by=by, at=moment())
    outcomes = at_once(*[lambda: results.complete(made, by=by, at=moment(hour=11))] * 2)
    assert refusals(outcomes) == ["This can't be done in the state “Completed”."]
    assert JournalEntry.objects.count() == 1


def test_checks_completed_at_once_are_numbered_without_gaps_or_doubles():
    place = factories.facility()
    by = factories.officer(office=place.supervising_office)
    made = [inspection(place, by=by) for _number in range(6)]
    for one in made:
        checklist.answer_rest(one, by=by, at=moment())

    def complete(one):
        return lambda: results.complete(one, by=by, at=moment(hour=11))

    assert refusals(at_once(*[complete(one) for one in made])) == []
    assert sorted(place.journal.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_an_answer_that_comes_with_the_completion_is_in_it_or_refused():
    made = inspection()
    by, line = made.created_by, made.answers.get(position=1)
    checklist.answer_rest(made, by=by, at=moment())
    completion, answer = at_once(
        lambda: results.complete(made, by=by, at=moment(hour=11)),
        lambda: checklist.answer(line, version=1, note="Последнее слово", by=by, at=moment(hour=11)),
    )
    line.refresh_from_db()
    assert not isinstance(completion, Refused)
    assert isinstance(answer, Refused) == (line.note == "")


def test_of_an_approval_a_return_and_an_edit_at_once_one_wins_and_the_others_are_told():
    made = on_approval()
    head, second, by = approver(made), approver(made), made.entered_by
    at = moment(hour=14)

    outcomes = at_once(
        lambda: conclusions.approve(made, version=2, by=head, at=at),
        lambda: conclusions.send_back(made, version=2, comment="Мало фактов.", by=second, at=at),
        lambda: conclusions.take_back(made, by=by, at=at),
    )

    won = [one for one in outcomes if not isinstance(one, Refused)]
    assert len(won) == 1
    assert len(refusals(outcomes)) == 2
    stored = Conclusion.objects.get(placement=made)
    assert (stored.state, stored.version) == (won[0].state, 3)
    assert Document.objects.count() == (stored.state == "approved")
