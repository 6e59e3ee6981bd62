"""Case files: what, from whom, due, received, sent back (point 15(9))."""

from datetime import date, timedelta

import pytest

from inquiries import actions
from inquiries.models import Requisition
from oversight.core.refusals import Forbidden
from oversight.duties.models import Obligation
from tests import factories
from tests.inquiries.factories import AT, requisitioned
from tests.inspections.factories import refused

DAY = timedelta(days=1)
CAME = {"received_on": date(2026, 3, 5), "volumes": "2 тома, 340 листов"}
WENT = {"returned_on": date(2026, 3, 9), "result": "Отказ законный."}


def test_files_are_asked_for_come_and_go_back(world):
    row = requisitioned(world.zonal_officer)
    clock = Obligation.objects.get(code="files.requisition")
    assert (clock.office, clock.due_at) == (world.department, factories.moment(day=13, hour=0))
    row = actions.receive(row, **CAME, by=world.zonal_officer, at=AT + 4 * DAY)
    clock.refresh_from_db()
    assert (clock.state, clock.done_at) == ("fulfilled", factories.moment(day=6, hour=0))
    row = actions.send_back(row, **WENT, by=world.zonal_officer, at=AT + 7 * DAY)
    assert (row.state, row.returned_on, row.result) == ("sent_back", date(2026, 3, 9), "Отказ законный.")


def test_files_of_a_prosecutors_office_are_seen_by_it(world):
    requisitioned(world.zonal_officer, from_office=world.north_1)
    stranger = factories.officer(office=world.north_2)
    seen = [Requisition.objects.visible_to(one).count() for one in (world.district_officer, stranger)]
    assert seen == [1, 0]


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"due_on": date(2026, 3, 2)}, "The files are expected on a day to come, within a year.", "due_on"),
        ({"from_body": " "}, "Say from whom: an office of the list or another body in words.", None),
    ],
)
def test_what_a_requisition_must_say(world, fields, sentence, field):
    with refused(sentence, field=field):
        requisitioned(world.zonal_officer, **fields)


def test_from_strangers_line_no_files_are_asked(world):
    with refused("Files are requisitioned from the offices below and above.", field="from_office"):
        requisitioned(world.district_officer, from_office=world.south_1)


def test_received_before_it_was_asked_or_tomorrow_it_isnt(world):
    row, by = requisitioned(world.zonal_officer), world.zonal_officer
    with refused("They can't have come before they were asked for.", field="received_on"):
        actions.receive(row, **CAME | {"received_on": date(2026, 3, 1)}, by=by, at=AT + DAY)
    with refused("This day is still to come.", field="received_on"):
        actions.receive(row, **CAME, by=by, at=AT + DAY)
    with refused("This can't be done in the state “Requisitioned”."):
        actions.send_back(row, **WENT, by=by, at=AT + 9 * DAY)


def test_withdrawn_its_clock_ends_and_another_office_changes_nothing(world):
    row = requisitioned(world.zonal_officer, from_office=world.north_1)
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        actions.give_up(row, reason="x", by=world.district_officer, at=AT)
    actions.give_up(row, reason="Не требуется.", by=world.zonal_officer, at=AT)
    assert Obligation.objects.get(code="files.requisition").state == "cancelled"
