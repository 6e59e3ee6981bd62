"""The one place where the scope of a case is decided."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate

from .enums import Role
from .models import Office, Zone
from .policies import CASE_READERS, INSPECTORS, SIGNERS


class OfOffice(models.QuerySet):
    """Records of offices: seen by the office they belong to and by those above it.

    `offices` names the foreign keys to Office through which a record belongs to somebody; `further` the relation to
    any number of offices that see it too, where there is one (docs/decisions/0012-joint-inspections.md).
    """

    offices = ("office",)
    further = ""

    def visible_to(self, officer):
        if not officer.holds(CASE_READERS):
            return self.none()
        if officer.office.parent_id is None:
            return self
        within = Office.objects.within(officer.office).values("pk")
        seen = reduce(or_, (Q(**{f"{name}__in": within}) for name in self.offices))
        return self.filter(seen | self._shared_within(within) if self.further else seen)

    def _shared_within(self, within):
        """Shared with one of these offices: the few that are, by their numbers, so that no row comes twice."""
        relation = self.model._meta.get_field(self.further)
        pairs = relation.remote_field.through.objects.filter(**{f"{relation.m2m_reverse_field_name()}__in": within})
        return Q(pk__in=pairs.values(relation.m2m_field_name()))


class HandedDown(OfOffice):
    """Records that an office also gives to those below it: once `given` is true of one, its whole line reads it."""

    given = Q()

    def visible_to(self, officer):
        seen = super().visible_to(officer)
        if not officer.holds(CASE_READERS) or officer.office.parent_id is None:
            return seen
        above = reduce(or_, (Q(**{f"{name}__in": officer.office.lineage}) for name in self.offices))
        return seen | self.filter(above, self.given)


class Confidential(OfOffice):
    """Records seen by fewer than their office: by who signs for it or for an office above it, by the officer they are
    assigned to, and by the zonal officers of the oblast; not by auditors.

    `assigned` names the foreign key to that officer.
    """

    assigned = "assigned_to"

    def visible_to(self, officer):
        if not officer.holds(INSPECTORS):
            return self.none()
        seen = Q(**{self.assigned: officer.pk})
        if officer.holds(SIGNERS):
            seen |= self._of(Office.objects.within(officer.office))
        if officer.holds({Role.ZONAL_OFFICER}):
            zones = Zone.objects.on(TruncDate(Now())).filter(officer=officer).values_list("oblast", flat=True)
            seen |= self._of(Office.objects.filter(lineage__overlap=list(zones)))
        return self.filter(seen)

    def _of(self, offices):
        return reduce(or_, (Q(**{f"{name}__in": offices.values("pk")}) for name in self.offices))
