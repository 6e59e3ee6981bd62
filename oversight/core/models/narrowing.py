"""The first rows of a scope of offices, found office by office (docs/decisions/0004-scope-by-lineage.md)."""

from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef, Q
from django.db.models.sql.where import AND

from ..enums import OfficeLevel
from .office import Office


class KeyAmong(models.Lookup):
    """A key that is in one of the arrays: read from the table's index, in its order."""

    def as_sql(self, compiler, connection):
        key, params = self.process_lhs(compiler, connection)
        keys, further = compiler.compile(self.rhs)
        return f"{key} = ANY ({keys})", [*params, *further]


class Narrowed(models.QuerySet):
    """Rows that belong to offices by the keys that `offices` names, or are shared with any number of them by `further`.

    Scopes are made by `within`, which remembers what it was told, so that a page may be `narrowed`.
    """

    offices = ("office",)
    further = ""
    #: The office whose scope this is, and the condition that says so.
    _seen_by = _seen = None

    def within(self, office):
        """What belongs to the office or to one below it, or is shared with one of these."""
        ways = [Q(**{f"{name}__within": office}) for name in self.offices]
        ways += [self._shared_within(office)] if self.further else []
        scoped = self.filter(reduce(or_, ways))
        scoped._seen_by, scoped._seen = office, scoped.query.where.children[-1]
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
        return found.among(*ways)

    def among(self, *parts):
        """Those of these rows that one of `parts` names, querysets of keys, each of which may be a slice of its own."""
        keys = Func(*map(ArraySubquery, parts), template="%(expressions)s", arg_joiner=" || ")
        return self.filter(KeyAmong(F("pk"), keys))

    def _first_of_each_office(self, apart, name, order, size):
        if self._seen_by.level == OfficeLevel.DISTRICT:
            return apart.filter(**{name: self._seen_by.pk})[:size]
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
