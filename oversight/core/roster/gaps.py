"""Where nobody would answer for a role in a coming period, so that it can be mended before a step meets it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from .places import EXPECTED, Place
from .resolution import Resolution
from .roll import Roster


@dataclass(frozen=True)
class Gap:
    """From `from_at` to `until_at` nobody holds the role there and nobody stands in; None: beyond the period too.

    `resolution` says who would be told instead; without officers, nobody at all.
    """

    place: Place
    from_at: datetime
    until_at: datetime | None
    resolution: Resolution

    @property
    def reaches_nobody(self):
        return not self.resolution.told


def gaps(begin, end, *, offices, expected=EXPECTED):
    """Every Gap in `offices` between two moments, in their order. `expected` is the roles of each level.

    A fixed number of queries, however many offices.
    """
    offices = list(offices)
    return gaps_of(Roster(offices, begin, end), offices, expected)


def gaps_of(roster, offices, expected=EXPECTED):
    """Every Gap in `offices` within the period of `roster`, which must hold them; no query but for zones."""
    return [
        gap for office in offices for role in expected.get(office.level, ()) for gap in _gaps_of(roster, role, office)
    ]


def _gaps_of(roster, role, office):
    if roster.is_steady(role, office):
        return []
    begin, end = roster.begin, roster.end
    turns = sorted(moment for moment in roster.turns(role, office) if begin < moment < end)
    found = []
    for from_at, until_at in pairwise([begin, *turns, end]):
        resolution = roster.responsible(role, office, from_at)
        if resolution.told and resolution.fell_back_to is None:
            continue
        last = found[-1] if found else None
        if last and last.until_at == from_at and last.resolution.officers == resolution.officers:
            found[-1] = Gap(last.place, last.from_at, until_at, last.resolution)
        else:
            found.append(Gap(Place(resolution.role, office), from_at, until_at, resolution))
    if found and found[-1].until_at == end:
        last = found[-1]
        found[-1] = Gap(last.place, last.from_at, None, last.resolution)
    return found
