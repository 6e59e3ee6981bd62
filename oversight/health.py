"""Signs of life, and the answer of /healthz: database, broker, worker, beat, engine, stream, age of the last tick."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from redis import Redis

from oversight.duties.engine import watchdog

SIGNS = ("worker", "beat", "tick", "stream")
KEPT_FOR = 24 * 60 * 60
# The worker gives a sign every two seconds; beat, the tick and the stream every five.
SILENT_AFTER = 20.0
ANSWER_WITHIN = 0.7
# Checks that hang keep their threads until they time out; more requests then wait in vain, but within their time.
checks = ThreadPoolExecutor(max_workers=8, thread_name_prefix="health")


def record(who: str, *, at: datetime) -> None:
    """Leave a sign of life of `who`, one of SIGNS."""
    cache.set(f"alive:{who}", at.astimezone(UTC).isoformat(), KEPT_FOR)


def ages(at: datetime) -> dict[str, float | None]:
    """Seconds since each sign of life; None where there was none."""
    found = cache.get_many([f"alive:{who}" for who in SIGNS])
    return {who: _age(found.get(f"alive:{who}"), at) for who in SIGNS}


def _age(moment: str | None, at: datetime) -> float | None:
    return max(0.0, (at - datetime.fromisoformat(moment)).total_seconds()) if moment else None


def database_answers() -> bool:
    """Ask the database, on a connection of this thread that is not kept."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    finally:
        connection.close()


def broker_answers() -> bool:
    """Ask Valkey, where Celery's queue is."""
    with Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1) as client:
        return client.ping()


def engine_is_well(at: datetime) -> bool:
    """Whether everything that is due has been noticed, told and sent."""
    try:
        return watchdog.health(at).is_well
    finally:
        connection.close()


def examine(at: datetime) -> dict:
    """Ask all at once and answer in less than a second, whatever hangs."""
    asked = {
        "database": checks.submit(database_answers),
        "broker": checks.submit(broker_answers),
        "signs": checks.submit(ages, at),
        "engine": checks.submit(engine_is_well, at),
    }
    wait(asked.values(), timeout=ANSWER_WITHIN)
    signs = _outcome(asked["signs"], dict.fromkeys(SIGNS))
    state = {
        "database": _outcome(asked["database"], False),
        "broker": _outcome(asked["broker"], False),
        "worker": _recent(signs["worker"]),
        "beat": _recent(signs["beat"]),
    }
    well = all(state.values()) and _recent(signs["tick"])
    words = {name: "ok" if alive else "gone" for name, alive in state.items()}
    # After days of downtime the engine is behind until it has caught up: said, and no reason to be taken from service.
    words["engine"] = "ok" if _outcome(asked["engine"], False) else "stuck"
    # Without the stream browsers ask every few seconds instead.
    words["stream"] = "ok" if _recent(signs["stream"]) else "gone"
    return {**words, "last_tick_age_seconds": signs["tick"], "status": "ok" if well else "failing"}


def _outcome(future: Future, otherwise):
    return future.result() if future.done() and not future.exception() else otherwise


def _recent(age: float | None) -> bool:
    return age is not None and age < SILENT_AFTER


@login_not_required
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when everything answers, 503 when something is gone; no secret and no detail either way."""
    state = examine(timezone.now())
    response = JsonResponse(state, status=200 if state["status"] == "ok" else 503)
    # Asked every few seconds, the same 503 would fill the log.
    response._has_been_logged = True
    return response
