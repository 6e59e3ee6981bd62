"""Point 53: the akimat has decided the objects for community service; the edition chooses to ask once a year."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span, told


def test_the_akimats_decision_is_asked_for_once_a_year(manned):
    duty = owed("akimat.decisions", office=manned.north_1)
    assert (duty.rule.is_choice, duty.rule.rule_class) == (True, "informational")
    assert span(duty) == ("02.03.2026 00:00", "01.01.2027 00:00")
    assert told(duty)[0] == ("01.12 09:00", "district_officer")
    happened("akimat.checked", manned.north_1, at=moment(2026, 12, 20))
    assert outcome(duty) == ("fulfilled", False, False)
