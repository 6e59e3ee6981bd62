"""Point 24: where torture was confirmed, the admissibility of the evidence is assessed and a position taken."""

from datetime import date

from incidents.actions import allegations
from tests.factories import moment
from tests.incidents.factories import minutes
from tests.incidents.test_allegations import CONFIRMED, alleged
from tests.points.steps import outcome, span, started, told


def test_the_clock_of_the_assessment_starts_with_the_confirmation_and_ends_with_the_position(manned):
    found, said = alleged(manned), {"by": manned.district_officer, "at": minutes(60)}
    allegations.register(found, erdr_number="26-1", erdr_on=date(2026, 3, 3), **said)
    assert not found.clocks.filter(code="torture.admissibility").exists()
    found = allegations.decide(found, **CONFIRMED, **said)
    clock = found.clocks.get(code="torture.admissibility")
    assert (clock.point, clock.rule.is_choice, clock.started_at) == ("24", True, minutes(60))
    allegations.assess(found, assessment="Недопустимо", position="Исключить", **said)
    assert outcome(clock) == ("fulfilled", False, False)


def test_the_edition_chooses_five_working_days(manned):
    clock = started("torture.confirmed", manned.north_1, at=moment(2026, 3, 2, 12), facility=manned.ivs)
    assert (clock.code, span(clock)) == ("torture.admissibility", ("02.03.2026 12:00", "11.03.2026 00:00"))
    assert told(clock)[0] == ("08.03 09:00", "district_officer")
