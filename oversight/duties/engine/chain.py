"""Whom a step concerns at the moment it is told: the roster answers, once per role and office of a batch."""

from functools import cache

from oversight.core.roster import Roster
from oversight.core.roster.places import places


class Chain:
    """Answers for the matters of `offices` at one moment."""

    def __init__(self, offices, at):
        self.at = at
        self.roster = Roster(list(offices), at)
        self.resolve = cache(self._resolve)

    def _resolve(self, role, office):
        """The roster's Resolution for a matter of `office` that `role` is to be told of."""
        return self.roster.responsible(role, office, self.at)

    def above(self, role, office, told):
        """The Resolution of the first leader above those `told` (officer ids); None when nobody is left."""
        for place in places(role, self.roster.line(office)):
            resolution = self.resolve(place.role, place.office)
            if resolution.told and told.isdisjoint(officer.pk for officer in resolution.officers):
                return resolution
        return None


def resolve(role, office, at):
    """Whom to tell now of a matter of `office`: for one question."""
    return Chain([office], at).resolve(role, office)
