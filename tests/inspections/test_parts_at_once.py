"""Parts of a joint inspection when two act at the same moment: one wins, the other is told."""

import pytest

from inspections.actions import checklist, parts, results
from inspections.models import Inspection
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from tests import factories
from tests.factories import moment
from tests.inspections import joint
from tests.inspections.test_at_once import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)

LATER = moment(hour=12)


@pytest.fixture
def made():
    factories.edition()
    return joint.colony_check(factories.world())


def test_of_two_who_sign_at_once_one_has_signed_and_the_other_is_told(made):
    part = joint.accepted(made)
    soldier = joint.officer_of(part.office)
    commander = joint.officer_of(part.office, Role.DISTRICT_PROSECUTOR)
    parts.write(part, version=0, conclusion=joint.CONCLUSION, by=soldier, at=moment())
    outcomes = at_once(*[lambda by=by: parts.sign(part, version=1, by=by, at=moment()) for by in (soldier, commander)])
    assert refusals(outcomes) == ["This can't be done in the state “Signed”."]
    assert joint.again(part).signed_by in (soldier, commander)


def test_a_withdrawal_and_an_acceptance_at_once_leave_one_of_them(made):
    part = joint.invited(made)
    soldier = joint.officer_of(part.office)
    outcomes = at_once(
        lambda: parts.withdraw(part, reason="Не нужно.", by=made.created_by, at=moment()),
        lambda: parts.accept(part, inspectors=[soldier], by=soldier, at=moment()),
    )
    state = joint.again(part).state
    told = {"withdrawn": "Invitation withdrawn", "accepted": "Takes part"}[state]
    assert refusals(outcomes) == [f"This can't be done in the state “{told}”."]
    seen = Inspection.objects.visible_to(soldier).filter(pk=made.pk).exists()
    assert (seen, made.inspectors.count()) == ((True, 2) if state == "accepted" else (False, 1))


def test_a_signature_and_the_reason_why_it_is_missing_at_once_leave_one_of_them(made):
    part = joint.accepted(made)
    soldier = joint.officer_of(part.office)
    outcomes = at_once(
        lambda: parts.leave_out(part, reason="Отозваны.", by=made.created_by, at=moment()),
        lambda: parts.sign(part, version=0, conclusion=joint.CONCLUSION, by=soldier, at=moment()),
    )
    # The part may also be signed after it was left out; never the other way round.
    stored = joint.again(part)
    assert (stored.state, stored.conclusion, stored.missing_reason) == ("signed", joint.CONCLUSION, "")
    assert refusals(outcomes) in ([], ["This can't be done in the state “Signed”."])


def test_a_signature_while_the_inspection_is_completed_stands_in_the_certificate_or_keeps_it_open(made):
    part = joint.accepted(made)
    soldier = joint.officer_of(part.office)
    checklist.answer_rest(made, by=made.created_by, at=moment())
    outcomes = at_once(
        lambda: results.complete(made, by=made.created_by, at=LATER),
        lambda: parts.sign(part, version=0, conclusion=joint.CONCLUSION, by=soldier, at=LATER),
    )
    completion, signature = outcomes
    assert not isinstance(signature, Refused)
    if isinstance(completion, Refused):
        assert completion.parts == [f"{part.office} has not signed its part: wait for it, or say why it is missing."]
        completion = results.complete(made, by=made.created_by, at=LATER)
    assert [one["conclusion"] for one in completion.spravka.context["parts"]] == [joint.CONCLUSION]


def test_an_office_invited_twice_at_once_is_invited_once(made):
    office = joint.garrison()
    outcomes = at_once(*[lambda: joint.invited(made, office=office)] * 2)
    assert refusals(outcomes) == ["This office is invited already."]
    assert made.parts.count() == 1
