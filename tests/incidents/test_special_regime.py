"""Point 16(5): an approved special regime is told to the Department's leadership within an hour, by telephone."""

import pytest

from incidents.actions import notices, regimes
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import Obligation
from tests import factories
from tests.incidents.factories import NIGHT, minutes


@pytest.fixture
def regime(world):
    return regimes.enter(
        facility=world.ivs,
        received_at=NIGHT,
        received_from="Начальник ДУИС",
        measures="Ограничение передвижения",
        by=world.oblast_officer,
        at=minutes(2),
    )


def clock():
    return Obligation.objects.get(code="special_regime.notify")


def test_the_hour_runs_from_the_receipt_of_the_approval(regime):
    assert (clock().started_at, clock().due_at) == (NIGHT, minutes(60))


def test_the_head_of_the_department_is_told_and_confirms(world, regime):
    assert notices.whom_to_call(regime, world.oblast_officer, minutes(5)).officers == [world.department_head]
    said = {"receiver": world.department_head, "outcome": "answered", "by": world.oblast_officer, "at": minutes(20)}
    notice = notices.record_of_regime(regime, **said)
    notices.confirm(notice, by=world.department_head, at=minutes(25))
    assert (clock().state, clock().done_at) == ("fulfilled", minutes(20))


def test_a_zonal_officer_is_not_the_leadership(world, regime):
    factories.zone(world.zonal_officer, world.north)
    with pytest.raises(Refused, match="This is told to"):
        notices.record_of_regime(
            regime, receiver=world.zonal_officer, outcome="answered", by=world.oblast_officer, at=minutes(20)
        )


def test_it_comes_to_the_oblast(world):
    with pytest.raises(Forbidden, match="recorded by the oblast office"):
        regimes.enter(facility=world.ivs, received_at=NIGHT, received_from="ДУИС", by=world.district_officer, at=NIGHT)
    assert not Obligation.objects.filter(code="special_regime.notify").exists()
