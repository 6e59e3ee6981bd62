"""The streams themselves: a small ASGI application. GET /stream/alerts?ticket=…&since=… is text/event-stream.

Events: `alerts` (as news.news says it; its id is where the next news begin), `beat` while nothing happens, `renew` when
the stream has lived its time and a new ticket is to be fetched, which needs the session or the token again.
"""

import asyncio
import json
import logging
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db import Error
from django.utils import timezone

from . import news, tickets
from .hub import Hub, Subscriber
from .threads import in_thread

log = logging.getLogger(__name__)

BEAT = 15.0
#: Who was signed out or moved elsewhere loses the stream after this long.
LIFE = 15 * 60.0
ALIVE = "/stream/alive"
SIGN_EVERY = 5.0
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # Proxies that would gather what we send are told not to.
    (b"x-accel-buffering", b"no"),
]


class Streams:
    """The application. `sign()` is called every few seconds, in a thread, while the process is well."""

    def __init__(self, sign=lambda: None):
        self.hub = Hub()
        self.sign = sign
        self._running = []

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive, send):
        await receive()
        self._running = [asyncio.create_task(self.hub.run()), asyncio.create_task(self._give_signs())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})

    async def _give_signs(self):
        while True:
            try:
                await in_thread(self.sign)
            except Exception as error:
                log.warning("No sign of life of the stream: %s", error)
            await asyncio.sleep(SIGN_EVERY)

    async def _answer(self, scope, receive, send):
        origin = _header(scope, b"origin")
        if scope["path"] == ALIVE:
            well = all(not task.done() for task in self._running)
            return await _say(send, 200 if well else 503, {"status": "ok" if well else "failing"})
        if scope["path"] != tickets.PATH or scope["method"] != "GET":
            return await _say(send, 404, {"status": 404})
        if origin and not _is_ours(origin, _header(scope, b"host")):
            return await _say(send, 403, {"status": 403})
        query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
        try:
            officer = await in_thread(tickets.holder, query.get("ticket", ""))
        except (Error, OSError):
            return await _say(send, 503, {"status": 503}, origin)
        if officer is None:
            return await _say(send, 401, {"status": 401}, origin)
        since = news.moment_of(_header(scope, b"last-event-id") or query.get("since"))
        return await self._stream(officer, since, receive, send, origin)

    async def _stream(self, officer, since, receive, send, origin):
        """First be heard of, then ask what was missed: nothing falls in between."""
        subscriber = Subscriber(officer)
        self.hub.subscribers.add(subscriber)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, *_cors(origin)]})
            said = await in_thread(news.catch_up, officer, since, timezone.now())
            await send(_part(_event(said)))
            await _until_gone(receive, _follow(subscriber, send))
            await send({"type": "http.response.body", "body": b""})
        except (Error, OSError) as error:
            log.info("A stream ends: %s", " ".join(str(error).split()))
            with suppress(OSError):
                await send({"type": "http.response.body", "body": b""})
        finally:
            self.hub.subscribers.discard(subscriber)


async def _follow(subscriber, send):
    ends = asyncio.get_running_loop().time() + LIFE
    while not subscriber.is_behind and asyncio.get_running_loop().time() < ends:
        try:
            said = await asyncio.wait_for(subscriber.queue.get(), BEAT)
        except TimeoutError:
            await send(_part(b"event: beat\ndata: {}\n\n"))
        else:
            await send(_part(_event(said)))
    await send(_part(b"event: renew\ndata: {}\n\n"))


async def _until_gone(receive, following):
    """Run `following` to its end, or until the browser leaves or the server stops."""
    gone, following = asyncio.ensure_future(_gone(receive)), asyncio.ensure_future(following)
    try:
        await asyncio.wait({gone, following}, return_when=asyncio.FIRST_COMPLETED)
        if following.done():
            following.result()
    finally:
        for task in (gone, following):
            task.cancel()
        await asyncio.gather(gone, following, return_exceptions=True)


async def _gone(receive):
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(said):
    return f"event: alerts\nid: {said['at']}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n".encode()


def _part(body):
    return {"type": "http.response.body", "body": body, "more_body": True}


async def _say(send, status, said, origin=""):
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store"), *_cors(origin)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(said).encode()})


def _is_ours(origin, host):
    """Whether a page of this program asks: of this address, or of one of those named in STREAM_ORIGINS."""
    return origin in settings.STREAM_ORIGINS or urlsplit(origin).netloc == host


def _cors(origin):
    return [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"origin")] if origin else []


def _header(scope, name):
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
