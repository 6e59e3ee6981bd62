"""Celery: the alarm clock, never the memory."""

from celery.schedules import crontab

from oversight.machine import places

from .data import REDIS_URL

CELERY_BROKER_URL = places.celery_broker_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300, "socket_timeout": 10, "socket_connect_timeout": 5}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 200
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "oversight.beat.SteadyScheduler"
# Beat looks at the clock at least this often (seconds), so that one put back is noticed at once.
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
# A tick that nobody took before the next one came is of no use.
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "oversight.tick", "schedule": 5.0, "options": {"expires": 5}},
    "render pending documents": {
        "task": "oversight.documents.tasks.render_pending",
        "schedule": 5.0,
        "options": {"expires": 5},
    },
    # Expiring, so that they never pile up: a wake-up is worth nothing once the next one has come.
    "duties: tick": {"task": "duties.tick", "schedule": 0.25, "options": {"expires": 1}},
    "duties: deliver": {"task": "duties.deliver", "schedule": 1.0, "options": {"expires": 1}},
    "duties: open periods": {"task": "duties.open_periods", "schedule": 60.0, "options": {"expires": 60}},
    "duties: heartbeat": {"task": "duties.heartbeat", "schedule": 30.0, "options": {"expires": 30}},
    "remove files without a row": {
        "task": "oversight.documents.tasks.remove_orphans",
        "schedule": crontab(hour=21, minute=30),
    },
    "tidy": {"task": "oversight.core.tasks.tidy", "schedule": crontab(hour=21, minute=40)},
}
