"""Two at the same moment: one wins, the other is told what happened, nothing is done twice."""

import pytest

from acts.models import ResponseAct
from courts.actions import representations, studies
from courts.models import Study
from oversight.documents.models import Document
from tests import factories as people
from tests.inspections.test_at_once import at_once, refusals

from . import factories
from .factories import AT, LATE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    people.edition()
    return people.world()


def test_of_two_who_protest_one_drafts_and_the_other_is_told(world):
    found = factories.studied(world.district_officer)
    outcomes = at_once(*[lambda: studies.draft_protest(found, by=world.district_officer, at=AT)] * 2)
    sentence = "There is a protest against this ruling already: it is open again if that is withdrawn."
    assert (refusals(outcomes), ResponseAct.objects.count()) == ([sentence], 1)


def test_taken_up_and_returned_at_once_it_is_at_the_district_again_by_either_order(world):
    found = factories.sent_up(world.district_officer, world.district_prosecutor)
    outcomes = at_once(
        lambda: representations.take_up(found, by=world.oblast_officer, at=LATE),
        lambda: representations.send_back(found, reason="нет копии", by=world.oblast_deputy, at=LATE),
    )
    turns = [(one.office, one.state) for one in Study.objects.order_by("number")][1:]
    first_won = [(world.north, "returned"), (world.north_1, "under_study")]
    assert (turns, len(refusals(outcomes))) in [(first_won, 0), (first_won, 1)]


def test_a_double_tap_of_the_signer_sends_it_up_once(world):
    found = factories.studied(world.district_officer)
    representations.draft(found, by=world.district_officer, at=LATE)
    at_once(*[lambda: representations.sign(found, by=world.district_prosecutor, at=LATE)] * 2)
    assert (Study.objects.count(), Document.objects.count()) == (2, 1)


def test_approved_or_returned_for_mending_and_never_both(world):
    found = factories.proposed(world.district_officer)
    outcomes = at_once(
        lambda: studies.approve(found, version=found.current.version, by=world.district_prosecutor, at=AT),
        lambda: studies.rework(found, comment="нет", by=world.district_prosecutor, at=AT),
    )
    study = Study.objects.get()
    assert (study.state, refusals(outcomes)) in [
        ("unprotested", ["This can't be done in the state “No protest, with reasons”."]),
        ("under_study", ["This can't be done in the state “Being studied”."]),
    ]
