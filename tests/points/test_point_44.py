"""Point 44: news of torture is verified by the acts on the unified register: registered, or it is said why not."""

from incidents.actions import allegations
from tests.incidents.factories import NIGHT, minutes
from tests.incidents.test_allegations import CONFIRMED, REFUSED, alleged
from tests.points.steps import HOUR, outcome


def test_whether_it_is_registered_is_said_within_the_day_the_edition_chooses(manned):
    found = alleged(manned)
    clock = found.clocks.get(code="torture.registration")
    assert (clock.point, clock.rule.is_choice, clock.due_at) == ("20, 44", True, NIGHT + 24 * HOUR)
    allegations.register(found, **REFUSED, by=manned.district_officer, at=minutes(60))
    assert outcome(clock) == ("fulfilled", False, False)


def test_the_decision_follows_in_ten_working_days(manned):
    found, said = alleged(manned), {"by": manned.district_officer, "at": minutes(60)}
    clock = found.clocks.get(code="torture.decision")
    assert (clock.point, clock.rule.term_count, clock.rule.term_unit) == ("20, 44", 10, "working_days")
    allegations.register(found, **REFUSED, **said)
    allegations.decide(found, **{**CONFIRMED, "outcome": "not_confirmed"}, **said)
    assert outcome(clock) == ("fulfilled", False, False)
