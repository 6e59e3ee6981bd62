"""Point 38: the district tells the oblast's officer of an emergency at once, within an hour, by telephone."""

import pytest

from incidents.actions import notices
from incidents.enums import CallOutcome
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import Obligation
from tests import factories
from tests.incidents.factories import NIGHT, called, incident, minutes

CODE = "incident.phone_notice.district"


@pytest.fixture
def hunger_strike(world):
    return incident(world.ivs, by=world.district_officer)


def clock(code=CODE):
    return Obligation.objects.get(code=code)


def test_the_hour_runs_from_the_receipt_and_not_from_the_event(world):
    incident(world.ivs, by=world.district_officer, happened_at=minutes(-240), at=minutes(20))
    assert (clock().started_at, clock().due_at) == (NIGHT, minutes(60))


def test_what_stands_only_on_a_register_starts_no_clock(world):
    incident(world.ivs, by=world.district_officer, code="weapon")
    assert not Obligation.objects.filter(code=CODE).exists()


def test_attempts_that_reach_nobody_are_kept_and_the_clock_runs_on(world, hunger_strike):
    for number, outcome in ((3, CallOutcome.BUSY), (5, CallOutcome.NO_ANSWER)):
        called(
            hunger_strike, by=world.district_officer, receiver=world.oblast_officer, at=minutes(number), outcome=outcome
        )
    assert [(one.called_at, one.outcome) for one in hunger_strike.notices.all()] == [
        (minutes(3), "busy"),
        (minutes(5), "no_answer"),
    ]
    assert clock().state == "open"


def test_only_the_receivers_own_sign_in_meets_the_clock(world, hunger_strike):
    notice = called(hunger_strike, by=world.district_officer, receiver=world.oblast_officer, at=minutes(8))
    for other in (world.district_officer, world.oblast_deputy):
        with pytest.raises(Forbidden, match="confirmed by its receiver, under their own sign-in"):
            notices.confirm(notice, by=other, at=minutes(9))
    assert clock().state == "open"

    notices.confirm(notice, by=world.oblast_officer, at=minutes(70))
    # The call was in time; that it was confirmed later is kept beside it.
    assert (clock().state, clock().done_at, clock().entered_at) == ("fulfilled", minutes(8), minutes(70))


def test_a_tap_that_is_sent_twice_confirms_once(world, hunger_strike):
    notice = called(hunger_strike, by=world.district_officer, receiver=world.oblast_officer, at=minutes(8))
    for at in (9, 10):
        notices.confirm(notice, by=world.oblast_officer, at=minutes(at))
    notice.refresh_from_db()
    assert notice.confirmed_at == minutes(9)


def test_a_call_the_receiver_denies_meets_nothing(world, hunger_strike):
    notice = called(hunger_strike, by=world.district_officer, receiver=world.oblast_officer, at=minutes(8))
    notices.deny(notice, reason="Звонка не было", by=world.oblast_officer, at=minutes(9))
    with pytest.raises(Refused, match="You have denied this call"):
        notices.confirm(notice, by=world.oblast_officer, at=minutes(10))
    assert clock().state == "open"
    assert not hunger_strike.receipts.filter(office=world.north).exists()


def test_the_oblasts_own_clocks_run_from_its_receipt(world, hunger_strike):
    notice = called(hunger_strike, by=world.district_officer, receiver=world.oblast_officer, at=minutes(8))
    assert not Obligation.objects.filter(office=world.north, started_at__isnull=False).exists()
    notices.confirm(notice, by=world.oblast_officer, at=minutes(9))
    assert (clock("incident.phone_notice.oblast").started_at, clock("incident.special_report").due_at) == (
        minutes(8),
        minutes(188),
    )


def test_the_oblast_may_take_it_up_without_a_call(world, hunger_strike):
    from incidents.actions import incidents

    incidents.receive(hunger_strike, by=world.oblast_officer, at=minutes(30))
    assert clock("incident.phone_notice.oblast").due_at == minutes(90)
    with pytest.raises(Refused, match="received this information already"):
        incidents.receive(hunger_strike, by=world.oblast_deputy, at=minutes(31))


def test_another_oblasts_officer_is_nobody_to_call(world, hunger_strike):
    stranger = factories.officer("oblast_officer", office=world.south)
    with pytest.raises(Refused, match="This is told to"):
        called(hunger_strike, by=world.district_officer, receiver=stranger, at=minutes(3))
