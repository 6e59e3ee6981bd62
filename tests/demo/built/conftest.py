import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The demo as a first start makes it: once for all the tests beside this file, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_rulebook")
        call_command("demo")
        yield
        transaction.set_rollback(True)
