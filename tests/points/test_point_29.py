"""Point 29: every half-year the oblast reconciles the data on the paroled and supervised."""

from tests.factories import moment
from tests.points.steps import happened, outcome, owed, owing, span, told


def test_territorial_oblasts_reconcile_every_half_year(manned):
    assert owing("reconcile.parole.oblast") == ["Прокуратура Северной области", "Прокуратура Южной области"]
    duty = owed("reconcile.parole.oblast", office=manned.north)
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")
    assert told(duty) == [
        ("31.05 09:00", "oblast_officer"),
        ("19.06 09:00", "oblast_deputy"),
        ("01.07 09:00", "oblast_deputy"),
        ("02.07 09:00", "oblast_prosecutor"),
        ("07.07 09:00", "zonal_officer"),
        ("13.07 09:00", "department_head"),
    ]


def test_the_signed_reconciliation_ends_it_also_when_signed_after_the_half_year(manned):
    duty = owed("reconcile.parole.oblast", office=manned.north)
    signed = moment(2026, 7, 2)
    happened("reconciliation.signed", manned.north, at=signed, code=duty.code, about_on=duty.period_until)
    assert outcome(duty) == ("fulfilled", True, False)
