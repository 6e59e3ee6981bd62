"""The outbox: messages leave, are marked, and are tried again with growing pauses."""

import logging
import uuid
from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from ..channels import SENDERS, CouldNotSend
from ..enums import DeliveryState, StepChannel
from ..models import ChannelAddress, Delivery
from .rows import save_rows
from .words import message, summary

log = logging.getLogger(__name__)

BATCH = 20
#: More than so many to one address at once go as one summary: ten thousand mails tell nobody anything.
FLOOD = 10
#: How long a message waits for its next attempt; after the last it is dead, and the watchdog says so.
WAITS = [timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600)]
ATTEMPTS = len(WAITS) + 1


def deliver(at, batch=BATCH):
    """Send what is due by `at`: at most `batch` messages, and whatever waits for the same addresses in a flood.

    Returns how many were worked. The attempt is counted and committed first, so a message that kills its sender
    runs out of attempts. What leaves as one summary is settled then too, so that a message that leaves again leaves
    in the same company. Then the rows stay locked while they are sent: killed in between, they are sent again under
    the same number, five seconds later at the earliest.
    """
    ids = _claim(at, batch)
    if ids:
        with transaction.atomic():
            _send_claimed(ids, at)
    return len(ids)


@transaction.atomic
def _claim(at, batch):
    rows = _locked(Delivery.objects.due(at))[:batch]
    company = _floods(rows, at) | Q(sent_as__in={row.sent_as for row in rows if row.sent_as})
    rows = [*rows, *_locked(Delivery.objects.due(at).filter(company).exclude(pk__in=[row.pk for row in rows]))]
    for row in rows:
        row.next_attempt_at = at + WAITS[min(row.attempts, len(WAITS) - 1)]
        row.attempts += 1
        if row.alert.closed_at or row.alert.is_acknowledged(at):
            row.state = DeliveryState.DROPPED
    for group in _groups([row for row in rows if row.sent_as is None and row.state != DeliveryState.DROPPED]):
        for row in group:
            row.sent_as = group[0].message_id
    save_rows(rows, ["next_attempt_at", "attempts", "state", "sent_as"])
    return [row.pk for row in rows]


def _locked(deliveries):
    return deliveries.select_related("alert").select_for_update(of=("self",), skip_locked=True)


def _floods(rows, at):
    """The condition that finds all messages to the addresses of these rows that get several at once."""
    condition = Q(pk=None)
    for channel, address in {(row.channel, row.address) for row in rows}:
        waiting = Delivery.objects.due(at).filter(channel=channel, address=address)
        if len(waiting.values_list("pk")[: FLOOD + 1]) > FLOOD or any(
            row.together for row in rows if (row.channel, row.address) == (channel, address)
        ):
            condition |= Q(channel=channel, address=address)
    return condition


def _send_claimed(ids, at):
    waiting = Delivery.objects.waiting().filter(pk__in=ids).order_by("pk")
    related = waiting.select_related(
        "channel_address", "alert__officer__office", "alert__office", "alert__obligation__rule__edition"
    )
    groups, senders = defaultdict(list), {}
    for row in related.select_for_update(of=("self",), skip_locked=True):
        groups[row.sent_as].append(row)
    try:
        for number, group in groups.items():
            _send(group, number, senders, at)
    finally:
        for sender in senders.values():
            sender.close()
        _mark([row for group in groups.values() for row in group])


def _groups(rows):
    """Rows that leave as one message: a digest, a flood, or each by itself."""
    by_address = defaultdict(list)
    for row in rows:
        by_address[row.channel, row.address].append(row)
    found = []
    for rows_of_one in by_address.values():
        is_flood = len(rows_of_one) > FLOOD
        together = [row for row in rows_of_one if is_flood or row.together]
        found += [together] if together else []
        found += [[row] for row in rows_of_one if not (is_flood or row.together)]
    return found


def _send(group, number, senders, at):
    first = group[0]
    try:
        if first.channel not in senders:
            senders[first.channel] = SENDERS[first.channel]()
        subject, body = message(first) if len(group) == 1 else summary(group)
        where = first.channel_address
        to = first.address
        senders[first.channel].send(
            to=to, subject=subject, body=body, message_id=number, url=where.url if where else None
        )
    except Exception as error:
        if not isinstance(error, CouldNotSend):
            log.exception("Message %s can't be sent.", first.pk)
        _failed(group, str(error) if isinstance(error, CouldNotSend) else f"{type(error).__name__}: {error}")
        return
    for row in group:
        row.state, row.sent_at, row.error = DeliveryState.SENT, at, ""


def _failed(group, cause):
    for row in group:
        row.error = cause[:2000]
        row.state = DeliveryState.DEAD if row.attempts >= ATTEMPTS else DeliveryState.FAILED


def _mark(rows):
    save_rows(rows, ["state", "sent_at", "error"])
    for row in rows:
        if row.channel_address_id:
            fields = {"last_error": row.error} | ({"last_sent_at": row.sent_at} if row.sent_at else {})
            ChannelAddress.objects.filter(pk=row.channel_address_id).update(**fields)


def send_trial(address, words, at):
    """Send one test message to a ChannelAddress and keep its result there; return the cause of a failure, or ""."""
    subject, body = words
    error = ""
    try:
        sender = SENDERS[StepChannel.MESSAGE]()
        sender.send(to=str(address), subject=subject, body=body, message_id=uuid.uuid4(), url=address.url)
    except CouldNotSend as cause:
        error = str(cause)
    address.last_error, address.last_sent_at = error, address.last_sent_at if error else at
    address.save(update_fields=["last_error", "last_sent_at"])
    return error
