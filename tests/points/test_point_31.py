"""Point 31: a yearly summary on rehabilitation. By the results of the year, without a date: by the end of January."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span, told


def test_the_summary_of_a_year_is_due_at_the_end_of_the_next_january(manned):
    duty = owed("summary.rehabilitation", office=manned.north)
    assert duty.rule.is_choice
    assert span(duty) == ("02.03.2026 00:00", "01.02.2027 00:00")
    assert told(duty)[:2] == [("25.01 09:00", "oblast_officer"), ("29.01 09:00", "oblast_deputy")]


def test_the_summary_sent_in_january_is_the_one_of_the_year_before(manned):
    duty = owed("summary.rehabilitation", office=manned.north)
    sent = moment(2027, 1, 20)
    happened("summary.submitted", manned.north, at=sent, code=duty.code, about_on=duty.period_until)
    assert outcome(duty) == ("fulfilled", False, False)
    following = owed("summary.rehabilitation", at=sent, office=manned.north, period_from=moment(2027, 1, 1).date())
    assert outcome(following) == ("open", False, False)
