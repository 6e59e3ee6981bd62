"""Proof that the engine does its work: what should have happened by now and didn't."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Min

from ..models import Delivery, Edition, Escalation, Mark, PendingStep
from .opening import mark_of

#: Later than this, something is stuck; the tick comes four times a second.
STUCK_AFTER = timedelta(seconds=60)
SIGN = "engine:ticked"
#: Periods are opened once a minute.
UNOPENED_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """Since when the tick is silent, the oldest thing of each kind that waits though its moment has come, and what
    needs a person. Of the first five None means that nothing is later than it should be.
    """

    silent_since: object
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
        late = (self.silent_since, self.unnoticed_since, self.untold_since, self.unsent_since, self.unopened_since)
        return not any(late)

    def as_json(self):
        found = {
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(self).items()
        }
        return {"status": "ok" if self.is_well else "stuck", **found}


def health(at):
    """The engine's Health at the moment `at`: small queries on partial indexes, and the sign of the last tick."""
    late = at - STUCK_AFTER
    pending = PendingStep.objects
    untold = Escalation.objects.untold()
    waiting = Delivery.objects.waiting()
    return Health(
        silent_since=_silent_since(at),
        unnoticed_since=_oldest(pending.filter(trouble=""), "at", late),
        untold_since=_oldest(untold, "tell_at", late),
        unsent_since=_oldest(waiting, "next_attempt_at", late),
        unopened_since=_unopened_since(at),
        set_aside=pending.exclude(trouble="").count() + untold.exclude(trouble="").count(),
        reaching_nobody=Escalation.objects.reaching_nobody().count(),
        dead=Delivery.objects.dead().count(),
    )


def ticked(at):
    """The tick came to its end at `at`; kept in the cache, where losing it costs a quarter of a second."""
    cache.set(SIGN, at.isoformat(), 24 * 60 * 60)


def last_tick():
    """When a tick last came to its end; None where none is known."""
    sign = cache.get(SIGN)
    return datetime.fromisoformat(sign) if sign else None


def _silent_since(at):
    """Since when no tick came to its end; the moment asked about where none is known."""
    last = last_tick()
    return None if last and at - last <= STUCK_AFTER else last or at


def _oldest(rows, name, late):
    return rows.filter(**{f"{name}__lte": late}).aggregate(oldest=Min(name))["oldest"]


def _unopened_since(at):
    """Since when the periods of an edition in force weren't opened; of one never opened, since it was published."""
    marks = dict(Mark.objects.values_list("name", "at"))
    in_force = Edition.objects.published().in_force(at.date()).filter(published_at__lte=at, rules__isnull=False)
    since = [marks.get(mark_of(edition), edition.published_at) for edition in in_force.distinct()]
    return min((moment for moment in since if moment < at - UNOPENED_AFTER), default=None)
