"""Proof that the engine does its work: what should have happened by now and didn't."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db.models import Min, Q

from ..enums import DeliveryState
from ..models import Delivery, Edition, Escalation, Mark, Obligation
from .opening import mark_of

#: Later than this, something is stuck; the tick comes four times a second.
STUCK_AFTER = timedelta(seconds=60)
#: Periods are opened once a minute.
UNOPENED_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """The oldest thing of each kind that waits though its moment has come, and what needs a person.

    Of the first four None means that nothing waits longer than it should.
    """

    unnoticed_since: object
    untold_since: object
    unsent_since: object
    unopened_since: object
    set_aside: int
    reaching_nobody: int
    dead: int

    @property
    def is_well(self):
        """Whether everything that is due went out. What needs a person is shown, and isn't the engine's failure."""
        return not any((self.unnoticed_since, self.untold_since, self.unsent_since, self.unopened_since))

    def as_json(self):
        found = {
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(self).items()
        }
        return {"status": "ok" if self.is_well else "stuck", **found}


def health(at):
    """The engine's Health at the moment `at`: five small queries on partial indexes."""
    late = at - STUCK_AFTER
    open_ = Obligation.objects.open()
    untold = Escalation.objects.filter(told_at=None)
    waiting = Delivery.objects.waiting()
    return Health(
        unnoticed_since=_oldest(open_.filter(trouble=""), "next_step_at", late),
        untold_since=_oldest(untold, "tell_at", late),
        unsent_since=_oldest(waiting, "next_attempt_at", late),
        unopened_since=_unopened_since(at),
        set_aside=open_.filter(~Q(trouble=""), next_step_at__isnull=False).count() + untold.exclude(trouble="").count(),
        reaching_nobody=untold.filter(resolution__has_key="told", resolution__told=[]).count(),
        dead=Delivery.objects.filter(state=DeliveryState.DEAD, alert__closed_at=None).count(),
    )


def _oldest(rows, name, late):
    return rows.filter(**{f"{name}__lte": late}).aggregate(oldest=Min(name))["oldest"]


def _unopened_since(at):
    """Since when the periods of an edition in force weren't opened; of one never opened, since it was published."""
    marks = dict(Mark.objects.values_list("name", "at"))
    in_force = Edition.objects.published().in_force(at.date()).filter(published_at__lte=at, rules__isnull=False)
    since = [marks.get(mark_of(edition), edition.published_at) for edition in in_force.distinct()]
    return min((moment for moment in since if moment < at - UNOPENED_AFTER), default=None)
