"""From which place a visit may be planned, and by whom (points 15(1), 22)."""

from inspections.policies import check_can_inspect_here
from oversight.core.refusals import may


def check_can_plan_visit(officer, facility):
    """Who may inspect there may plan it; whether a rhythm is prescribed or not."""
    check_can_inspect_here(officer, facility)


def may_plan_visits(officer, places):
    """{facility's id: whether the officer may plan a visit there}."""
    return {place.facility.pk: may(check_can_plan_visit, officer, place.facility) for place in places}
