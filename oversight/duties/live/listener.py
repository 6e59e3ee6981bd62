"""One connection that listens to the database channel for all desks of this process."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime

import psycopg2
from django.db import connections
from django.utils import timezone

from ..engine.telling import NOTICE
from . import moves
from .threads import in_thread

log = logging.getLogger(__name__)

#: A connection that has been silent for so long is asked whether it is still there.
SILENCE = 10.0
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
#: A host that vanished without a word is noticed by the network itself.
KEEPALIVE = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


async def listen(heard, listening):
    """Call `heard(ids of alerts, moves)` for what is notified, for ever; `listening(since)` when the connection stands.

    What was said while it did not is lost: since then, the rows must be asked.
    """
    failures, alive = 0, Alive()
    while True:
        connection = None
        try:
            connection = await in_thread(_connected)
            listening(alive.at)
            failures = 0
            await _follow(connection, heard, alive)
        except (psycopg2.Error, OSError) as error:
            log.warning("The stream hears nothing from the database: %s", " ".join(str(error).split()))
        finally:
            if connection is not None:
                connection.close()
        await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
        failures += 1


@dataclass
class Alive:
    """When the connection was last known to stand; at first, when we began."""

    at: datetime = field(default_factory=timezone.now)


def _connected():
    parameters = connections["default"].get_connection_params()
    for ours in ("cursor_factory", "isolation_level"):
        parameters.pop(ours, None)
    connection = psycopg2.connect(**parameters | KEEPALIVE)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {NOTICE}")
    return connection


async def _follow(connection, heard, alive):
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    handle = connection.fileno()
    loop.add_reader(handle, ready.set)
    try:
        while True:
            at = timezone.now()
            try:
                await asyncio.wait_for(ready.wait(), SILENCE)
                at = timezone.now()
            except TimeoutError:
                await in_thread(_ask, connection)
            ready.clear()
            connection.poll()
            notices = [moves.heard(notice.payload) for notice in connection.notifies]
            connection.notifies.clear()
            alive.at = at
            if notices:
                heard([pk for ids, _moves in notices for pk in ids], [one for _ids, moved in notices for one in moved])
    finally:
        loop.remove_reader(handle)


def _ask(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
