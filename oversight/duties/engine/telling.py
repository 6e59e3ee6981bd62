"""From an escalation to the officers it concerns: one alert each, exactly once, and the messages that carry it."""

import logging
from datetime import timedelta

from django.db import connection, transaction

from ..enums import RuleClass
from ..models import Alert, Escalation
from .chain import Chain
from .queueing import queue_messages
from .rows import save_rows
from .urgency import urgency
from .words import title_of

log = logging.getLogger(__name__)

BATCH = 500
#: What can't be told, or reaches nobody, is tried again after this long.
AGAIN_AFTER = timedelta(minutes=10)
NOBODY = "Nobody is left who could be told."
#: The database channel on which desks hear that alerts are new or have changed; the payload is their ids.
NOTICE = "oversight_alerts"


def tell(at, batch=BATCH):
    """Tell of at most `batch` escalations; return how many were worked.

    Who is told is asked of the roster now, not when the duty began. Of a duty that is no longer open nobody is told.
    """
    ids = Escalation.objects.filter(told_at=None, tell_at__lte=at).order_by("tell_at", "pk")
    ids = list(ids.values_list("pk", flat=True)[:batch])
    if not ids:
        return 0
    try:
        return _tell(ids, at)
    except Exception:
        log.exception("A batch of escalations can't be told; each by itself now.")
        return sum(_tell_one(pk, at) for pk in ids)


@transaction.atomic
def _tell(ids, at):
    claimed = list(_claim(ids))
    if not claimed:
        return 0
    chain = Chain({escalation.obligation.office for escalation in claimed}, at)
    alerts = [alert for escalation in claimed for alert in _alerts(escalation, chain, at)]
    raise_alerts(alerts, at)
    save_rows(claimed, ["told_at", "tell_at", "resolution", "resolved_to", "trouble"])
    return len(claimed)


def raise_alerts(alerts, at):
    """Save new alerts, queue their messages, and let the desks know."""
    if not alerts:
        return
    Alert.objects.bulk_create(alerts)
    queue_messages(alerts, at)
    notify([alert.pk for alert in alerts])


def notify(alert_ids):
    """Let the desks know of these alerts once the transaction has been committed."""
    ids = sorted(alert_ids)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), 500):
            payload = ",".join(map(str, ids[start : start + 500]))
            cursor.execute("SELECT pg_notify(%s, %s)", [NOTICE, payload])


def alert_of(escalation, officer, at, *, passed_on=False):
    """The alert of one officer, not saved yet."""
    obligation = escalation.obligation
    statutory = obligation.rule.rule_class == RuleClass.STATUTORY
    insists = statutory and escalation.acknowledge
    return Alert(
        escalation=escalation,
        obligation=obligation,
        officer=officer,
        office=obligation.office,
        statutory=statutory,
        needs_acknowledgement=escalation.acknowledge,
        title=title_of(obligation, escalation, officer),
        url=obligation.subject_url or f"/duties/{obligation.pk}/",
        raised_at=at,
        changed_at=at,
        passed_on=passed_on,
        next_repeat_at=at + urgency(obligation).repeats_every if insists else None,
    )


def _claim(ids):
    """The escalations nobody holds, and their duties with them: none can be fulfilled while its alerts are made."""
    waiting = Escalation.objects.filter(pk__in=ids, told_at=None)
    related = waiting.select_related("obligation__rule", "obligation__office", "obligation__facility")
    return related.select_for_update(of=("self", "obligation"), skip_locked=True, no_key=True).order_by("pk")


def _alerts(escalation, chain, at):
    escalation.trouble = ""
    if not escalation.obligation.is_open:
        escalation.told_at, escalation.resolution = at, {"state": escalation.obligation.state}
        return []
    resolution = chain.resolve(escalation.role, escalation.obligation.office)
    escalation.resolution = resolution.frozen()
    escalation.resolved_to = ", ".join(officer.full_name for officer in resolution.officers)
    if not resolution.told:
        escalation.trouble, escalation.tell_at = NOBODY, at + AGAIN_AFTER
        return []
    escalation.told_at = at
    return [alert_of(escalation, officer, at) for officer in resolution.officers]


def _tell_one(pk, at):
    try:
        return _tell([pk], at)
    except Exception as error:
        log.exception("Escalation %s can't be told and is set aside.", pk)
        aside = Escalation.objects.filter(pk=pk, told_at=None)
        return aside.update(trouble=f"{type(error).__name__}: {error}"[:2000], tell_at=at + AGAIN_AFTER)
