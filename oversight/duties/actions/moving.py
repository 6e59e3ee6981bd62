"""Deadlines that a change of the working calendar would move: which they are, and moving exactly those."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict

from ..models import Obligation
from ..schedule import Due
from .obligations import due_again, move, plan_again, steps_anew

#: No zone of an office is further from UTC: whatever a day can move is due after this much before it began there.
MARGIN = timedelta(hours=14)


@dataclass(frozen=True)
class Move:
    """One deadline as it stands and as a calendar would have it."""

    obligation: Obligation
    due: Due
    stood: list

    @property
    def old(self):
        return self.obligation.due_at

    @property
    def new(self):
        return self.due.moment


def would_move(calendar, *, day=None, lock=False):
    """Every Move that `calendar` would make among what isn't done yet, the earliest due first.

    With `day` only deadlines not past on that day are looked at: no other can hang on it. `lock` keeps the rows.
    """
    waiting = Obligation.objects.counted_in_working_days().order_by("due_at", "pk")
    waiting = waiting.select_related("office", "facility", "rule__edition")
    if day is not None:
        waiting = waiting.filter(due_at__gte=datetime.combine(day, time(), UTC) - MARGIN)
    if lock:
        waiting = waiting.select_for_update(of=("self",), no_key=True)
    found = (Move(one, *due_again(one, calendar)) for one in waiting.prefetch_related("rule__steps"))
    return [one for one in found if one.new != one.old]


def digest(moves):
    """What stands for the moves that an officer has been shown: any other set of them has another."""
    lines = sorted(f"{one.obligation.pk} {one.old.isoformat()} {one.new.isoformat()}" for one in moves)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def move_as_seen(moves, seen, calendar, *, reason, by, at):
    """Move them, each with its audit row, if they are those whose `digest` the officer has seen.

    Raises Conflict when others would move by now, with the moves as they are now.
    """
    if digest(moves) != seen:
        sentence = _("Meanwhile other deadlines would move than those you have seen. Look at them again.")
        raise Conflict(sentence, theirs={"moves": [as_json(one) for one in moves]}, version=digest(moves))
    for one in moves:
        move(one.obligation, one.due, one.stood, calendar, reason=reason, by=by, at=at)


def plan_reminders_again(calendar, at):
    """Reminders and escalations counted in working days, of open duties whose deadline stays; return how many duties.

    What has come stays. Called when the deadlines have been moved: those have their steps already.
    """
    waiting = Obligation.objects.told_by_working_days().select_related("office", "rule", "pending").order_by("pk")
    waiting = waiting.select_for_update(of=("self",), no_key=True).prefetch_related("rule__steps")
    changed = [one for one in waiting if one.steps != steps_anew(one, one.pending.number, calendar, at)]
    for one in changed:
        plan_again(one, calendar, at)
    return len(changed)


def as_json(one):
    """A Move as the API tells it; the keeper of the calendar sees no case, so it names the rule and not the subject."""
    duty = one.obligation
    facility = {"id": duty.facility_id, "name": str(duty.facility)} if duty.facility_id else None
    return {
        "duty": duty.pk,
        "code": duty.code,
        "title": duty.rule.title,
        "office": {"id": duty.office_id, "name": str(duty.office)},
        "facility": facility,
        "old": one.old,
        "new": one.new,
    }
