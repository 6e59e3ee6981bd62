"""The Celery app: `celery -A oversight worker`, `celery -A oversight beat`."""

import logging
import os

from celery import Celery, signals
from redis import RedisError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")

log = logging.getLogger(__name__)

app = Celery("oversight")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def log_as_django_does(**kwargs):
    """Django's LOGGING is enough; Celery's own handlers would say everything twice."""


@app.task(name="oversight.tick")
def tick():
    """What has to happen every few seconds. For now it leaves the trace that /healthz reads."""
    give_sign("tick")


@signals.heartbeat_sent.connect
def worker_is_alive(**kwargs):
    """The worker's main process says so every two seconds."""
    give_sign("worker")


@signals.beat_init.connect
def beat_has_started(**kwargs):
    """From here on this process is beat: every task it sends is a sign of life."""
    give_sign("beat")
    signals.before_task_publish.connect(beat_is_alive, weak=False)


def beat_is_alive(**kwargs):
    """Beat is about to send a task."""
    give_sign("beat")


def give_sign(who):
    """Record a sign of life; when Valkey is away, the missing sign is itself the message."""
    from django.utils import timezone

    from oversight import health

    try:
        health.record(who, at=timezone.now())
    except RedisError:
        log.warning("No sign of life of %s: Valkey does not answer.", who)
