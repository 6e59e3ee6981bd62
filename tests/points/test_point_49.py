"""Point 49: every quarter the court's data are reconciled with the probation service's."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, owing, span, told


def test_territorial_districts_reconcile_every_quarter(manned):
    assert len(owing("reconcile.probation")) == 4
    duty = owed("reconcile.probation", office=manned.north_1)
    assert span(duty) == ("02.03.2026 00:00", "01.04.2026 00:00")
    assert told(duty) == [
        ("02.03 10:00", "district_officer"),
        ("17.03 09:00", "district_prosecutor"),
        ("01.04 09:00", "district_prosecutor"),
        ("02.04 09:00", "oblast_officer"),
        ("06.04 09:00", "oblast_deputy"),
        ("10.04 09:00", "zonal_officer"),
        ("21.04 09:00", "department_head"),
    ]


def test_signing_it_fulfils_this_reconciliation_and_not_that_of_point_52(manned):
    quarter = owed("reconcile.probation", office=manned.north_1)
    half_year = owed("reconcile.parole.district", office=manned.north_1)
    happened("reconciliation.signed", manned.north_1, at=moment(2026, 3, 20), code="reconcile.probation")
    assert outcome(quarter) == ("fulfilled", False, False)
    assert outcome(half_year) == ("open", False, False)
