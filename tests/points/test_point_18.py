"""Point 18: with the unit that supervises operational-search activity measures for the regime of an institution are
worked out jointly: what it concludes stands in the certificate, what it finds becomes an act that is followed."""

import pytest

from acts import actions as acts
from facilities.enums import FacilityKind
from inspections.actions import checklist, findings, parts
from oversight.core.enums import Role
from oversight.duties.models import Obligation
from tests import factories
from tests.inspections import joint
from tests.inspections.factories import WORDS
from tests.points.steps import TEN, completed, opened, signed_order

CONCLUSION = "Оперативный учет ведется с нарушениями: меры по режиму выработаны совместно."


@pytest.fixture
def colony(manned, place, kind):
    """The standing check of an institution by the oblast, its own unit invited for the second matter."""
    institution = place(FacilityKind.UIS)
    order = signed_order(institution, manned.oblast_officer, manned.oblast_deputy)
    return opened(institution, kind("uis_standing"), manned.oblast_officer, order=order)


@pytest.fixture
def unit(manned):
    return factories.officer(Role.OBLAST_OFFICER, office=manned.north)


@pytest.fixture
def part(manned, colony, unit):
    part = joint.invited(colony, office=manned.north, asked="Режим и учет", operational_search=True, positions=[2])
    return parts.accept(part, inspectors=[unit], by=unit, at=TEN)


def test_what_the_unit_finds_and_concludes_stands_in_one_certificate_and_becomes_an_act(manned, colony, unit, part):
    line = colony.answers.get(point="39(2)")
    assert line.taken_by == unit
    checklist.answer(line, value="violation", version=0, by=unit, at=TEN)
    found = findings.add(colony, answer=line, by=unit, at=TEN, **WORDS)
    checklist.answer_rest(colony, by=manned.oblast_officer, at=TEN)
    parts.sign(part, version=0, conclusion=CONCLUSION, by=unit, at=TEN)
    paper = completed(colony, manned.oblast_officer).spravka.context
    assert [(one["points"], one["conclusion"]) for one in paper["parts"]] == [(["39(2)"], CONCLUSION)]
    act = acts.draft(
        kind="representation",
        facility=colony.facility,
        body_ru="Учреждение",
        body_level="district",
        subject="о режиме",
        facts=found.what,
        violations=[{"what": found.what, "norm": found.norm, "demand": "Устранить.", "source_url": "/findings/1/"}],
        ground_title=str(colony),
        by=manned.oblast_officer,
        at=TEN,
    )
    assert [one.what for one in act.violations.all()] == [found.what]


def test_of_what_the_unit_did_the_office_is_told(manned, colony, part):
    news = Obligation.objects.get(code="joint.news")
    assert (news.office, news.subject_url) == (manned.north, part.get_absolute_url())
