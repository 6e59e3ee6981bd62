"""Who is told of a duty, when, and who was: its steps, each with what came of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from oversight.core.enums import OfficeLevel, Role
from oversight.core.roster.resolution import Resolution, explain

from ..engine.chain import Chain
from ..engine.steps import moment_of
from ..enums import StepChannel
from ..models import Alert, Escalation

#: Noticed later than this, a step says so: the program was down, or the rule was switched on over old rows.
LATE = timedelta(minutes=1)


@dataclass(frozen=True)
class Told:
    """One step: when it falls, whom it tells and how; what came of it once it has come.

    `escalation` is None before. `ahead` is whom it would reach as things stand now, for a step to come.
    """

    at: datetime
    role: str
    level: str
    channels: list
    acknowledge: bool
    is_escalation: bool
    is_expected: bool
    escalation: Escalation | None = None
    alerts: list = field(default_factory=list)
    passed_over: list = field(default_factory=list)
    ahead: Resolution | None = None

    @property
    def is_noticed_late(self):
        return self.escalation is not None and self.escalation.noticed_at - self.escalation.due_at > LATE

    @property
    def is_needless(self):
        """It came when the duty was no longer open: nobody was told."""
        return self.escalation is not None and "state" in self.escalation.resolution

    @property
    def reaches_nobody(self):
        return self.ahead is not None and not self.ahead.told


def telling(obligation, at):
    """Every step of `obligation`, in order: three queries for what came, three for whom the rest would reach."""
    come = {one.step: one for one in obligation.escalations.all()}
    alerts = _alerts(obligation)
    chain = None
    if obligation.is_open and len(come) < len(obligation.steps):
        chain = Chain([obligation.office], at)
    return [_told(obligation, step, come.get(number), alerts, chain) for number, step in enumerate(obligation.steps)]


def passed_over(escalation):
    """Who was tried before those who were told, and why not they, in sentences."""
    return explain(escalation.resolution) if "tried" in escalation.resolution else []


def _alerts(obligation):
    """{escalation id: its alerts}, each with who was told, who has it, and how its messages went."""
    rows = Alert.objects.filter(obligation=obligation).select_related("officer", "acknowledged_by").order_by("pk")
    found = {}
    for alert in rows.prefetch_related("deliveries"):
        found.setdefault(alert.escalation_id, []).append(alert)
    return found


def _told(obligation, step, escalation, alerts, chain):
    moment = moment_of(step)
    role = Role(step["role"])
    ahead = chain.resolve(role, obligation.office) if chain and escalation is None else None
    return Told(
        at=moment,
        role=role.label,
        level=OfficeLevel(step["level"]).label,
        channels=[StepChannel(channel).label for channel in step["channels"]],
        acknowledge=step["acknowledge"],
        is_escalation=moment >= obligation.due_at,
        is_expected=escalation is None and obligation.is_open,
        escalation=escalation,
        alerts=alerts.get(escalation.pk, []) if escalation else [],
        passed_over=passed_over(escalation) if escalation else [],
        ahead=ahead,
    )
