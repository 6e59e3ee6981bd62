"""What is new on the alert desks, and for whom: the same answer for the stream, for polling and for the API."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils.dateparse import parse_datetime

from oversight.core.policies import CASE_READERS

from ..models import Alert

#: A change is dated by the wake-up that made it and seen when that commits: so much earlier is looked for.
OVERLAP = timedelta(minutes=1)
#: Who was away for longer, or missed more, looks at the whole page again.
AWAY = timedelta(minutes=10)
MOST = 200
NAMES = (
    *("pk", "officer_id", "officer__office_id", "office__lineage", "escalation_id", "title", "obligation_id"),
    *("raised_at", "repeats", "statutory", "needs_acknowledgement", "ack_expires_at", "closed_at", "changed_at"),
)


@dataclass(frozen=True)
class Change:
    """An alert that is new or has changed, and to whom it was told."""

    alert: int
    matter: int
    officer: int
    officer_office: int
    lineage: tuple
    title: str
    duty: int
    raised_at: datetime
    waits: bool
    rings: bool
    repeats: int
    changed_at: datetime

    def is_for(self, officer):
        """Whether the officer may know of it: the same as `Alert.objects.visible_to`, of a row in hand."""
        if not officer.holds(CASE_READERS):
            return False
        return officer.office.parent_id is None or officer.office_id in self.lineage

    def as_json(self, officer):
        return {
            "id": self.alert,
            "matter": self.matter,
            "mine": self.officer == officer.pk,
            "office": self.officer_office == officer.office_id,
            "waits": self.waits,
            "rings": self.rings,
            "repeats": self.repeats,
            "title": self.title,
            "duty": self.duty,
            "raised_at": self.raised_at.isoformat(),
            "changed_at": self.changed_at.isoformat(),
        }


def changes_of(ids, at):
    """The Changes of the alerts with these ids, oldest first."""
    return _changes(Alert.objects.filter(pk__in=ids), at)


def changes_since(since, at):
    """Everybody's Changes since a moment; None when they are too many to be told one by one."""
    if at - since > AWAY:
        return None
    found = _changes(Alert.objects.filter(changed_at__gte=since - OVERLAP), at, MOST + 1)
    return None if len(found) > MOST else found


def news(officer, changes, waiting, at, moves=None):
    """What is sent to the desk of `officer`: those of the `changes` they may know of (None: look at everything).

    `moves` are those of other packages' things, None when it isn't known which there were. `waiting` is how many
    alerts wait for them, None when that is as before; `at` is where the next news begin.
    """
    said = {"at": at.isoformat(), "reload": changes is None}
    said["alerts"] = [change.as_json(officer) for change in changes or () if change.is_for(officer)]
    said["moved"] = None if moves is None else [move.as_json() for move in moves if move.is_for(officer)]
    return said if waiting is None else said | {"waiting": waiting}


def catch_up(officer, since, at):
    """The news of an officer since a moment (None: only how many wait)."""
    waiting = waiting_of([officer.pk], at)[officer.pk]
    if since is None:
        return news(officer, [], waiting, at)
    mine = Alert.objects.visible_to(officer).filter(changed_at__gte=since - OVERLAP)
    changes = None if at - since > AWAY else _changes(mine, at, MOST + 1)
    return news(officer, None if changes is None or len(changes) > MOST else changes, waiting, at)


def waiting_of(officer_ids, at):
    """{officer id: how many alerts wait for them}; officers without any count 0."""
    waiting = Alert.objects.waiting(at).filter(officer__in=officer_ids).order_by()
    return Counter(dict(waiting.values_list("officer_id").annotate(Count("pk"))))


def moment_of(text):
    """The moment a desk names as its last news, or None when it names none that is one."""
    try:
        found = parse_datetime((text or "").replace(" ", "+"))
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _changes(alerts, at, most=None):
    return [_change(row, at) for row in alerts.order_by("pk").values(*NAMES)[:most]]


def _change(row, at):
    held = row["ack_expires_at"] is not None and row["ack_expires_at"] > at
    stands = row["closed_at"] is None
    waits = stands and row["needs_acknowledgement"] and not held
    is_new = row["changed_at"] == row["raised_at"]
    return Change(
        alert=row["pk"],
        matter=row["escalation_id"],
        officer=row["officer_id"],
        officer_office=row["officer__office_id"],
        lineage=tuple(row["office__lineage"]),
        title=row["title"],
        duty=row["obligation_id"],
        raised_at=row["raised_at"],
        waits=waits,
        # What waits rings again with each repetition, other statutory alerts once, informational ones never.
        rings=stands and row["statutory"] and (waits or is_new),
        repeats=row["repeats"],
        changed_at=row["changed_at"],
    )
