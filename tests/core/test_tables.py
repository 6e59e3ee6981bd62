"""Tables of a package made at once: databases of before go on, and the step can be taken back."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from inquiries.models import Inquiry

pytestmark = pytest.mark.django_db


def test_a_database_that_has_every_migration_of_before_has_the_tables():
    recorder = MigrationRecorder(connection)
    tables = ("registers", "0001_tables")
    replaced = MigrationLoader(connection).replacements[tables].replaces
    recorder.record_unapplied(*tables)
    for name in replaced:
        recorder.record_applied(*name)
    assert tables in MigrationLoader(connection).applied_migrations


def test_the_tables_go_and_come_back():
    call_command("migrate", "inquiries", "zero", verbosity=0)
    assert "inquiries_inquiry" not in connection.introspection.table_names()
    call_command("migrate", "inquiries", verbosity=0)
    assert Inquiry.objects.count() == 0
