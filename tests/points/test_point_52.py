"""Point 52: every half-year the district reconciles the data of court, statistics and police on the paroled."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span


def test_the_district_reconciles_every_half_year(manned):
    duty = owed("reconcile.parole.district", office=manned.north_1)
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")
    happened("reconciliation.signed", manned.north_1, at=moment(2026, 6, 30, 23), code=duty.code)
    assert outcome(duty) == ("fulfilled", False, False)
