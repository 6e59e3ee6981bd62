"""`manage.py demo` refuses, or writes all or nothing."""

import pytest
from django.core.management import CommandError, call_command

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import AuditRow, Office, Officer
from oversight.demo import build
from oversight.demo.management.commands.demo import catch_up
from oversight.duties.engine.watchdog import last_tick

pytestmark = pytest.mark.django_db

COUNTED = (Office, Officer, Facility, Inspection, AuditRow)


def counts():
    return [model.objects.count() for model in COUNTED]


def test_outside_demo_mode_it_refuses_with_a_sentence(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="only in demo mode"):
        call_command("demo")
    assert counts()[:-1] == [0, 0, 0, 0]


def test_without_a_rulebook_it_refuses_and_names_the_command():
    with pytest.raises(CommandError, match="load_rulebook"):
        call_command("demo")
    assert counts()[:-1] == [0, 0, 0, 0]


def test_broken_off_halfway_it_leaves_nothing(monkeypatch):
    def power_failure(scenes, until):
        raise KeyboardInterrupt

    call_command("load_rulebook")
    before = counts()
    monkeypatch.setattr(build, "play", power_failure)
    with pytest.raises(KeyboardInterrupt):
        call_command("demo")
    assert counts() == before


def test_it_leaves_the_sign_of_a_tick_that_came_to_its_end():
    assert last_tick() is None
    catch_up()
    assert last_tick() is not None
