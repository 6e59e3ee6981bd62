"""What every test lives under: no network beyond this machine, no skipped test, an empty cache."""

import socket

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase

from tests import factories, shipped

NEARBY = ("127.", "::1", "localhost")


def pytest_collection_modifyitems(items):
    """What kills whole servers comes first: left to the end, the other process would have nothing to do beside it."""
    items.sort(key=lambda item: "server" not in [mark.args[0] for mark in item.iter_markers("xdist_group")])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Nothing is skipped silently: a test that cannot run has failed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped; a test that cannot run fails."
    return report


@pytest.fixture(autouse=True, scope="session")
def no_network_beyond_this_machine():
    """A connection to anywhere else is an error that names where it wanted to go."""
    connect = socket.socket.connect

    def only_nearby(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(NEARBY):
            raise AssertionError(f"A test tried to reach {address}.")
        return connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", only_nearby)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, which keeps the shipped edition aside."""
    with django_db_blocker.unblock():
        shipped.keep(at=factories.moment())


EMPTIED = """
DO $$
DECLARE
    found text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR found IN
        SELECT oid::regclass::text FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
            AND relname NOT IN ('django_migrations', 'django_content_type', 'auth_permission')
    LOOP
        EXECUTE 'DELETE FROM ' || found;
    END LOOP;
END $$
"""


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests():
    """Tests outside a transaction empty all tables afterwards, the guarded ones too.

    Deleting from a hundred nearly empty tables takes a hundredth of the time in which Django truncates them, and what
    it writes about models afterwards is still there.
    """

    def empty(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(EMPTIED)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def empty_cache():
    """No test finds what another left in the cache (sign-in attempts, for one)."""
    client = cache._cache.get_client()
    keys = list(client.scan_iter(f"{cache.key_prefix}:*"))
    if keys:
        client.delete(*keys)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Uploads and papers of one test."""
    settings.MEDIA_ROOT = tmp_path / "files"
