"""`manage.py demo` where there is something already."""

import pytest
from django.core.management import call_command

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import AuditRow, Office, Officer

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_a_second_run_changes_nothing_and_says_so(capsys):
    def counts():
        return [model.objects.count() for model in (Office, Officer, Facility, Inspection, AuditRow)]

    before = counts()
    call_command("demo")
    assert counts() == before
    assert "the demo changes nothing" in capsys.readouterr().out
