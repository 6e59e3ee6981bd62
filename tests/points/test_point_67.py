"""Point 67: summaries of the half-year and the year by priority directions; of budget and adaptation yearly."""

import pytest

from oversight.duties.models import Obligation
from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span, told

SENT = moment(2026, 7, 3)


def test_the_half_years_summaries_are_due_by_5_july_and_by_5_january(manned):
    duty = owed("summary.half_year.rights", office=manned.north)
    assert span(duty) == ("02.03.2026 00:00", "06.07.2026 00:00")
    assert told(duty) == [
        ("29.06 09:00", "oblast_officer"),
        ("03.07 09:00", "oblast_deputy"),
        ("07.07 09:00", "oblast_deputy"),
        ("07.07 12:00", "zonal_officer"),
        ("08.07 09:00", "oblast_prosecutor"),
        ("09.07 09:00", "department_head"),
    ]
    second = owed("summary.half_year.rights", at=SENT, office=manned.north, period_from=moment(2026, 7, 1).date())
    assert span(second) == ("01.07.2026 00:00", "06.01.2027 00:00")


def test_each_direction_has_a_summary_of_its_own(manned):
    owed("summary.half_year.crime", office=manned.north)
    happened(
        "summary.submitted", manned.north, at=SENT, code="summary.half_year.crime", about_on=moment(2026, 6, 30).date()
    )
    of_half_year = Obligation.objects.filter(
        office=manned.north, code__startswith="summary.half_year", period_until="2026-06-30"
    )
    assert dict(of_half_year.values_list("code", "state")) == {
        "summary.half_year.crime": "fulfilled",
        "summary.half_year.rights": "open",
        "summary.half_year.torture": "open",
    }


def test_budget_and_adaptation_are_summed_up_once_a_year(manned):
    for code in ("summary.year.budget", "summary.year.adaptation"):
        duty = owed(code, office=manned.north)
        assert span(duty) == ("02.03.2026 00:00", "06.01.2027 00:00")
        sent = moment(2027, 1, 5, 18)
        happened("summary.submitted", manned.north, at=sent, code=code, about_on=duty.period_until)
        assert outcome(duty) == ("fulfilled", False, False)


def test_the_department_sums_up_when_the_oblasts_have(manned):
    duty = owed("summary.half_year.crime.department", office=manned.department)
    assert duty.rule.is_choice
    assert span(duty) == ("02.03.2026 00:00", "01.08.2026 00:00")
    assert [role for _, role in told(duty)] == ["zonal_officer", "department_head", "zonal_officer", "department_head"]


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("summary.half_year.crime.department", "01.08.2026 00:00"),
        ("summary.half_year.rights.department", "01.08.2026 00:00"),
        ("summary.half_year.torture.department", "01.08.2026 00:00"),
        ("summary.year.budget.department", "01.02.2027 00:00"),
        ("summary.year.adaptation.department", "01.02.2027 00:00"),
    ],
)
def test_the_department_has_a_summary_of_each_and_one_submitted_is_one(manned, code, due):
    duty = owed(code, office=manned.department)
    assert span(duty)[1] == due
    happened("summary.submitted", manned.department, at=SENT, code=code, about_on=duty.period_until)
    done = Obligation.objects.filter(office=manned.department, state="fulfilled")
    assert list(done.values_list("code", flat=True)) == [code]
