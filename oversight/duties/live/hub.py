"""Everybody who has a stream open at this process, and how news reach them: one question to the database for all."""

import asyncio
import logging

from django.db import Error
from django.utils import timezone

from . import news
from .listener import listen
from .threads import in_thread

log = logging.getLogger(__name__)

#: Who takes so few of their news is cut off: they come back and ask for what they missed.
BACKLOG = 64
AGAIN_AFTER = 1.0


class Subscriber:
    """One open stream of one officer."""

    def __init__(self, officer):
        self.officer = officer
        self.queue = asyncio.Queue(BACKLOG)
        self.is_behind = False

    def give(self, said):
        try:
            self.queue.put_nowait(said)
        except asyncio.QueueFull:
            self.is_behind = True


class Hub:
    """The subscribers of this process. Notices gather while the database is asked, so a flood costs few questions."""

    def __init__(self):
        self.subscribers = set()
        self._heard, self._moves = set(), []
        self._missed_since = None
        self._woken = asyncio.Event()

    async def run(self):
        """Listen and tell, for ever."""
        await asyncio.gather(listen(self._hear, self._listening), self._tell())

    def _hear(self, ids, moves=()):
        self._heard.update(ids)
        self._moves.extend(moves)
        self._woken.set()

    def _listening(self, since):
        self._missed_since = min(filter(None, (self._missed_since, since)))
        self._woken.set()

    async def _tell(self):
        while True:
            await self._woken.wait()
            self._woken.clear()
            ids, self._heard = self._heard, set()
            moves, self._moves = self._moves, []
            since, self._missed_since = self._missed_since, None
            try:
                await self._tell_of(ids, moves, since)
            except (Error, OSError) as error:
                log.warning("News wait until the database answers: %s", " ".join(str(error).split()))
                self._hear(ids, moves)
                if since:
                    self._listening(since)
                await asyncio.sleep(AGAIN_AFTER)

    async def _tell_of(self, ids, moves, since):
        """Moves bring all that is said of them; of alerts, and of what was missed, the database is asked."""
        subscribers = list(self.subscribers)
        if not subscribers:
            return
        changes, waiting, at = [], {}, timezone.now()
        if ids or since:
            officers = {subscriber.officer.pk for subscriber in subscribers}
            changes, waiting, at = await in_thread(_asked, ids, since, officers)
        for subscriber in subscribers:
            said = news.news(
                subscriber.officer, changes, waiting.get(subscriber.officer.pk), at, None if since else moves
            )
            if said["alerts"] or said["reload"] or said["moved"] != [] or "waiting" in said:
                subscriber.give(said)


def _asked(ids, since, officers):
    """(changes or None, {officer: waiting}, moment): of these alerts, and of all since a moment if there is one."""
    at = timezone.now()
    changes = news.changes_of(ids, at) if ids else []
    if since is not None:
        missed = news.changes_since(since, at)
        known = {change.alert for change in changes}
        changes = None if missed is None else changes + [change for change in missed if change.alert not in known]
    concerned = officers if changes is None else officers & {change.officer for change in changes}
    counted = news.waiting_of(concerned, at) if concerned else {}
    return changes, {officer: counted[officer] for officer in concerned}, at
