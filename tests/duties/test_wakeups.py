"""Celery's wake-ups: named in the beat schedule, expiring, and each does its step."""

import pytest
from django.conf import settings
from django.utils import timezone

from oversight.celery import app
from oversight.core.enums import Role
from oversight.duties import tasks
from oversight.duties.engine.watchdog import health
from oversight.duties.models import Alert, Delivery, Obligation
from tests import factories as make
from tests.duties import law


def test_every_wake_up_expires_and_none_has_a_moment_of_its_own():
    ours = {entry["task"]: entry for entry in settings.CELERY_BEAT_SCHEDULE.values() if "duties" in entry["task"]}
    assert {name: (entry["schedule"], entry["options"]) for name, entry in ours.items()} == {
        "duties.tick": (0.25, {"expires": 1}),
        "duties.deliver": (1.0, {"expires": 1}),
        "duties.open_periods": (60.0, {"expires": 60}),
        "duties.heartbeat": (30.0, {"expires": 30}),
    }
    assert set(ours) <= set(app.tasks)


@pytest.mark.django_db
def test_the_wake_ups_together_open_notice_tell_and_send(mailoutbox):
    officer = make.officer(Role.DISTRICT_OFFICER, email="a@example.kz")
    make.facility(supervising_office=officer.office)
    step = ((-24, "hours", None, Role.DISTRICT_OFFICER),)
    law.edition(law.duty(steps=step, channels=("app", "email")), published_at=timezone.now())
    tasks.open_periods()
    assert Obligation.objects.count() == 1
    tasks.tick()
    assert Alert.objects.get().officer == officer
    Delivery.objects.update(next_attempt_at=timezone.now())
    tasks.deliver()
    assert len(mailoutbox) == 1
    assert health(timezone.now()).is_well
