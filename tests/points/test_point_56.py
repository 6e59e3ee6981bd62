"""Points 56 and 15(4): court rulings are reviewed and protested in time; the term is fifteen days of the code."""

from tests.factories import moment
from tests.points.steps import happened, outcome, span, started, told

SERVED = moment(2026, 3, 6, 12)


def test_fifteen_days_end_on_a_working_day(manned):
    clock = started("ruling.served", manned.north_1, at=SERVED)
    assert (clock.code, clock.rule.is_choice) == ("ruling.appeal", True)
    assert span(clock) == ("06.03.2026 12:00", "27.03.2026 00:00")


def test_a_missed_term_climbs_to_the_department(manned):
    assert [role for _, role in told(started("ruling.served", manned.north_1, at=SERVED))] == [
        "district_officer",
        "district_prosecutor",
        "district_prosecutor",
        "oblast_officer",
        "oblast_deputy",
        "zonal_officer",
        "department_head",
    ]


def test_a_protest_or_the_reasons_for_none_end_it(manned):
    clock = started("ruling.served", manned.north_1, at=SERVED, subject="ruling:1")
    happened("ruling.decided", manned.north_1, at=moment(2026, 3, 26, 18), subject="ruling:1")
    assert outcome(clock) == ("fulfilled", False, False)
