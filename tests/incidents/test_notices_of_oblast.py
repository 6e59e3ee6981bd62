"""Point 23: the oblast tells its zonal officer within an hour, in their absence the head; registers are kept."""

import pytest

from incidents.actions import incidents, notices
from incidents.models import Incident
from oversight.core.refusals import Refused
from oversight.duties.models import EmergencyKind, Obligation
from tests import factories
from tests.incidents.factories import NIGHT, called, incident, minutes, received_by_oblast

CODE = "incident.phone_notice.oblast"


@pytest.fixture
def told(world):
    """A district's emergency the oblast was told of at ten minutes."""
    factories.zone(world.zonal_officer, world.north)
    made, _ = received_by_oblast(world.ivs, by=world.district_officer)
    return made


def test_the_hour_runs_from_the_oblasts_own_receipt(world, told):
    assert Obligation.objects.get(code=CODE).due_at == minutes(70)


def test_the_zonal_officer_of_the_oblast_is_told(world, told):
    assert notices.whom_to_call(told, world.oblast_officer, minutes(15)).officers == [world.zonal_officer]
    notice = called(told, by=world.oblast_officer, receiver=world.zonal_officer, at=minutes(15))
    notices.confirm(notice, by=world.zonal_officer, at=minutes(16))
    assert Obligation.objects.get(code=CODE).done_at == minutes(15)
    assert [(one.office, one.received_at) for one in told.receipts.all()] == [
        (world.north_1, NIGHT),
        (world.north, minutes(10)),
        (world.department, minutes(15)),
    ]


def test_in_the_absence_the_head_is_told_and_the_record_says_why(world, told):
    factories.absence(world.zonal_officer, from_at=NIGHT)
    assert notices.whom_to_call(told, world.oblast_officer, minutes(15)).officers == [world.department_head]
    notice = called(told, by=world.oblast_officer, receiver=world.department_head, at=minutes(15))
    assert [one["why"] for one in notice.resolution["tried"]] == ["absent"]


def test_another_oblasts_zonal_officer_is_nobody_to_call(world, told):
    other = factories.officer("zonal_officer", office=world.department)
    with pytest.raises(Refused, match="This is told to"):
        called(told, by=world.oblast_officer, receiver=other, at=minutes(15))


def test_an_emergency_the_oblast_learned_of_first_is_its_own_receipt(world):
    made = incident(world.ivs, by=world.oblast_officer)
    assert {one.code: one.due_at for one in made.clocks} == {
        CODE: minutes(60),
        "incident.special_report": minutes(180),
    }


def test_what_the_point_keeps_registers_of(world):
    registers = {register for kind in EmergencyKind.objects.all() for register in kind.registers}
    assert registers == {
        *("emergency", "weapon", "special_means", "physical_force", "escape", "self_harm", "suicide"),
    }


def test_an_escape_and_its_attempt_stand_in_one_register(world):
    codes = ("escape", "escape_attempt", "hunger_strike")
    made = {code: incident(world.ivs, by=world.district_officer, code=code) for code in codes}
    found = Incident.objects.visible_to(world.oblast_officer).filter(kind__registers__contains=["escape"])
    assert set(found) == {made["escape"], made["escape_attempt"]}


def test_nothing_is_received_before_it_was_registered(world, told):
    with pytest.raises(Refused, match="registered only later"):
        incidents.receive(told, received_at=minutes(-5), by=world.zonal_officer, at=minutes(20))
