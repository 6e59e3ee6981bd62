"""Points 18, 60: the unit that supervises operational-search activity inspects jointly with its colleagues.

It is of the same office as often as not: so an office may invite its own unit, and nobody else of its own.
"""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, parts
from oversight.core.enums import Role
from tests import factories
from tests.inspections import joint
from tests.inspections.factories import refused
from tests.points.steps import TEN, answered, completed, opened, signed_order

ASKED = "Ведение оперативного учета"


@pytest.fixture
def remand(manned, place, kind):
    prison = place(FacilityKind.SI_UIS)
    order = signed_order(prison, manned.oblast_officer, manned.oblast_deputy)
    return opened(prison, kind("si_monthly"), manned.oblast_officer, order=order)


def test_an_office_invites_its_own_unit_for_operational_search_supervision(manned, remand):
    unit = factories.officer(Role.OBLAST_OFFICER, office=manned.north)
    with refused("Your office conducts the inspection: invite another one.", field="office"):
        joint.invited(remand, office=manned.north, asked=ASKED)
    part = joint.invited(remand, office=manned.north, asked=ASKED, operational_search=True)
    parts.accept(part, inspectors=[unit], by=unit, at=TEN)
    answered(remand, manned.oblast_officer)
    parts.sign(part, version=0, conclusion="Учет ведется законно.", by=unit, at=TEN)
    paper = completed(remand, manned.oblast_officer).spravka.context
    assert [(one["operational_search"], one["signer"]["full_name"]) for one in paper["parts"]] == [
        (True, unit.full_name)
    ]
    assert [one["full_name"] for one in paper["inspectors"]] == [manned.oblast_officer.full_name]


def test_the_unit_of_the_department_takes_part_in_an_oblast_s_inspection(manned, remand):
    unit = factories.officer(Role.ZONAL_OFFICER, office=manned.department)
    part = joint.invited(remand, office=manned.department, asked=ASKED, operational_search=True)
    parts.accept(part, inspectors=[unit], by=unit, at=TEN)
    checklist.answer(remand.answers.first(), value="in_order", version=0, by=unit, at=TEN)
    assert remand.answers.first().answered_by == unit
