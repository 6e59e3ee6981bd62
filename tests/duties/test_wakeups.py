"""Celery's wake-ups: named in the beat schedule, expiring, and each does its step."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from oversight.beat import SteadyScheduler
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


class Noted(SteadyScheduler):
    """Beat that notes what it would send."""

    producer = None

    def apply_entry(self, entry, producer=None):
        self.sent.append(entry.name)


@pytest.fixture
def beat(tmp_path, monkeypatch):
    """Beat with our schedule, on a clock that shows what the test says."""
    made = Noted(app, schedule_filename=str(tmp_path / "beat"))
    made.sent, made.clock = [], datetime.now(UTC)
    monkeypatch.setattr(app, "now", lambda: made.clock)
    yield made
    made.close()


def run(beat, seconds):
    """How often beat wakes the tick, and the opening of periods, within so many seconds of its clock."""
    beat.sent.clear()
    ends = beat.clock + timedelta(seconds=seconds)
    while beat.clock < ends:
        beat.clock += timedelta(seconds=max(beat.tick(), 0.01))
    return beat.sent.count("duties: tick"), beat.sent.count("duties: open periods")


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1)], ids=["back", "forward"])
def test_beat_keeps_its_rhythm_when_the_clock_jumps(beat, jump):
    run(beat, 1)
    beat.clock += jump
    ticks, openings = run(beat, 121)
    assert ticks >= 121 * 3
    assert openings in (2, 3)
