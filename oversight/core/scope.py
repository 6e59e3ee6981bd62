"""The one place where the scope of a case is decided."""

from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef, Q
from django.db.models.functions import Now, TruncDate
from django.db.models.sql.where import AND

from .enums import OfficeLevel, Role
from .models import Office, Zone
from .policies import CASE_READERS, INSPECTORS, SIGNERS


class KeyAmong(models.Lookup):
    """A key that is in one of the arrays: read from the table's index, in its order."""

    def as_sql(self, compiler, connection):
        key, params = self.process_lhs(compiler, connection)
        keys, further = compiler.compile(self.rhs)
        return f"{key} = ANY ({keys})", [*params, *further]


class OfOffice(models.QuerySet):
    """Records of offices: seen by the office they belong to and by those above it.

    `offices` names the foreign keys to Office through which a record belongs to somebody; `further` the relation to
    any number of offices that see it too, where there is one (docs/decisions/0012-joint-inspections.md).
    """

    offices = ("office",)
    further = ""
    #: The office whose scope this is, and the condition that says so; see `narrowed`.
    _seen_by = _seen = None

    def visible_to(self, officer):
        if not officer.holds(CASE_READERS):
            return self.none()
        if officer.office.parent_id is None:
            return self
        ways = [Q(**{f"{name}__within": officer.office}) for name in self.offices]
        ways += [self._shared_within(officer.office)] if self.further else []
        scoped = self.filter(reduce(or_, ways))
        scoped._seen_by, scoped._seen = officer.office, scoped.query.where.children[-1]
        return scoped

    def narrowed(self, order, size):
        """In that order, narrowed to what the first `size` rows of the scope may be: the first of each of its offices.

        An office's index in that order gives them in a millisecond. Asked for the first rows of them all, PostgreSQL
        would walk through the table until it had found enough: all of it, for an office whose rows are old.
        """
        found = self.order_by(*order)
        apart = self._without_scope()
        if apart is None:
            return found
        apart = apart.select_related(None).order_by(*order).values("pk")
        ways = [self._first_of_each_office(apart, name, order, size) for name in self.offices]
        if self.further:
            ways.append(apart.filter(self._shared_within(self._seen_by))[:size])
        keys = Func(*map(ArraySubquery, ways), template="%(expressions)s", arg_joiner=" || ")
        return found.filter(KeyAmong(F("pk"), keys))

    def _first_of_each_office(self, apart, name, order, size):
        if self._seen_by.level == OfficeLevel.DISTRICT:
            return apart.filter(**{name: self._seen_by})[:size]
        keys = Func(ArraySubquery(apart.filter(**{name: OuterRef("pk")})[:size]), function="unnest")
        found = Office.objects.within(self._seen_by).order_by().values(key=keys)
        # By the key alone, the first of all the offices are known without the rows.
        return found.order_by(order[0].replace("pk", "key"))[:size] if order in (["pk"], ["-pk"]) else found

    def _without_scope(self):
        """The same rows of whatever office; None where there is no scope, or no index can begin with its offices."""
        if self._seen is None or any("__" in name for name in self.offices):
            return None
        apart = self._chain()
        where = apart.query.where
        where.children = [one for one in where.children if one != self._seen]
        return apart if where.connector == AND and len(where.children) < len(self.query.where.children) else None

    def _shared_within(self, office):
        """Shared with one of these offices: the few that are, by their numbers, so that no row comes twice."""
        relation = self.model._meta.get_field(self.further)
        pairs = relation.remote_field.through.objects.filter(**{f"{relation.m2m_reverse_field_name()}__within": office})
        return Q(pk__in=pairs.values(relation.m2m_field_name()))

    def _clone(self):
        made = super()._clone()
        made._seen_by, made._seen = self._seen_by, self._seen
        return made


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
    return queryset.narrowed(order, size) if isinstance(queryset, OfOffice) else queryset.order_by(*order)
