"""Alerts when their duty stops or comes back."""

from ..enums import DeliveryState
from ..models import Alert, Delivery


def close_alerts(obligation_ids, at):
    """Nobody is told any more of these duties: no repetition, and what waits to be sent is dropped."""
    if not obligation_ids:
        return
    Alert.objects.filter(obligation__in=obligation_ids, closed_at=None).update(closed_at=at, next_repeat_at=None)
    waiting = Delivery.objects.waiting().filter(alert__obligation__in=obligation_ids)
    waiting.update(state=DeliveryState.DROPPED)


def reopen_alerts(obligation_ids, at):
    """The duty is open again: who was told of it is told that it still stands, unless they have it."""
    closed = Alert.objects.filter(obligation__in=obligation_ids, closed_at__isnull=False)
    insisting = closed.filter(statutory=True, needs_acknowledgement=True)
    insisting.filter(acknowledged_at=None).update(closed_at=None, next_repeat_at=at)
    for alert in insisting.exclude(acknowledged_at=None):
        alert.closed_at, alert.next_repeat_at = None, max(alert.ack_expires_at, at)
        alert.save(update_fields=["closed_at", "next_repeat_at"])
    closed.update(closed_at=None)
