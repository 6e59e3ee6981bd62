"""The alert desk's acts."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused

from ..engine.alerts import drop
from ..engine.telling import notify
from ..engine.urgency import urgency
from ..enums import Act, DeliveryState, StepChannel
from ..models import Alert, Delivery
from ..policies import check_can_acknowledge, check_can_send_again


@transaction.atomic
def acknowledge(alert, *, by, at):
    """`by` has it, and all who were told of the same step see that: none of them is told again until it expires.

    The duty stays as it is.
    """
    told = _held(alert)
    alert = next(one for one in told if one.pk == alert.pk)
    check_can_acknowledge(by, alert)
    if alert.closed_at:
        raise Refused(_("This alert is over: its duty is no longer open."))
    if alert.is_acknowledged(at):
        raise Refused(_("%(officer)s has it already.") % {"officer": alert.acknowledged_by.short_name})
    for one in told:
        _give(one, by, at)
    drop(Delivery.objects.waiting().filter(alert__in=told))
    audit.record(Act.ACKNOWLEDGE, alert, by=by, at=at, after=audit.snapshot(alert, "acknowledged_by", "ack_expires_at"))
    notify([one.pk for one in told])
    return alert


@transaction.atomic
def send_again(alert, *, by, at):
    """Give the messages of an alert that could not be sent their attempts anew, under the same numbers.

    A letter goes to the address the officer has by now; other channels take theirs from the list of addresses anyway.
    Returns how many wait to leave.
    """
    check_can_send_again(by, alert)
    dead = list(Delivery.objects.dead().filter(alert=alert).select_for_update(of=("self",)).order_by("pk"))
    if not dead:
        raise Refused(_("No message of this alert has failed for good."))
    for message in dead:
        if message.channel == StepChannel.EMAIL and alert.officer.email:
            message.address = alert.officer.email
        message.state, message.attempts, message.next_attempt_at = DeliveryState.QUEUED, 0, at
        message.save(update_fields=["address", "state", "attempts", "next_attempt_at"])
    audit.record(Act.SEND_AGAIN, alert, by=by, at=at, after={"messages": len(dead)})
    return len(dead)


def _held(alert):
    """The alert and those of everybody else told of the same step, locked in one order."""
    rows = Alert.objects.filter(escalation=alert.escalation_id).select_related("officer__office", "obligation__rule")
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _give(alert, by, at):
    alert.acknowledged_at, alert.acknowledged_by, alert.changed_at = at, by, at
    alert.ack_expires_at = at + urgency(alert.obligation).acknowledgement_holds
    insists = alert.statutory and alert.needs_acknowledgement and alert.closed_at is None
    alert.next_repeat_at = alert.ack_expires_at if insists else None
    alert.save(update_fields=["acknowledged_at", "acknowledged_by", "ack_expires_at", "next_repeat_at", "changed_at"])
