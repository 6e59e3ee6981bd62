"""Alerts when their duty stops or comes back."""

from django.db.models import F
from django.db.models.functions import Greatest

from ..enums import DeliveryState
from ..models import Alert, Delivery
from .telling import notify


def close_alerts(obligation_ids, at):
    """Nobody is told any more of these duties: no repetition, and what waits to be sent is dropped."""
    if not obligation_ids:
        return
    standing = Alert.objects.standing().filter(obligation__in=obligation_ids)
    _changed(standing, at, closed_at=at, next_repeat_at=None)
    drop(Delivery.objects.waiting().filter(alert__obligation__in=obligation_ids))


def drop(waiting):
    """What waits to be sent stays. What leaves at this very moment isn't waited for: the outbox looks again itself."""
    free = waiting.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)
    Delivery.objects.filter(pk__in=list(free)).update(state=DeliveryState.DROPPED)


def reopen_alerts(obligation_ids, at):
    """The duty is open again: who was told of it is told that it still stands, unless they have it."""
    closed = Alert.objects.filter(obligation__in=obligation_ids, closed_at__isnull=False)
    insisting = closed.filter(statutory=True, needs_acknowledgement=True)
    _changed(insisting.filter(acknowledged_at=None), at, closed_at=None, next_repeat_at=at)
    held_until = Greatest(F("ack_expires_at"), at)
    _changed(insisting.exclude(acknowledged_at=None), at, closed_at=None, next_repeat_at=held_until)
    _changed(closed, at, closed_at=None)


def _changed(alerts, at, **fields):
    ids = list(alerts.values_list("pk", flat=True))
    if ids:
        Alert.objects.filter(pk__in=ids).update(changed_at=at, **fields)
        notify(ids)
