"""Who answers for whom at a moment, and who stands in. Reads only; every answer explains itself.

responsible(Role.ZONAL_OFFICER, office, at).officers   # whom to tell now
Roster(offices, at).responsible(role, office, at)      # of many offices: the queries of one
"""

from .gaps import Gap, gaps, gaps_of
from .places import EXPECTED, LEADERS, LEVEL_OF, Place
from .resolution import Resolution, Told, Tried, explain
from .roll import Roster

__all__ = [
    "EXPECTED",
    "LEADERS",
    "LEVEL_OF",
    "Gap",
    "Place",
    "Resolution",
    "Roster",
    "Told",
    "Tried",
    "explain",
    "gaps",
    "gaps_of",
    "holders",
    "responsible",
    "stand_ins",
]


def holders(role, office, at):
    """Those who hold `role` in `office` and are there at `at`; for a zonal officer, see `Roster.assigned`."""
    return Roster([office], at).holders(role, office, at)


def stand_ins(officer, at):
    """Who stands in for `officer` at `at`, substitutes of substitutes included; empty for one who is there."""
    return Roster([officer.office], at).stand_ins(officer, at)


def responsible(role, office, at):
    """Whom to tell of a matter of `office` when `role` must be told: a Resolution."""
    return Roster([office], at).responsible(role, office, at)
