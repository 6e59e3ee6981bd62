"""Celery wakes the engine; the rows are its memory. A wake-up that nobody took in time is dropped."""

import logging
import threading
import time

from celery import current_app, shared_task
from django.db import transaction
from django.utils import timezone

from oversight.core.audit import Origin, acting_from
from oversight.core.enums import Channel

from .engine import heartbeat, outbox, repeating, telling, watchdog
from .engine.opening import open_periods as open_all
from .engine.sweep import BATCH, Sweeper

log = logging.getLogger(__name__)

#: A wake-up gives way to others after this long; what is left is taken by the next one.
WAKE_SECONDS = 4
_sweep = Sweeper()
_signs = {}


@shared_task(name="duties.tick", soft_time_limit=60, time_limit=90)
def tick():
    """Notice what has come, tell whom it concerns, repeat what nobody has taken up."""
    with acting_from(Origin(Channel.TASK)):
        noticed = _while_full(_sweep, BATCH)
        told = _while_full(telling.tell, telling.BATCH)
        repeated = _while_full(repeating.repeat, repeating.BATCH)
    _leave_sign()
    if told or repeated:
        wake_outbox()
    if noticed or told or repeated:
        log.info("Steps of %s duties noticed, %s told, %s repeated", noticed, told, repeated)


@shared_task(name="duties.deliver", soft_time_limit=300, time_limit=330)
def deliver():
    with acting_from(Origin(Channel.TASK)):
        sent = _while_full(outbox.deliver, outbox.BATCH)
    if sent:
        log.info("Worked %s messages", sent)


@shared_task(name="duties.open_periods", soft_time_limit=300, time_limit=330)
def open_periods():
    with acting_from(Origin(Channel.TASK)):
        opened = open_all(timezone.now())
    if opened:
        log.info("Opened %s duties", opened)


@shared_task(name="duties.heartbeat", soft_time_limit=20, time_limit=30)
def beat_heart():
    heartbeat.ping(timezone.now())


def _leave_sign():
    """Not more than once a second: the watchdog needs no more."""
    now = timezone.now()
    if now.timestamp() // 1 != _signs.get("second"):
        _signs["second"] = now.timestamp() // 1
        watchdog.ticked(now)


def wake_outbox():
    """After the commit, without waiting for the broker. Without it the outbox wakes by itself within a second."""
    transaction.on_commit(threading.Thread(target=_wake, daemon=True).start, robust=True)


def _wake():
    try:
        current_app.send_task("duties.deliver", expires=1, retry=False)
    except Exception as error:
        log.warning("Messages wait for the next wake-up: the broker did not answer (%s)", error)


def _while_full(step, batch):
    """Work batches until one isn't full or it is time to give way; the clock is read for each."""
    ends = time.monotonic() + WAKE_SECONDS
    worked = step(timezone.now(), batch)
    last = worked
    while last >= batch and time.monotonic() < ends:
        last = step(timezone.now(), batch)
        worked += last
    return worked
