"""`manage.py simulate_day`: what a day left to itself leaves, through the engine's and the officers' own functions."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from oversight.duties.models import Alert, Escalation, Obligation

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_duties_open_are_met_missed_climb_and_are_acknowledged():
    before, begins = Obligation.objects.count(), timezone.now()
    call_command("simulate_day", days=2)

    ends = begins + timedelta(days=2)
    assert Obligation.objects.count() > before
    assert Obligation.objects.met_in_time().filter(entered_at__gt=begins).exists()
    assert Obligation.objects.overdue(ends).filter(due_at__gt=begins).exists()
    assert Escalation.objects.filter(noticed_at__gt=begins, role="oblast_officer").exclude(told_at=None).exists()
    assert Alert.objects.filter(acknowledged_at__gt=begins).exists()
    assert not Obligation.objects.filter(entered_at__gt=ends + timedelta(minutes=1)).exists()
