"""A ping to somebody outside who notices when it stops: that is how a dead engine is heard of."""

import logging
import urllib.error
import urllib.request

from django.conf import settings

from .watchdog import health

log = logging.getLogger(__name__)

TIMEOUT = 5


def ping(at):
    """Ping HEARTBEAT_URL when all is well; return whether it was pinged. When something is stuck, silence."""
    if not settings.HEARTBEAT_URL:
        return False
    state = health(at)
    if not state.is_well:
        log.error("The engine is stuck, the heartbeat stays silent: %s", state.as_json())
        return False
    try:
        with urllib.request.urlopen(settings.HEARTBEAT_URL, timeout=TIMEOUT):
            return True
    except (urllib.error.URLError, OSError, ValueError) as error:
        log.warning("The heartbeat could not be given: %s", error)
        return False
