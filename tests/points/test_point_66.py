"""Points 6, 30, 63 and 66: analyses of every quarter, of the district by the 1st, of the oblast by the 5th after it."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span, told


def test_the_district_sends_its_analysis_by_the_first(manned):
    duty = owed("analysis.quarterly.district", office=manned.north_1)
    assert span(duty) == ("02.03.2026 00:00", "02.04.2026 00:00")
    assert told(duty) == [
        ("20.03 09:00", "district_officer"),
        ("31.03 09:00", "district_prosecutor"),
        ("02.04 09:00", "district_prosecutor"),
        ("02.04 12:00", "oblast_officer"),
        ("03.04 09:00", "oblast_deputy"),
        ("06.04 09:00", "zonal_officer"),
        ("08.04 09:00", "department_head"),
    ]


def test_the_oblast_sends_its_analysis_by_the_fifth(manned):
    duty = owed("analysis.quarterly.oblast", office=manned.north)
    assert span(duty) == ("02.03.2026 00:00", "06.04.2026 00:00")
    assert told(duty)[-1][1] == "department_head"


def test_an_analysis_sent_after_the_quarter_is_of_that_quarter(manned):
    first = owed("analysis.quarterly.district", office=manned.north_1)
    sent = moment(2026, 4, 1, 18)
    second = owed("analysis.quarterly.district", at=sent, office=manned.north_1, period_from=sent.date())
    happened("analysis.submitted", manned.north_1, at=sent, about_on=first.period_until)
    assert outcome(first) == ("fulfilled", False, False)
    assert outcome(second) == ("open", False, False)
