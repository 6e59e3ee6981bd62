"""Signed, routed by the level of the addressee, sent; the clocks that begin with it (point 12)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.enums import OfficeLevel
from oversight.core.models import Office
from oversight.core.refusals import Refused
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.enums import BodyLevel, Event

from ..enums import Act
from ..models import Violation
from ..papers import act_context
from ..policies import check_can_note, check_can_route, check_can_sign
from ..workflow import ACT
from .repetition import link_repetitions
from .rows import locked


@transaction.atomic
def sign(act, *, by, at):
    """Sign: the act takes its number, becomes a paper and goes its way. Idempotent for a double tap of its signer.

    1. To a central body it goes up to the Prosecutor General's Office, unless that office itself signed it.
    2. To an oblast-level body from a district it is sent, and the oblast is told the same moment.
    3. To any other body it is sent.
    The duty that it settles is done with the signature, whichever way the act goes.
    An act that was returned keeps its number: signed anew, its paper is the next version.
    """
    act = locked(act)
    if act.signed_by_id == by.pk and not act.is_writable:
        return act
    check_can_sign(by, act)
    violations = list(act.violations.all())
    _refuse_unless_whole(act, violations)
    act.signed_at, act.signed_by = at, by
    act.return_reason = ""
    act.document = issue(
        DocumentKind.ACT,
        office=act.office,
        facility=act.facility,
        shared_with=act.supervising_office,
        title_ru=act.kind.title_ru,
        title_kk=act.kind.title_kk,
        context=act_context(act, violations),
        subject_url=act.get_absolute_url(),
        corrects=act.document,
        by=by,
        at=at,
    )
    if act.body.level == BodyLevel.CENTRAL and act.office.level != OfficeLevel.DEPARTMENT:
        _go_up(act, by, at)
    else:
        _send(act, by, at)
    _settle(act, by, at)
    return act


@transaction.atomic
def send_out(act, *, by, at):
    """The Prosecutor General's Office accepts the act and sends it to the central body."""
    act = locked(act)
    check_can_route(by, act)
    act.routed_at, act.routed_by = at, by
    _forwarded(act, by, at)
    _send(act, by, at)
    return act


@transaction.atomic
def return_up(act, *, reason, by, at):
    """The Prosecutor General's Office returns the act with its reasons; the office mends and signs it anew."""
    act = locked(act)
    check_can_route(by, act)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the act is returned."))
    advance(act, "return", ACT)
    act.routed_at, act.routed_by, act.return_reason = at, by, reason.strip()
    act.version += 1
    act.save()
    audit.record(Act.RETURN, act, by=by, at=at, after={"reason": act.return_reason})
    _forwarded(act, by, at)
    return act


@transaction.atomic
def note(act, *, by, at):
    """The notified oblast has read its district's act."""
    act = locked(act)
    check_can_note(by, act)
    act.noted_at, act.noted_by = at, by
    act.save(update_fields=["noted_at", "noted_by"])
    audit.record(Act.NOTE, act, by=by, at=at)
    _done(Event.ACT_NOTED, act, act.notified_office, by, at)
    return act


def _go_up(act, by, at):
    advance(act, "send_up", ACT)
    act.version += 1
    act.save()
    audit.record(Act.SIGN, act, by=by, at=at, after={"number": act.document.number_label})
    audit.record(Act.SEND_UP, act, by=by, at=at)
    _start(Event.ACT_SENT_UP, act, _root(act), by, at)


def _send(act, by, at):
    advance(act, "send", ACT)
    act.sent_at = at
    clocks = _start(Event.ACT_SENT, act, act.office, by, at, term_count=act.term_days) if _awaits(act) else []
    act.due_on = act.office.local_day(_last_moment(clocks, act, at))
    _notify_oblast(act, by, at)
    act.version += 1
    act.save()
    Violation.objects.filter(act=act, due_on=None).update(due_on=act.due_on)
    after = {"number": act.document.number_label, "due_on": act.due_on}
    audit.record(Act.SEND if act.routed_at else Act.SIGN, act, by=by, at=at, after=after)
    link_repetitions(act, by, at)


def _notify_oblast(act, by, at):
    """A district's act to an oblast-level body: its oblast is told the same moment (point 12)."""
    if act.office.level != OfficeLevel.DISTRICT or act.body.level != BodyLevel.OBLAST:
        return
    act.notified_office = act.office.parent
    _start(Event.ACT_SENT_TO_OBLAST_BODY, act, act.notified_office, by, at)


def _start(event, act, office, by, at, **more):
    title = {language: _title(act, language) for language in ("ru", "kk", "en")}
    about = {"facility": act.facility, "subject": _subject(event, act), "subject_url": act.get_absolute_url()}
    return obligations.start_clocks(event, office=office, title=title, started_at=at, by=by, at=at, **about, **more)


def _subject(event, act):
    """A returned act goes up again under a clock of its own."""
    return f"{act.key}:{act.document.version}" if event == Event.ACT_SENT_UP else act.key


def _done(event, act, office, by, at, subject=None):
    fulfilment.event_done(
        event,
        office=office,
        facility=act.facility,
        subject=subject or act.key,
        done_at=at,
        url=act.get_absolute_url(),
        by=by,
        at=at,
    )


def _settle(act, by, at):
    """The duty is settled by the event its own rule names; counted once, however often the act is signed anew."""
    duty = act.settles
    if duty is None:
        return
    url = act.get_absolute_url()
    about = {"office": duty.office, "facility": duty.facility, "subject": duty.subject}
    fulfilment.event_done(duty.rule.done_by_event, **about, done_at=at, url=url, by=by, at=at)


def _forwarded(act, by, at):
    _done(Event.ACT_FORWARDED, act, _root(act), by, at, subject=_subject(Event.ACT_SENT_UP, act))


def _awaits(act):
    return act.kind.awaits_answer


def _last_moment(clocks, act, at):
    """Just before the clock of the answer runs out: midnight ends the day that is meant, not the next."""
    due = clocks[0].due_at if clocks else at + timedelta(days=act.term_days)
    return due - timedelta(seconds=1)


def _root(act):
    return Office.objects.get(pk=act.office.lineage[0])


def _title(act, language):
    kind = getattr(act.kind, f"title_{language}")
    return f"{kind} № {act.document.registration_number}"[:200]


def _refuse_unless_whole(act, violations):
    if not violations:
        raise Refused(_("An act names at least one violation: name it before signing."))
