"""The clock of a hearing, which reminds beforehand and waits for the outcome; and that of one nobody attended."""

from zoneinfo import ZoneInfo

from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event, ObligationState
from oversight.duties.models import Obligation

#: Characters that a duty's title holds.
TITLE = 200


def start(hearing, by, at):
    """Start the clock of the hearing at the office whose officer takes part: it begins with the hearing itself."""
    _start(Event.HEARING_COMES, hearing, _coming, hearing.set_for, by, at)


def again(hearing, reason, by, at):
    """The hearing's time, place or officer changed: its clock ends, another begins."""
    stop(hearing, reason, at)
    hearing.turn += 1
    hearing.save(update_fields=["turn"])
    start(hearing, by, at)


def stop(hearing, reason, at):
    """Nothing is owed for it any more: what runs is cancelled with the reason."""
    running = Obligation.objects.filter(
        subject=hearing.key, state__in=[ObligationState.OPEN, ObligationState.STOPPED]
    ).select_related("office")
    for clock in running:
        obligations.cancel(clock, reason=reason, by=None, at=at)


def recorded(hearing, by, at):
    """What came of the hearing is known."""
    _done(Event.HEARING_RECORDED, hearing, by, at)


def missed(hearing, by, at):
    """Nobody attended: the head of the office is alerted at once."""
    _start(Event.HEARING_MISSED, hearing, _not_attended, at, by, at)


def noted(hearing, by, at):
    _done(Event.HEARING_MISS_READ, hearing, by, at)


def _start(event, hearing, title, started_at, by, at):
    case = hearing.case
    obligations.start_clocks(
        event,
        office=case.working_office,
        facility=case.facility,
        subject=hearing.key,
        subject_url=hearing.get_absolute_url(),
        title={language: _in(language, title, hearing) for language in ("ru", "kk", "en")},
        started_at=started_at,
        by=by,
        at=at,
    )


def _done(event, hearing, by, at):
    case = hearing.case
    fulfilment.event_done(
        event,
        office=case.working_office,
        facility=case.facility,
        subject=hearing.key,
        done_at=at,
        url=hearing.get_absolute_url(),
        by=by,
        at=at,
    )


def _in(language, title, hearing):
    with override(language):
        return Truncator(title(hearing)).chars(TITLE)


def _coming(hearing):
    sentence = _("Hearing on %(at)s, case No. %(number)s, %(court)s; %(officer)s takes part")
    return sentence % _facts(hearing)


def _not_attended(hearing):
    return _("Hearing on %(at)s not attended, case No. %(number)s, %(court)s") % _facts(hearing)


def _facts(hearing):
    zone = ZoneInfo(hearing.case.working_office.time_zone)
    return {
        "at": f"{localtime(hearing.set_for, zone):%d.%m %H:%M}",
        "number": hearing.case.number,
        "court": hearing.court,
        "officer": hearing.officer.short_name,
    }
