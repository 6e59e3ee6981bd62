"""Clocks at the asked office: that it reads within a day and answers in the term the request states."""

from django.utils.text import Truncator
from django.utils.translation import gettext, override

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event, ObligationState
from oversight.duties.models import Obligation

from ..models import Inquiry

#: Characters that a duty's title holds.
TITLE = 200


def start(inquiry, by, at):
    """Alert the asked office at once; a request also starts the clock of its answer."""
    about = {"subject": inquiry.key, "subject_url": inquiry.get_absolute_url(), "title": titles(inquiry)}
    said = {"office": inquiry.asked_office, "facility": inquiry.place, "started_at": at, "by": by, "at": at, **about}
    obligations.start_clocks(Event.INQUIRY_SENT, **said)
    if not inquiry.is_note:
        days = (inquiry.answer_by - inquiry.asked_office.local_day(at)).days
        obligations.start_clocks(Event.INQUIRY_ASKED, **said, term_count=days)


def read(inquiry, by, at):
    _done(Event.INQUIRY_READ, inquiry, by, at)


def answered(inquiry, by, at):
    _done(Event.INQUIRY_ANSWERED, inquiry, by, at)


def stop(thing, reason, at):
    """Nothing is owed any more: its running clocks are cancelled with the reason."""
    office = thing.asked_office if isinstance(thing, Inquiry) else thing.office
    place = thing.place if isinstance(thing, Inquiry) else thing.facility
    running = Obligation.objects.filter(
        office=office, facility=place, subject=thing.key, state__in=[ObligationState.OPEN, ObligationState.STOPPED]
    )
    for clock in running:
        obligations.cancel(clock, reason=reason, by=None, at=at)


def titles(thing):
    """What it is and who asks, in each language of the program; what it is gives way where the two are too long."""
    found = {}
    for language in ("ru", "kk", "en"):
        with override(language):
            words = {"thing": "", "office": str(thing.office)}
            room = TITLE - len(gettext("%(thing)s (%(office)s)") % words)
            words["thing"] = Truncator(str(thing)).chars(max(room, TITLE // 4))
            found[language] = Truncator(gettext("%(thing)s (%(office)s)") % words).chars(TITLE)
    return found


def _done(event, inquiry, by, at):
    fulfilment.event_done(
        event,
        office=inquiry.asked_office,
        facility=inquiry.place,
        subject=inquiry.key,
        done_at=at,
        url=inquiry.get_absolute_url(),
        by=by,
        at=at,
    )
