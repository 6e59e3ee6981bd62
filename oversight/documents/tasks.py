import logging
import time

from celery import shared_task
from django.utils import timezone

from oversight.core.audit import Origin, acting_from
from oversight.core.enums import Channel

from . import actions

log = logging.getLogger(__name__)

#: A tick gives way to others after this long; what is left is taken by the next one.
TICK_SECONDS = 4


@shared_task(soft_time_limit=60, time_limit=90)
def render(rendering_id):
    with acting_from(Origin(Channel.TASK)):
        is_made = actions.render(rendering_id, at=timezone.now())
    if is_made:
        log.info("Rendering %s", rendering_id)


@shared_task(soft_time_limit=60, time_limit=90)
def render_pending():
    """What no task came for: lost with its worker or its broker, or waiting for a further attempt."""
    ends = time.monotonic() + TICK_SECONDS
    made = 0
    with acting_from(Origin(Channel.TASK)):
        while time.monotonic() < ends and actions.render_next(at=timezone.now()):
            made += 1
    if made:
        log.info("Rendered %s waiting papers", made)


@shared_task
def remove_orphans():
    """Files left behind by uploads whose transaction did not end well."""
    removed = actions.remove_orphans(at=timezone.now())
    if removed:
        log.info("Removed %s files without a row", removed)
