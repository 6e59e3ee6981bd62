"""What a row of the alert desk shows: one matter, all who were told of it, who has it, what comes next."""

from dataclasses import dataclass, field
from datetime import datetime

from oversight.core.refusals import may

from ..engine.urgency import urgency
from ..models import Alert
from ..policies import check_can_acknowledge


@dataclass
class Matter:
    """One step that has come, as a desk shows it. `mine` is the alert the reader would acknowledge, if any."""

    alert: Alert
    told: list = field(default_factory=list)
    mine: Alert | None = None
    standing: str = ""
    passes_on_at: datetime | None = None

    @property
    def duty(self):
        return self.alert.obligation

    @property
    def key(self):
        return self.alert.escalation_id

    @property
    def others(self):
        """How many were told beside the first one named."""
        return len(self.told) - 1

    @property
    def repeats(self):
        return max(one.repeats for one in self.told)

    @property
    def passed_on(self):
        return [one for one in self.told if one.passed_on]


def with_matters(alerts):
    """All that a row needs beside who else was told, without a query per row."""
    about = ("obligation__rule__edition", "obligation__office", "obligation__facility")
    return alerts.select_related("escalation", "officer__office", "acknowledged_by", *about)


def dressed(alerts, officer, at):
    """A Matter for each of the alerts (rows of `with_matters`); one query for who else was told."""
    told = _told([alert.escalation_id for alert in alerts])
    return [_matter(alert, told[alert.escalation_id], officer, at) for alert in alerts]


def _told(escalation_ids):
    found = {}
    rows = Alert.objects.filter(escalation__in=escalation_ids).select_related("officer__office").order_by("pk")
    for one in rows:
        found.setdefault(one.escalation_id, []).append(one)
    return found


def _matter(alert, told, officer, at):
    duty = alert.obligation
    matter = Matter(alert, told, standing=_standing(alert, at))
    if matter.standing == "waiting":
        own = [one for one in told if one.officer_id == officer.pk]
        matter.mine = next((one for one in own + told if may(check_can_acknowledge, officer, one)), None)
        matter.passes_on_at = _passes_on_at(told, duty)
    return matter


def _standing(alert, at):
    if alert.closed_at:
        return "closed"
    if alert.is_acknowledged(at):
        return "taken"
    return "waiting" if alert.needs_acknowledgement else "told"


def _passes_on_at(told, duty):
    """When the next leader is told if nobody takes it: at the next full count of repetitions of one of those told."""
    pace = urgency(duty)
    moments = [
        one.next_repeat_at + pace.repeats_every * (-(one.repeats + 1) % pace.passes_on_after)
        for one in told
        if one.next_repeat_at
    ]
    return min(moments, default=None)
