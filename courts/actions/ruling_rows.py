"""Rulings that actions lock, words typed over somebody else's, and the clocks of a turn."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, override

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event
from oversight.duties.models import Obligation

from ..models import Ruling, Study


def locked(ruling):
    """The ruling and its present turn as they stand now, held until the transaction ends.

    The row is locked first and the turn read after it: one joined while the lock was waited for would be old.
    """
    Ruling.objects.select_for_update(of=("self",), no_key=True).get(pk=ruling.pk)
    rows = Ruling.objects.select_related(
        *("office", "supervising_office", "facility__supervising_office", "court"),
        *("current__office", "current__protest", "current__obligation__rule", "current__came_by__study__office"),
    )
    found = rows.get(pk=ruling.pk)
    found.current.ruling = found
    return found


def saved(study, *names):
    study.version += 1
    study.save(update_fields=[*names, "version"])


def next_turn(ruling, office, event, *, started_at, by, at, **fields):
    """Begin the turn of `office`; the clocks that `event` starts there alert it."""
    number = ruling.current.number + 1 if ruling.current else 1
    study = Study.objects.create(ruling=ruling, number=number, office=office, began_at=at, **fields)
    ruling.current = study
    ruling.version += 1
    ruling.save(update_fields=["current", "version"])
    clocks = obligations.start_clocks(
        event,
        office=office,
        facility=ruling.facility,
        subject=study.key,
        subject_url=ruling.get_absolute_url(),
        title=_titles(ruling),
        started_at=started_at,
        by=by,
        at=at,
    )
    study.obligation = next((one for one in clocks if one.rule.done_by_event == Event.RULING_DECIDED), None)
    study.save(update_fields=["obligation"])
    return study


def decided(study, by, at):
    """The turn has ended: its clock is met, late or in time."""
    study.ended_at = at
    _done(Event.RULING_DECIDED, study, by, at)


def taken_up(study, by, at):
    _done(Event.RULING_TAKEN_UP, study, by, at)


def stop_clocks(study, reason, at):
    """Nothing is owed any more: the running clocks of the turn are cancelled with the reason."""
    for clock in Obligation.objects.open().filter(office=study.office, subject=study.key):
        obligations.cancel(clock, reason=reason, by=None, at=at)


def day_begins(office, day):
    """The moment from which a term of days that begins on `day` is counted."""
    return datetime.combine(day, time(), ZoneInfo(office.time_zone))


def _done(event, study, by, at):
    ruling = study.ruling
    about = {"office": study.office, "facility": ruling.facility, "subject": study.key}
    fulfilment.event_done(event, **about, done_at=at, url=ruling.get_absolute_url(), by=by, at=at)


def _titles(ruling):
    """What the duty is about, in each language of the program, without the convict's name."""
    found = {}
    for language in ("ru", "kk", "en"):
        with override(language):
            words = {"ruling": ruling, "matter": ruling.get_matter_display()}
            found[language] = (gettext("%(ruling)s (%(matter)s)") % words)[:200]
    return found
