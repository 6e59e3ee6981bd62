"""Statutory alerts are repeated until somebody has them, and again when an acknowledgement has run out."""

from django.db import transaction
from django.db.models import prefetch_related_objects

from oversight.core.audit import record

from ..enums import Act
from ..models import Alert, Obligation
from .chain import Chain
from .queueing import queue_messages
from .rows import save_rows
from .telling import alert_of, notify, raise_alerts
from .urgency import urgency

BATCH = 200


@transaction.atomic
def repeat(at, batch=BATCH):
    """Repeat at most `batch` alerts whose time has come; return how many.

    An acknowledgement that ran out is taken back first. What nobody acknowledges after some repeats is passed on to
    the next leader in the chain, who is told the same way.
    """
    alerts = _claim(at, batch)
    if not alerts:
        return 0
    for alert in alerts:
        _expire(alert, at)
        alert.repeats += 1
        alert.changed_at = at
        alert.next_repeat_at = at + urgency(alert.obligation).repeats_every
    names = ["repeats", "next_repeat_at", "acknowledged_at", "acknowledged_by", "ack_expires_at", "changed_at"]
    save_rows(alerts, names)
    queue_messages(alerts, at)
    notify([alert.pk for alert in alerts])
    _pass_on([alert for alert in alerts if alert.repeats % urgency(alert.obligation).passes_on_after == 0], at)
    return len(alerts)


def _claim(at, batch):
    """The alerts that are due, held with their duties; what others hold is left to them.

    Table by table: joined, and with statistics of yesterday, PostgreSQL has walked every duty for every alert.
    """
    due = Alert.objects.filter(next_repeat_at__lte=at).order_by("next_repeat_at", "pk")
    alerts = list(due.select_for_update(skip_locked=True, no_key=True)[:batch])
    duties = Obligation.objects.filter(pk__in={alert.obligation_id for alert in alerts})
    held = {duty.pk: duty for duty in duties.select_for_update(skip_locked=True, no_key=True)}
    alerts = [alert for alert in alerts if alert.obligation_id in held]
    for alert in alerts:
        alert.obligation = held[alert.obligation_id]
    related = ["escalation", "officer__office", "office"]
    of_duty = ["obligation__rule", "obligation__office", "obligation__facility"]
    prefetch_related_objects(alerts, *related, *of_duty)
    return alerts


def _expire(alert, at):
    if alert.acknowledged_at is None:
        return
    before = {"acknowledged_by": str(alert.acknowledged_by), "ack_expires_at": alert.ack_expires_at}
    alert.acknowledged_at = alert.acknowledged_by = alert.ack_expires_at = None
    record(Act.ACKNOWLEDGEMENT_EXPIRED, alert, by=None, at=at, before=before)


def _pass_on(alerts, at):
    """Once per escalation, however many of those told let it stand."""
    escalations = {alert.escalation_id: alert for alert in alerts}
    if not escalations:
        return
    chain = Chain({alert.obligation.office for alert in alerts}, at)
    raise_alerts([new for alert in escalations.values() for new in _next(alert, chain, at)], at)


def _next(alert, chain, at):
    escalation, office = alert.escalation, alert.obligation.office
    others = Alert.objects.filter(escalation=escalation)
    if others.exclude(acknowledged_at=None).filter(ack_expires_at__gt=at).exists():
        return []
    escalation.obligation = alert.obligation
    told = set(others.values_list("officer", flat=True))
    resolution = chain.above(escalation.role, office, told)
    return [alert_of(escalation, officer, at, passed_on=True) for officer in resolution.officers] if resolution else []
