"""A kind that demands one of certain roles isn't completed without one (point 33); the others ask for nobody."""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, inspections, receptions
from inspections.enums import InspectionState
from inspections.rules import missing_parts
from oversight.core.enums import Role
from tests import factories
from tests.factories import moment
from tests.inspections.factories import inspection, order

LATER = moment(hour=12)
MISSING = (
    "None of the inspectors is one of those whose participation point 33 demands: "
    "Oblast prosecutor, Deputy oblast prosecutor."
)


@pytest.fixture
def made(world):
    """A comprehensive inspection by the oblast's officer, answered and with an end: only the participant is missing."""
    colony = factories.facility(FacilityKind.UIS, supervising_office=world.north_1)
    by = world.oblast_officer
    ground = order(colony, by=by, signer=world.oblast_prosecutor)
    found = inspection(colony, by=by, code="comprehensive", order=ground)
    checklist.answer_rest(found, by=by, at=LATER)
    receptions.cover(found, found.kind.receives, by=by, at=LATER)
    return inspections.change(found, ended_at=LATER, by=by, at=LATER)


def named(made, *officers):
    return inspections.change(made, inspectors=officers, by=made.created_by, at=LATER)


def test_the_part_is_named_and_mended_among_the_details(made):
    assert [(str(part), part.place) for part in missing_parts(made)] == [(MISSING, "details")]


@pytest.mark.parametrize("role", [Role.OBLAST_PROSECUTOR, Role.OBLAST_DEPUTY])
def test_either_of_the_two_is_enough(made, world, role):
    named(made, world.oblast_officer, getattr(world, role.value))
    assert missing_parts(made) == []


def test_officers_of_the_district_are_not(made, world):
    named(made, world.oblast_officer, world.district_prosecutor)
    assert missing_parts(made) == [MISSING]


def test_the_page_names_it_and_leads_to_the_details_then_takes_the_deputy(made, world, signed_in):
    browser = signed_in(world.oblast_officer)
    address = f"/inspections/{made.pk}/"
    refused = browser.post(f"{address}complete/")
    assert (refused.status_code, f'<a href="#details">{MISSING}</a>' in refused.content.decode()) == (422, True)
    named(made, world.oblast_officer, world.oblast_deputy)
    assert browser.post(f"{address}complete/").status_code == 302
    made.refresh_from_db()
    assert made.state == InspectionState.COMPLETED


def test_the_api_names_it_too(made, world, signed_in):
    card = signed_in(world.oblast_officer).get(f"/api/v1/inspections/{made.pk}/").json()
    assert card["missing"] == [MISSING]
    refused = signed_in(world.oblast_officer).post(f"/api/v1/inspections/{made.pk}/complete/", {}, "application/json")
    assert (refused.status_code, MISSING in refused.content.decode()) == (422, True)


def test_a_kind_that_demands_nobody_asks_for_nobody(world):
    found = inspection(world.ivs, by=world.district_officer)
    checklist.answer_rest(found, by=world.district_officer, at=LATER)
    whole = inspections.change(found, ended_at=LATER, by=world.district_officer, at=LATER)
    assert missing_parts(whole) == []
