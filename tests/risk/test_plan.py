"""From a place to an item of a plan of work and to an order."""

from datetime import date

import pytest

from inspections.actions import plans
from inspections.enums import ItemBasis
from risk.actions import take_places
from tests.inspections.factories import refused
from tests.risk.factories import AT, with_violations


@pytest.fixture
def plan(world):
    return plans.draft(begins_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), by=world.oblast_officer, at=AT)


def test_a_place_becomes_an_item_with_its_reasons_and_the_kind_of_point_22(world, plan):
    with_violations(world.ivs, 3, by=world.district_officer, signer=world.district_prosecutor)
    assert take_places(plan, [world.ivs], by=world.oblast_officer, at=AT) == 1
    item = plan.items.get()
    assert (item.basis, item.facility, item.kind_code) == (ItemBasis.RISK, world.ivs, "state_of_legality")
    assert (item.due_on, item.responsible) == (date(2026, 6, 30), world.oblast_officer)
    assert item.task == (
        "Visit by the state of legality (point 22), risk 45 of 100: 3 violations not eliminated; "
        "No visit is on record; No visit at night is on record."
    )


def test_taken_twice_it_stands_there_once(world, plan):
    take_places(plan, [world.ivs], by=world.oblast_officer, at=AT)
    assert take_places(plan, [world.ivs, world.neighbour_ivs], by=world.oblast_officer, at=AT) == 1
    assert plan.items.count() == 2


def test_a_place_outside_the_scope_is_none(world, plan):
    with refused("Choose at least one place; the edition in force must have a formula of risk."):
        take_places(plan, [world.foreign_ivs], by=world.oblast_officer, at=AT)
    assert plan.items.count() == 0


def test_another_offices_plan_and_one_on_approval_stay(world, plan):
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Exception):
        take_places(plan, [world.ivs], by=world.district_officer, at=AT)
    take_places(plan, [world.ivs], by=world.oblast_officer, at=AT)
    plans.submit(plan, by=world.oblast_officer, at=AT)
    with refused("This plan is no draft any more: its items stay as they are."):
        take_places(plan, [world.neighbour_ivs], by=world.oblast_officer, at=AT)
