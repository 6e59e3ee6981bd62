"""Clocks of joint inspections.

At the invited office: that it answers within a day, and signs its part in the term the invitation states. At the
conducting one: that it takes note of what the invited office did.
"""

from django.utils.text import Truncator
from django.utils.translation import gettext, override

from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import Event, ObligationState
from oversight.duties.models import Obligation

#: Characters that a duty's title holds.
TITLE = 200


def invited(part, by, at):
    """Alert the office at once."""
    obligations.start_clocks(Event.JOINT_INVITED, **_about(part), by=by, started_at=at, at=at)


def answered(part, by, at):
    _done(Event.JOINT_ANSWERED, part, part.get_absolute_url(), by, at)


def accepted(part, by, at):
    """The clock of the part runs until 24:00 of the day the invitation states; taken on too late, of the next day."""
    days = max((part.due_on - part.office.local_day(at)).days, 1)
    obligations.start_clocks(Event.JOINT_ACCEPTED, **_about(part), term_count=days, by=by, started_at=at, at=at)


def signed(part, by, at):
    _done(Event.JOINT_SIGNED, part, _signature(part), by, at)


def unsigned(part, by, at):
    fulfilment.undone(_signature(part), by=by, at=at)


def tell(part, happened, by, at):
    """Alert the conducting office at once; news it had taken no note of is told by the newer."""
    _cancel([f"{part.key}:{part.news - 1}"], gettext("The office has done more since."), at)
    obligations.start_clocks(
        Event.JOINT_NEWS,
        office=part.inspection.office,
        facility=part.inspection.facility,
        subject=part.news_key,
        subject_url=part.get_absolute_url(),
        title=_news(part, happened),
        started_at=at,
        by=by,
        at=at,
    )


def heard(part, by, at):
    fulfilment.event_done(
        Event.JOINT_HEARD,
        office=part.inspection.office,
        facility=part.inspection.facility,
        subject=part.news_key,
        done_at=at,
        url=f"{part.get_absolute_url()}?news={part.news}",
        by=by,
        at=at,
    )


def stop(parts, reason, at):
    """Nothing is owed of these parts any more: their running clocks are cancelled with the reason."""
    _cancel([key for part in parts for key in (part.key, part.news_key)], reason, at)


def _cancel(keys, reason, at):
    running = [ObligationState.OPEN, ObligationState.STOPPED]
    for clock in Obligation.objects.filter(subject__in=keys, state__in=running).order_by("pk"):
        obligations.cancel(clock, reason=reason, by=None, at=at)


def _about(part):
    """No facility: the invited office may not know it otherwise than by this part."""
    return {"office": part.office, "subject": part.key, "subject_url": part.get_absolute_url(), "title": _titles(part)}


def _titles(part):
    found = {}
    for language in ("ru", "kk", "en"):
        with override(language):
            words = {"inspection": str(part.inspection), "office": str(part.inspection.office)}
            found[language] = gettext("Joint inspection: %(inspection)s (%(office)s)") % words
    return {language: words[:TITLE] for language, words in found.items()}


def _news(part, happened):
    """What happened, in each language; the clock names the place, a reason for declining is said here."""
    found = {}
    for language in ("ru", "kk", "en"):
        with override(language):
            words = {"office": str(part), "kind": part.inspection.kind.title, "reason": part.decline_reason}
            found[language] = Truncator(gettext(happened) % words).chars(TITLE)
    return found


def _signature(part):
    return f"{part.get_absolute_url()}#conclusion"


def _done(event, part, url, by, at):
    said = {"office": part.office, "subject": part.key, "done_at": at, "url": url}
    fulfilment.event_done(event, **said, by=by, at=at)
