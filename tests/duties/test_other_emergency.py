"""An edition published before kinds of emergency were kept has the one that is always true."""

from importlib import import_module

import pytest
from django.apps import apps

from oversight.duties.models import EmergencyKind
from tests import factories

migration = import_module("oversight.duties.migrations.0023_other_emergency")


@pytest.fixture
def edition(db):
    return factories.edition()


def test_an_edition_without_kinds_gets_the_other_emergency(edition):
    edition.emergencies.all().delete()
    migration.add(apps, None)
    (kind,) = EmergencyKind.objects.known_on(edition.in_force_from)
    assert (kind.code, kind.is_emergency, kind.least) == ("other_emergency", True, 0)


def test_one_that_has_kinds_keeps_its_own(edition):
    before = list(edition.emergencies.values_list("code", flat=True))
    migration.add(apps, None)
    assert list(edition.emergencies.values_list("code", flat=True)) == before
