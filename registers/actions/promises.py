"""The clocks of what was promised to visitors: each ends with the day that was stated (16(2), 22, 35, 48).

Alerts leave the program, so a clock is called «Visitor 1: Convicted», never by a name or a complaint (decision 0009).
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event


def keep(reception, by, at):
    """The reception is recorded: start the clock of each promise; one whose term was corrected begins anew."""
    for visitor in reception.visitors.filter(done_on=None).select_related("obligation"):
        if _runs_until(visitor, reception):
            continue
        _stop(visitor, _("The term was corrected."), at)
        if visitor.due_on is not None:
            _start(visitor, reception, by, at)


def drop(visitors, reason, at):
    """Nothing is owed to these visitors any more: their running clocks are cancelled with the reason."""
    for visitor in visitors.select_related("obligation"):
        _stop(visitor, reason, at)


def kept(visitor, by, at):
    """What was promised is done: its clock is fulfilled at the end of that day."""
    clock, reception = visitor.obligation, visitor.reception
    if clock is None:
        return
    fulfilment.event_done(
        Event.PROMISE_KEPT,
        office=reception.office,
        facility=reception.facility,
        subject=clock.subject,
        done_at=max(min(_last_moment(visitor.done_on, reception.office), at), clock.started_at),
        url=visitor.page,
        by=by,
        at=at,
    )


def _runs_until(visitor, reception):
    """Whether its clock runs and ends with the day that is stated now."""
    clock = visitor.obligation
    if clock is None or clock.is_over:
        return False
    return reception.office.local_day(clock.due_at - timedelta(seconds=1)) == visitor.due_on


def _start(visitor, reception, by, at):
    """Its subject names the version of the record: a promise that was dropped and made again has another clock."""
    visitor.reception = reception
    clocks = obligations.start_clocks(
        Event.PROMISED,
        office=reception.office,
        facility=reception.facility,
        title={language: _title(visitor, language) for language in ("ru", "kk", "en")},
        subject=f"visitor:{visitor.pk}:{reception.version}",
        subject_url=visitor.page,
        started_at=reception.began_at,
        term_count=max((visitor.due_on - reception.office.local_day(reception.began_at)).days, 1),
        by=by,
        at=at,
    )
    visitor.obligation = clocks[0] if clocks else None
    visitor.save(update_fields=["obligation"])


def _stop(visitor, reason, at):
    if visitor.obligation is not None and not visitor.obligation.is_over:
        obligations.cancel(visitor.obligation, reason=reason, by=None, at=at)


def _title(visitor, language):
    with translation.override(language):
        return f"{visitor} — {visitor.get_decision_display()}"


def _last_moment(day, office):
    return datetime.combine(day, time(23, 59), ZoneInfo(office.time_zone))
