"""Meetings and hearings by their actions, pages and API: what they instruct has its term, its clock and its end."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from oversight.core.refusals import Conflict, Forbidden
from oversight.duties.models import Obligation
from registers.actions import meetings
from registers.models import Instruction, Meeting
from tests import factories as people
from tests.api.client import Caller, sentences
from tests.inspections.factories import completed, refused

from . import factories
from .factories import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def board(world):
    return factories.meeting(world.oblast_officer)


def instructed(meeting, world, **fields):
    said = {"words": "Проверить отопление во всех ИВС.", "office": world.north_1, "due_on": AT.date() + 10 * DAY}
    return meetings.instruct(meeting, by=world.oblast_officer, at=AT, **{**said, **fields})


def test_an_instruction_is_a_clock_of_the_responsible_office_that_ends_with_its_day(world, board):
    instruction = instructed(board, world, officer=world.district_officer)
    clock = Obligation.objects.get()
    assert (clock, clock.office, clock.code) == (instruction.obligation, world.north_1, "meeting.instruction")
    assert (clock.rule.is_choice, clock.subject_url) == (True, instruction.get_absolute_url())
    assert world.north_1.local_day(clock.due_at - timedelta(seconds=1)) == instruction.due_on
    assert clock.title_ru == "Поручение: Проверить отопление во всех ИВС."


def test_done_it_fulfils_its_clock_on_the_day_it_was_done(world, board):
    instruction = instructed(board, world)
    day, said = AT.date(), {"by": world.district_officer, "at": AT + 4 * DAY}
    with refused("Say with what result it was done.", field="result"):
        meetings.fulfil(instruction, done_on=day, result=" ", **said)
    with refused("It can't have been done in the future.", field="done_on"):
        meetings.fulfil(instruction, done_on=day + 5 * DAY, result="Проверено.", **said)
    with refused("It can't have been done before the meeting.", field="done_on"):
        meetings.fulfil(instruction, done_on=day - DAY, result="Проверено.", **said)
    meetings.fulfil(instruction, done_on=day + 2 * DAY, result="Проверено.", **said)
    clock = Obligation.objects.get()
    assert (clock.state, world.north_1.local_day(clock.done_at)) == ("fulfilled", day + 2 * DAY)
    with refused("This instruction is done or lifted already."):
        meetings.fulfil(instruction, done_on=day, result="Еще раз.", **said)


def test_lifted_it_stops_its_clock(world, board):
    instruction = instructed(board, world)
    with pytest.raises(Forbidden):
        meetings.lift(instruction, reason="не нужно", by=world.district_officer, at=AT)
    with refused("Say why the instruction is lifted.", field="reason"):
        meetings.lift(instruction, reason="", by=world.oblast_officer, at=AT)
    meetings.lift(instruction, reason="исполнено ранее", by=world.oblast_officer, at=AT)
    assert Obligation.objects.get().state == "cancelled"
    assert list(Instruction.objects.waiting()) == []


def test_withdrawn_a_meeting_lifts_what_is_not_done(world, board):
    done, left = instructed(board, world), instructed(board, world, office=world.north)
    meetings.fulfil(done, done_on=AT.date(), result="Да.", by=world.district_officer, at=AT)
    with refused("Say why the record is withdrawn.", field="reason"):
        meetings.withdraw(board, reason=" ", by=world.oblast_officer, at=AT)
    meetings.withdraw(board, reason="дважды внесено", by=world.oblast_officer, at=AT)
    states = dict(Obligation.objects.values_list("office", "state"))
    assert states == {world.north_1.pk: "fulfilled", world.north.pk: "cancelled"}
    left.refresh_from_db()
    assert left.lift_reason == "дважды внесено"
    with refused("The record is withdrawn: it can't be changed."):
        instructed(board, world)


def test_who_is_instructed_stands_below_and_serves_there(world, board):
    with refused("Only your own office and those below it are instructed.", field="office"):
        instructed(board, world, office=world.south_1)
    with refused("The responsible officer serves in the responsible office.", field="officer"):
        instructed(board, world, officer=world.oblast_deputy)
    with refused("The term lies after the day of the meeting.", field="due_on"):
        instructed(board, world, due_on=AT.date())
    with pytest.raises(Forbidden):
        meetings.instruct(
            board, words="Нет.", office=world.north_1, due_on=AT.date() + DAY, by=world.district_officer, at=AT
        )


def test_only_the_department_hears_and_says_who_was_heard(world):
    with refused("Oblasts are heard at the Prosecutor General's Office (point 11).", field="kind"):
        factories.meeting(world.oblast_officer, kind="hearing", heard_office=world.north, heard="прокурор области")
    with refused("Name the oblast that was heard (point 11).", field="heard_office"):
        factories.meeting(world.zonal_officer, kind="hearing", heard="прокурор области")
    with refused("Say who was heard: the oblast prosecutor or a deputy (point 11).", field="heard"):
        factories.meeting(world.zonal_officer, kind="hearing", heard_office=world.north)
    board = factories.meeting(world.zonal_officer, heard_office=world.north, heard="прокурор области")
    assert (board.heard_office, board.heard) == (None, "")


def test_a_meeting_of_the_future_is_refused(world):
    with refused("The meeting can't have been held in the future.", field="held_on"):
        factories.meeting(world.oblast_officer, held_on=AT.date() + DAY)


def test_of_two_who_change_one_record_the_second_is_told(world, board):
    said = {"version": board.version, "by": world.oblast_officer, "at": AT}
    meetings.change(board, subject="об отоплении", **said)
    with pytest.raises(Conflict) as conflict:
        meetings.change(board, subject="о питании", **said)
    assert conflict.value.theirs["subject"] == "об отоплении"


def test_the_responsible_office_sees_its_instruction_and_not_the_meeting(world, board, client):
    instruction = instructed(board, world)
    client.force_login(world.district_officer)
    assert client.get(instruction.get_absolute_url()).status_code == 200
    assert client.get(board.get_absolute_url()).status_code == 404
    client.force_login(people.officer(office=world.north_2))
    assert client.get(instruction.get_absolute_url()).status_code == 404


def test_the_oblast_that_was_heard_sees_no_inspection_of_another_not_even_in_the_history(world, client):
    foreign = completed(world.foreign_ivs)
    said = {"kind": "hearing", "heard_office": world.north, "heard": "прокурор области", "inspections": [foreign]}
    hearing = factories.meeting(world.zonal_officer, **said)
    for reader, sees in [(world.zonal_officer, True), (world.oblast_prosecutor, False)]:
        client.force_login(reader)
        page = client.get(hearing.get_absolute_url())
        assert (page.status_code, world.foreign_ivs.name_ru in page.content.decode()) == (200, sees)
        assert Caller(reader).get(f"meetings/{hearing.pk}/")[1]["inspections"] == ([foreign.pk] if sees else [])


def test_from_the_meeting_to_the_done_instruction_in_the_browser(world, client):
    check = completed(world.ivs, by=world.district_officer, at=timezone.now() - 2 * DAY)
    client.force_login(world.oblast_officer)
    sent = {**factories.MEETING, "held_on": f"{timezone.localdate()}", "inspections": check.pk, "key": "0123456789"}
    refused_page = client.post("/meetings/new/", {**sent, "decision": ""})
    assert (refused_page.status_code, factories.MEETING["subject"] in refused_page.content.decode()) == (422, True)
    client.post("/meetings/new/", sent)
    client.post("/meetings/new/", sent)
    meeting = Meeting.objects.get()
    assert list(meeting.inspections.all()) == [check]

    term = f"{timezone.localdate() + 5 * DAY}"
    said = {"words": "Проверить.", "office": world.north_1.pk, "officer": "", "due_on": term, "key": "9876543210"}
    late = client.post(f"/meetings/{meeting.pk}/instruct/", {**said, "due_on": sent["held_on"]})
    assert "The term lies after the day of the meeting." in unescape(late.content.decode())
    client.post(f"/meetings/{meeting.pk}/instruct/", said)
    client.post(f"/meetings/{meeting.pk}/instruct/", said)
    instruction = Instruction.objects.get()

    client.force_login(world.district_officer)
    here = instruction.get_absolute_url()
    assert f'href="{here}"' in client.get(instruction.obligation.get_absolute_url()).content.decode()
    empty = client.post(f"{here}done/", {"done_on": sent["held_on"], "result": ""})
    assert empty.status_code == 422
    client.post(f"{here}done/", {"done_on": sent["held_on"], "result": "Проверено, справка № 5."})
    instruction.refresh_from_db()
    assert (instruction.result, instruction.done_by) == ("Проверено, справка № 5.", world.district_officer)


def test_who_gave_it_finds_on_today_what_others_are_late_with(world, client):
    at = timezone.now() - 9 * DAY
    board = factories.meeting(world.oblast_officer, at=at)
    said = {"words": "Проверить.", "by": world.oblast_officer, "at": at}
    late = meetings.instruct(board, office=world.north_1, due_on=board.held_on + 2 * DAY, **said)
    waiting = meetings.instruct(board, office=world.north_1, due_on=board.held_on + 20 * DAY, **said)
    client.force_login(world.oblast_officer)
    page = client.get("/registers/today/").content.decode()
    assert [f'href="{one.get_absolute_url()}"' in page for one in (late, waiting)] == [True, False]


def test_the_api_does_the_same(world):
    caller, district = Caller(world.oblast_officer), Caller(world.district_officer)
    today = f"{timezone.localdate()}"
    code, made = caller.post("meetings/", **factories.MEETING, held_on=today)
    assert (code, made["instructions"], made["inspections"]) == (201, [], [])
    here = f"meetings/{made['id']}/"
    assert caller.patch(here, version=1, subject="о питании")[1]["subject"] == "о питании"
    assert caller.patch(here, version=1, subject="об отоплении")[0] == 409
    said = {"words": "Проверить.", "office": world.north_1.pk}
    code, problem = caller.post(f"{here}instruct/", **said, due_on=today)
    assert (code, sentences(problem)) == (422, {"due_on": "The term lies after the day of the meeting."})
    code, given = caller.post(f"{here}instruct/", **said, due_on=f"{timezone.localdate() + 5 * DAY}")
    (instruction,) = given["instructions"]
    assert (code, instruction["allowed"]) == (200, ["fulfil", "lift"])

    one = f"instructions/{instruction['id']}/"
    assert district.get(one)[1]["allowed"] == ["fulfil"]
    assert district.get(here)[0] == 404
    assert district.post(f"{one}lift/", reason="нет")[0] == 403
    assert district.post(f"{one}fulfil/", done_on=today, result="Да.")[1]["done_on"] == today
    assert Caller(people.officer(office=world.south_1)).get(one)[0] == 404


@pytest.mark.parametrize(
    "address", ["/meetings/", "/instructions/", "/api/v1/meetings/", "/api/v1/instructions/", "/registers/today/"]
)
def test_lists_cost_the_same_at_one_row_and_at_three(world, client, address, django_assert_max_num_queries):
    client.force_login(world.oblast_officer)
    counts = []
    for number in (1, 2, 3):
        instructed(factories.meeting(world.oblast_officer, subject=f"о {number}"), world, office=world.north)
        if number != 2:
            with django_assert_max_num_queries(14) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
