"""Two at the same moment: one wins, the other is told what happened."""

import pytest

from practice.actions import methods
from practice.models import Method
from tests import factories as people
from tests.inspections.test_at_once import at_once, refusals

from .factories import AT, in_use, method

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    people.edition()
    return people.world()


def test_of_two_who_revise_at_once_one_writes_version_two_and_the_other_is_told(world):
    made = method(world.district_officer)

    def revise(words):
        said = {"change": words, "words_ru": words, "version": made.version}
        return lambda: methods.revise(made, **said, by=world.district_officer, at=AT)

    outcomes = at_once(revise("Первый."), revise("Второй."))
    assert refusals(outcomes) == ["Somebody else has changed this since you opened it."]
    assert [one.number for one in made.versions.all()] == [2, 1]


def test_a_method_is_superseded_or_withdrawn_and_never_both(world):
    signer = world.district_prosecutor
    old, new = in_use(world.district_officer, signer), in_use(world.district_officer, signer)
    outcomes = at_once(
        lambda: methods.supersede(old, superseded_by=new, reason="полнее", by=signer, at=AT),
        lambda: methods.withdraw(old, reason="отменена", by=signer, at=AT),
    )
    old = Method.objects.get(pk=old.pk)
    told = {"superseded": "Superseded", "withdrawn": "Withdrawn"}[old.state]
    assert refusals(outcomes) == [f"This can't be done in the state “{told}”."]
    assert (old.superseded_by is not None) == (old.state == "superseded")
