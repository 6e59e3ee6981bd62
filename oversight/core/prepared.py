"""Questions put together once: Django takes longer to compose ten counts than PostgreSQL to answer them."""

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connection, models

from .models import Office, Officer


class Given(models.Expression):
    """A value that is known only when the question is asked, by its name."""

    def __init__(self, name, output_field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class AmongGiven(models.Lookup):
    """`AmongGiven(F("facility"), "facilities")`: a key that is among the given ones, however many they are."""

    def __init__(self, key, name):
        super().__init__(key, Given(name, ArrayField(models.BigIntegerField())))

    def as_sql(self, compiler, connection):
        key, params = self.process_lhs(compiler, connection)
        given, further = compiler.compile(self.rhs)
        return f"{key} = ANY ({given})", [*params, *further]


def reader_like(officer):
    """Somebody of the same roles in an office of the same level that is given as `office`: for whom scopes are put
    together once for all of these officers."""
    office = officer.office
    given = Office(pk=Given("office", models.BigIntegerField()), level=office.level, parent_id=office.parent_id)
    return Officer(office=given, roles=officer.roles)


class Question:
    """A queryset of values with places for what is given; `ask(office=…, …)` answers with its rows."""

    def __init__(self, queryset):
        self._sql, self._params = queryset.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()

    def ask(self, **given):
        params = [given[one.name] if isinstance(one, Given) else one for one in self._params]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            return cursor.fetchall()
