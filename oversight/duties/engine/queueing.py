"""Which messages an alert sends: one per address of its officer, through the channels its step names."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from ..enums import StepChannel
from ..models import ChannelAddress, Delivery

#: What was noticed later than this comes from downtime or from a rule switched on over old rows.
LATE = timedelta(minutes=15)
#: So long such messages gather, so that one summary holds them.
GATHERS = timedelta(seconds=30)
#: When the daily digest of informational alerts goes out, by the clock of the officer's office.
DIGEST_AT = time(9)


def queue_messages(alerts, at):
    """Queue the messages of `alerts`, each with its escalation and officer loaded. The alert itself is the desk's."""
    addresses = _addresses({alert.officer for alert in alerts})
    rows = [row for alert in alerts for row in _messages(alert, addresses, at)]
    return Delivery.objects.bulk_create(rows, ignore_conflicts=True)


def _addresses(officers):
    """{officer id: addresses}, their own and their office's."""
    offices = {officer.office_id for officer in officers}
    mine, shared = defaultdict(list), defaultdict(list)
    for address in ChannelAddress.objects.filter(Q(officer__in=officers) | Q(office__in=offices), enabled=True):
        (mine[address.officer_id] if address.officer_id else shared[address.office_id]).append(address)
    return {officer.pk: [*mine[officer.pk], *shared[officer.office_id]] for officer in officers}


def _messages(alert, addresses, at):
    channels, officer = alert.escalation.channels, alert.officer
    if StepChannel.EMAIL in channels and officer.email:
        yield _message(alert, at, StepChannel.EMAIL, officer.email)
    for address in addresses[officer.pk] if StepChannel.MESSAGE in channels else ():
        yield _message(alert, at, StepChannel.MESSAGE, f"{address.pk}: {address.title}", channel_address=address)


def _message(alert, at, channel, address, **fields):
    together, when = _when(alert, at)
    return Delivery(
        alert=alert,
        channel=channel,
        address=address,
        repeat=alert.repeats,
        together=together,
        next_attempt_at=when,
        **fields,
    )


def _when(alert, at):
    """(may it go in a summary, when): statutory from its due moment on, informational with the next digest."""
    if not alert.statutory:
        return True, next_digest(alert.officer.office.time_zone, at)
    escalation = alert.escalation
    if not alert.repeats and escalation.noticed_at - escalation.due_at > LATE:
        return False, at + GATHERS
    return False, at if alert.repeats else min(escalation.due_at, at)


def next_digest(zone, at):
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < DIGEST_AT else local.date() + timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, ZoneInfo(zone))
