"""An office asks another, which reads and answers; the answer is accepted or asked again; each step on the record."""

from datetime import date, timedelta

import pytest

from inquiries import actions
from inquiries.enums import InquiryState
from inquiries.models import Inquiry
from oversight.core.refusals import Forbidden
from oversight.documents.models import Attachment
from oversight.duties.models import Obligation
from tests import factories
from tests.acts import factories as acts
from tests.api.client import photo
from tests.inquiries.factories import AT, BY, asked
from tests.inspections import factories as visits
from tests.inspections.factories import refused
from tests.points.steps import told

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def clocks(inquiry):
    found = Obligation.objects.filter(subject__startswith=f"inquiry:{inquiry.pk}:").order_by("pk")
    return [(one.code, one.office, one.state) for one in found]


def test_the_asked_office_has_a_clock_to_read_and_one_to_answer_by_the_stated_day(world):
    inquiry = asked(world.oblast_officer, world.north_1, facility=world.ivs)
    assert clocks(inquiry) == [
        ("inquiry.read", world.north_1, "open"),
        ("inquiry.answer", world.north_1, "open"),
    ]
    answer = Obligation.objects.get(code="inquiry.answer")
    assert (answer.due_at, answer.facility) == (factories.moment(day=13, hour=0), world.ivs)
    assert answer.rule.is_choice


def test_the_asked_office_is_alerted_at_once_and_its_leader_when_the_term_has_passed(world):
    asked(world.oblast_officer, world.north_1)
    reading, answering = Obligation.objects.order_by("pk")
    assert told(reading)[:2] == [("02.03 10:00", "district_officer"), ("03.03 10:00", "district_prosecutor")]
    assert told(answering)[:2] == [("11.03 09:00", "district_officer"), ("13.03 09:00", "district_prosecutor")]


def test_read_answered_and_accepted(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    actions.take(inquiry, by=world.district_officer, at=AT + HOUR)
    assert [state for _code, _office, state in clocks(inquiry)] == ["fulfilled", "open"]
    actions.answer(inquiry, words="Проведена 3 марта.", files=[photo()], by=world.district_officer, at=AT + DAY)
    assert [state for _code, _office, state in clocks(inquiry)] == ["fulfilled", "fulfilled"]
    done = actions.accept(inquiry, by=world.oblast_officer, at=AT + 2 * DAY)
    assert done.state == InquiryState.ACCEPTED
    assert [(one.kind, one.said_by) for one in inquiry.entries.all()] == [
        ("asked", world.oblast_officer),
        ("answered", world.district_officer),
        ("accepted", world.oblast_officer),
    ]


def test_the_file_of_an_answer_is_read_by_who_asked_and_by_no_stranger(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    actions.answer(inquiry, words="Справка.", files=[photo()], by=world.district_officer, at=AT + DAY)
    [file] = inquiry.entries.get(kind="answered").files.all()
    stranger = factories.officer(office=world.north_2)
    seen = [Attachment.objects.visible_to(one).filter(pk=file.pk).exists() for one in (world.oblast_officer, stranger)]
    assert seen == [True, False]


def test_an_answer_without_having_been_marked_as_read_ends_both_clocks(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    actions.answer(inquiry, words="Проведена.", by=world.district_officer, at=AT + HOUR)
    assert [state for _code, _office, state in clocks(inquiry)] == ["fulfilled", "fulfilled"]


def test_asked_again_it_has_new_clocks_and_the_words_stay(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    actions.answer(inquiry, words="Проведена.", by=world.district_officer, at=AT + HOUR)
    again = {"words": "Когда и кем?", "answer_by": date(2026, 3, 20)}
    inquiry = actions.ask_again(inquiry, **again, by=world.oblast_officer, at=AT + DAY)
    assert (inquiry.turn, inquiry.answer_by, inquiry.state) == (2, date(2026, 3, 20), InquiryState.ASKED_AGAIN)
    assert [state for _code, _office, state in clocks(inquiry)] == ["fulfilled", "fulfilled", "open", "open"]
    actions.answer(inquiry, words="3 марта, Ахметовым.", by=world.district_officer, at=AT + 2 * DAY)
    assert [one.words for one in inquiry.entries.all()] == [
        "Почему не проведена?",
        "Проведена.",
        "Когда и кем?",
        "3 марта, Ахметовым.",
    ]


def test_withdrawn_nobody_is_told_any_more(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    with refused("Say why it is withdrawn.", field="reason"):
        actions.withdraw(inquiry, reason=" ", by=world.oblast_officer, at=AT)
    actions.withdraw(inquiry, reason="Сведения получены.", by=world.oblast_officer, at=AT + HOUR)
    assert [state for _code, _office, state in clocks(inquiry)] == ["cancelled", "cancelled"]
    with refused("This can't be done in the state “Withdrawn”."):
        actions.answer(inquiry, words="Поздно.", by=world.district_officer, at=AT + DAY)


def test_a_note_is_read_and_has_no_term(world):
    note = asked(world.oblast_officer, world.north_1, kind="note", answer_by=None)
    assert clocks(note) == [("inquiry.read", world.north_1, "open")]
    assert actions.take(note, by=world.district_officer, at=AT).state == InquiryState.TAKEN
    with refused("This can't be done in the state “Read”."):
        actions.answer(note, words="Ясно.", by=world.district_officer, at=AT)


def test_a_district_asks_upwards_and_the_department_downwards(world):
    up = asked(world.district_officer, world.department)
    assert clocks(up)[0] == ("inquiry.read", world.department, "open")
    down = asked(world.zonal_officer, world.south_1, facility=world.foreign_ivs)
    assert clocks(down)[1] == ("inquiry.answer", world.south_1, "open")


@pytest.mark.parametrize("office", ["north_2", "south", "north_1"])
def test_nobody_asks_a_neighbour_a_strange_oblast_or_themselves(world, office):
    with refused("An office asks those above it and those below it.", field="asked_office"):
        asked(world.district_officer, getattr(world, office))


def test_about_what_the_asked_office_doesnt_see_nothing_is_asked(world):
    with refused("That office doesn't see what this is about: choose one that does.", field="asked_office"):
        asked(world.oblast_officer, world.north_1, facility=world.neighbour_ivs)


def test_it_is_about_a_facility_an_inspection_an_act_or_a_duty_and_one_of_them(world):
    by, signer = world.district_officer, world.district_prosecutor
    inspection = visits.completed(world.ivs, by=by)
    act = acts.sent(by, signer, facility=world.ivs)
    duty = Obligation.objects.get(code="act.answer")
    for about in ({"inspection": inspection}, {"response_act": act}, {"obligation": duty}):
        inquiry = asked(world.oblast_officer, world.north_1, **about)
        assert (inquiry.about, inquiry.place) == (*about.values(), world.ivs)
    with refused("A request is about one thing."):
        asked(world.oblast_officer, world.north_1, inspection=inspection, response_act=act)


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"answer_by": None}, "Say by which day an answer is expected.", "answer_by"),
        ({"answer_by": date(2026, 3, 2)}, "The answer is due on a day to come.", "answer_by"),
        ({"answer_by": date(2027, 3, 5)}, "The term is a year at most; check the date.", "answer_by"),
        ({"words": " "}, "Say it in words.", "words"),
    ],
)
def test_what_a_request_must_say(world, fields, sentence, field):
    with refused(sentence, field=field):
        asked(world.oblast_officer, world.north_1, **fields)
    assert not Inquiry.objects.exists()


def test_each_side_does_its_own_part(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    with refused("The office that is asked answers.", kind=Forbidden):
        actions.answer(inquiry, words="x", by=world.oblast_officer, at=AT)
    with refused("This is decided by the office that asked.", kind=Forbidden):
        actions.withdraw(inquiry, reason="x", by=world.district_officer, at=AT)
    with refused("Only a prosecutor writes to other offices.", kind=Forbidden):
        actions.take(inquiry, by=world.auditor, at=AT)
    with refused("This can't be done in the state “Sent”."):
        actions.accept(inquiry, by=world.oblast_officer, at=AT)


def test_of_two_who_answer_at_once_the_second_is_told(world):
    inquiry = asked(world.oblast_officer, world.north_1)
    actions.answer(inquiry, words="Первый.", by=world.district_officer, at=AT)
    with refused("This can't be done in the state “Answered”."):
        actions.answer(inquiry, words="Второй.", by=world.district_prosecutor, at=AT)
    assert inquiry.entries.count() == 2
    actions.ask_again(inquiry, words="?", answer_by=BY, by=world.oblast_officer, at=AT)


def test_both_offices_and_those_above_see_it_and_nobody_else(world):
    asked(world.zonal_officer, world.north, subject="А")
    asked(world.oblast_officer, world.north_1, subject="Б")
    stranger = factories.officer(office=world.north_2)
    officers = [world.district_officer, world.oblast_officer, world.zonal_officer, world.auditor, stranger]
    seen = [sorted(Inquiry.objects.visible_to(one).values_list("subject", flat=True)) for one in officers]
    assert seen == [["Б"], ["А", "Б"], ["А", "Б"], ["А", "Б"], []]
