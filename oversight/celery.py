"""The Celery app: `celery -A oversight worker`, `celery -A oversight beat`."""

import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")

app = Celery("oversight")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def log_as_django_does(**kwargs):
    """Django's LOGGING is enough; Celery's own handlers would say everything twice."""


@app.task(name="oversight.tick")
def tick():
    """What has to happen every few seconds. For now it leaves the trace that /healthz reads."""
    from oversight import health

    health.record("tick")


@signals.heartbeat_sent.connect
def worker_is_alive(**kwargs):
    """The worker's main process says so every two seconds."""
    from oversight import health

    health.record("worker")


@signals.beat_init.connect
def beat_has_started(**kwargs):
    """From here on this process is beat: every task it sends is a sign of life."""
    from oversight import health

    health.record("beat")
    signals.before_task_publish.connect(beat_is_alive, weak=False)


def beat_is_alive(**kwargs):
    """Beat has just sent a task."""
    from oversight import health

    health.record("beat")
