"""The one place where the scope of a case is decided."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.functions import Now, TruncDate

from .enums import Role
from .models import Office, Zone
from .models.narrowing import Narrowed
from .policies import CASE_READERS, INSPECTORS, SIGNERS


class OfOffice(Narrowed):
    """Records of offices: seen by the office they belong to and by those above it.

    `offices` names the foreign keys to Office through which a record belongs to somebody; `further` the relation to
    any number of offices that see it too, where there is one (docs/decisions/0012-joint-inspections.md).
    """

    def visible_to(self, officer):
        if not officer.holds(CASE_READERS):
            return self.none()
        return self if officer.office.parent_id is None else self.within(officer.office)


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


def narrowed(queryset, order, size):
    """`queryset` in that order; if it is a scope of offices, narrowed to what its first `size` rows may be."""
    return queryset.narrowed(order, size) if isinstance(queryset, Narrowed) else queryset.order_by(*order)
