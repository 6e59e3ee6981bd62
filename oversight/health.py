"""Signs of life in Valkey and the answer of /healthz."""

from datetime import UTC, datetime

from django.core.cache import cache

KEPT_FOR = 300


def record(who: str) -> None:
    """Leave a sign of life of `who`: worker, beat or tick."""
    cache.set(f"alive:{who}", datetime.now(UTC).isoformat(), KEPT_FOR)
