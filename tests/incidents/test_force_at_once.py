"""Of two decisions on one conclusion at the same moment one wins, and the other is told."""

import pytest

from incidents.actions import force_conclusions
from incidents.models import ForceConclusion
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from tests import factories
from tests.incidents.factories import force_on_approval, minutes
from tests.inspections.test_at_once import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_an_approval_a_return_and_a_take_back_at_once_one_wins_and_the_others_are_told():
    used = force_on_approval()
    heads = [factories.officer(Role.DISTRICT_PROSECUTOR, office=used.office) for _number in range(2)]
    version, at = used.conclusion.version, minutes(60)

    outcomes = at_once(
        lambda: force_conclusions.approve(used, version=version, by=heads[0], at=at),
        lambda: force_conclusions.send_back(used, version=version, comment="Мало фактов.", by=heads[1], at=at),
        lambda: force_conclusions.take_back(used, by=used.entered_by, at=at),
    )

    won = [one for one in outcomes if not isinstance(one, Refused)]
    stored = ForceConclusion.objects.get(force=used)
    assert (len(won), len(refusals(outcomes))) == (1, 2)
    assert (stored.state, stored.version) == (won[0].state, version + 1)
    assert Document.objects.count() == (stored.state == "approved")
