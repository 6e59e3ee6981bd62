"""The strip of clocks of an emergency, a special regime or an allegation, and how they climbed."""

from dataclasses import dataclass

from oversight.core.durations import until
from oversight.duties.enums import Event
from oversight.duties.models import Alert, Escalation

#: Where on its page a clock is met, by the event that meets it.
MET_AT = {
    Event.PHONE_NOTICE_CONFIRMED: "calls",
    Event.SPECIAL_REGIME_NOTIFIED: "calls",
    Event.SPECIAL_REPORT_SUBMITTED: "report",
}


@dataclass(frozen=True)
class Clock:
    """A running or finished clock as the strip shows it; `left` says in words how far away its moment is.

    `place` is where on the page the reader's own office meets it while it runs.
    """

    title: str
    office: str
    point: str
    due_at: object
    done_at: object
    state: str
    left: str
    note: str
    place: str = ""

    @property
    def is_running(self):
        return self.state in ("overdue", "soon", "due")


def clocks_of(subject, now, reader):
    """Every clock of an emergency, a regime or an allegation as the strip shows it to the reader."""
    return [_clock(one, now, reader) for one in subject.clocks]


def climbed(incident, reader):
    """The steps that told the next officer because nobody had confirmed, of those clocks the reader sees."""
    found = Escalation.objects.visible_to(reader).filter(obligation__in=incident.clocks.order_by().values("pk"))
    told = found.filter(acknowledge=True, resolution__has_key="told").exclude(resolution__told=[])
    return list(told.exclude(told_at=None).order_by("told_at", "pk"))


def taken(incident, reader):
    """One alert for each time somebody has acknowledged those about its clocks: one tap may take several."""
    found = Alert.objects.visible_to(reader).filter(obligation__in=incident.clocks.order_by().values("pk"))
    taps = found.exclude(acknowledged_at=None).select_related("acknowledged_by")
    each = ("acknowledged_at", "acknowledged_by_id")
    return list(taps.order_by(*each, "pk").distinct(*each))


def _clock(obligation, now, reader):
    state = _state(obligation, now)
    is_own = state in ("overdue", "soon", "due") and obligation.office_id == reader.office_id
    return Clock(
        obligation.title,
        str(obligation.office),
        obligation.rule.point,
        obligation.due_at,
        obligation.done_at,
        state,
        until(obligation.due_at, now),
        obligation.cancel_reason,
        MET_AT.get(obligation.rule.done_by_event, "") if is_own else "",
    )


def _state(obligation, now):
    seconds = round((obligation.due_at - now).total_seconds())
    if obligation.state == "fulfilled":
        return "on_time" if obligation.done_at <= obligation.due_at else "late"
    if obligation.state == "open":
        return "overdue" if seconds < 0 else "soon" if seconds < 30 * 60 else "due"
    return obligation.state
