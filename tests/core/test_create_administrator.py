import getpass
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import AuditRow, Office, Officer
from tests.factories import PASSWORD, office, officer

pytestmark = pytest.mark.django_db


def create(username="root", **options):
    out = StringIO()
    call_command("create_administrator", username, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def typed(monkeypatch):
    """Answers typed at the prompts."""
    monkeypatch.delenv("PASSWORD", raising=False)
    answers = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt: answers.pop(0))
    return answers


def test_the_first_administrator_opens_the_department(typed):
    typed += [PASSWORD, PASSWORD]
    create()
    made = Officer.objects.get()
    assert (made.roles, made.office.level, made.check_password(PASSWORD)) == (
        [Role.REFERENCE_ADMIN],
        OfficeLevel.DEPARTMENT,
        True,
    )
    assert list(AuditRow.objects.order_by("pk").values_list("action", "channel", "officer_id")) == [
        ("offices.open", "command", None),
        ("officers.enter", "command", None),
    ]


def test_an_administrator_joins_the_department_that_is_there(monkeypatch):
    monkeypatch.setenv("PASSWORD", PASSWORD)
    department = office(OfficeLevel.DEPARTMENT)
    assert create() == f"root may sign in now, as an administrator of {department}.\n"
    assert Officer.objects.get().office == department


def test_two_different_passwords_enter_nobody(typed):
    typed += [PASSWORD, "another password"]
    with pytest.raises(CommandError, match="The two passwords differ; nobody has been entered"):
        create()
    assert Office.objects.count() == 0


def test_a_weak_password_is_refused_and_nothing_stays(monkeypatch):
    monkeypatch.setenv("PASSWORD", "12345678")
    with pytest.raises(CommandError, match="password: This password is too short"):
        create()
    assert (Office.objects.count(), AuditRow.objects.count()) == (0, 0)


def test_a_taken_name_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setenv("PASSWORD", PASSWORD)
    officer(username="root")
    with pytest.raises(CommandError, match=r"username: This sign-in name is taken\."):
        create()
