"""The engine as whoever looks first finds it."""

from datetime import timedelta

import pytest

from oversight.duties.engine.watchdog import STUCK_AFTER, health
from oversight.duties.models import Escalation, Mark

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_nothing_is_later_than_it_should_be():
    caught_up_at = Mark.objects.latest("at").at
    found = health(caught_up_at + STUCK_AFTER - timedelta(seconds=1))
    late = (found.unnoticed_since, found.untold_since, found.unsent_since, found.unopened_since)
    assert late == (None, None, None, None)
    assert Escalation.objects.filter(due_at__lt=caught_up_at - STUCK_AFTER).exists()
