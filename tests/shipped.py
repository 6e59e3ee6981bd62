"""The edition the program ships: loaded once a run and copied for each test, for loading it takes half a second."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import CASCADE

from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.models import Edition
from oversight.duties.rulebook import EDITIONS

CODE = "7/2015"


def keep(at):
    """Load it, and move all its rows aside; once, outside a test."""
    with transaction.atomic(), connection.cursor() as cursor:
        publish(load_edition(EDITIONS / "2015-7.toml", by=None, at=at)[0], by=None, at=at)
        cursor.execute("CREATE SCHEMA shipped")
        with _unguarded(cursor):
            for table in tables():
                cursor.execute(f"CREATE TABLE shipped.{table} AS TABLE {table}")
                cursor.execute(f"DELETE FROM {table}")
            cursor.execute("DELETE FROM core_auditrow")


def lay_out():
    """The rows again, published, in the transaction of a test."""
    with transaction.atomic(), connection.cursor() as cursor, _unguarded(cursor):
        for table in tables():
            cursor.execute(f"INSERT INTO {table} SELECT * FROM shipped.{table}")
    return Edition.objects.get(code=CODE)


def tables():
    """Of the edition and of all that hangs on it."""
    found, below = {}, [Edition]
    while below:
        found |= dict.fromkeys(below)
        relations = [relation for model in below for relation in model._meta.related_objects]
        below = [one.related_model for one in relations if one.on_delete is CASCADE and one.related_model not in found]
    return [model._meta.db_table for model in found]


@contextmanager
def _unguarded(cursor):
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = origin")
