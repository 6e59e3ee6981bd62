"""One office asks, another answers; each step stays on the record."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act, EntryKind, InquiryKind
from ..models import Entry, Inquiry
from ..policies import (
    check_can_accept,
    check_can_answer,
    check_can_ask,
    check_can_ask_again,
    check_can_take,
    check_can_withdraw,
)
from .clocks import answered, read, start, stop
from .files import kept


@transaction.atomic
def ask(*, asked_office, kind, subject, words, answer_by=None, files=(), by, at, **about):
    """Ask another office for an explanation or materials by a day, or send it a note; return the Inquiry.

    `about` is one of `facility`, `inspection`, `response_act`, `obligation`, or nothing. The asked office is alerted
    at once; of a request, its clock of the answer runs until 24:00 of `answer_by`.
    """
    about = {name: thing for name, thing in about.items() if thing is not None}
    check_can_ask(by, asked_office, _seen_through(about))
    if kind == InquiryKind.NOTE:
        answer_by = None
    _check_term(kind, answer_by, asked_office, at)
    inquiry = Inquiry(office=by.office, asked_office=asked_office, kind=kind, answer_by=answer_by, **about)
    inquiry.subject, inquiry.sent_at, inquiry.sent_by = subject.strip(), at, by
    checked(inquiry).save()
    _say(inquiry, EntryKind.ASKED, words, files, by, at)
    after = audit.snapshot(inquiry, "asked_office", "kind", "subject", "answer_by")
    audit.record(Act.ASK, inquiry, by=by, at=at, after=after)
    start(inquiry, by, at)
    return inquiry


@transaction.atomic
def take(inquiry, *, by, at):
    """The asked office has read it. Idempotent for a double tap of the same hand."""
    inquiry = _locked(inquiry)
    if inquiry.taken_by_id == by.pk and "take" not in inquiry.workflow[inquiry.state]:
        return inquiry
    check_can_take(by, inquiry)
    advance(inquiry, "take", inquiry.workflow)
    inquiry.taken_at, inquiry.taken_by = at, by
    inquiry.save()
    audit.record(Act.TAKE, inquiry, by=by, at=at)
    read(inquiry, by, at)
    return inquiry


@transaction.atomic
def answer(inquiry, *, words, files=(), by, at):
    """The asked office answers, with words and files; both its clocks end."""
    inquiry = _locked(inquiry)
    check_can_answer(by, inquiry)
    advance(inquiry, "answer", inquiry.workflow)
    inquiry.save()
    _say(inquiry, EntryKind.ANSWERED, words, files, by, at)
    audit.record(Act.ANSWER, inquiry, by=by, at=at, after={"words": words.strip()[:500]})
    read(inquiry, by, at)
    answered(inquiry, by, at)
    return inquiry


@transaction.atomic
def accept(inquiry, *, by, at):
    """The asking office is content: nothing more is expected."""
    inquiry = _locked(inquiry)
    check_can_accept(by, inquiry)
    advance(inquiry, "accept", inquiry.workflow)
    inquiry.save()
    _say(inquiry, EntryKind.ACCEPTED, "", (), by, at)
    audit.record(Act.ACCEPT, inquiry, by=by, at=at)
    return inquiry


@transaction.atomic
def ask_again(inquiry, *, words, answer_by, files=(), by, at):
    """The answer isn't enough: asked again with a new term, under clocks of its own."""
    inquiry = _locked(inquiry)
    check_can_ask_again(by, inquiry)
    _check_term(inquiry.kind, answer_by, inquiry.asked_office, at)
    advance(inquiry, "ask_again", inquiry.workflow)
    inquiry.turn += 1
    inquiry.answer_by, inquiry.taken_at, inquiry.taken_by = answer_by, None, None
    inquiry.save()
    _say(inquiry, EntryKind.ASKED_AGAIN, words, files, by, at)
    audit.record(Act.ASK_AGAIN, inquiry, by=by, at=at, after={"words": words.strip()[:500], "answer_by": answer_by})
    start(inquiry, by, at)
    return inquiry


@transaction.atomic
def withdraw(inquiry, *, reason, by, at):
    """The asking office needs it no longer: the asked one is told nothing more."""
    inquiry = _locked(inquiry)
    check_can_withdraw(by, inquiry)
    if not reason.strip():
        raise Refused.about("reason", _("Say why it is withdrawn."))
    advance(inquiry, "withdraw", inquiry.workflow)
    inquiry.save()
    _say(inquiry, EntryKind.WITHDRAWN, reason, (), by, at)
    audit.record(Act.WITHDRAW, inquiry, by=by, at=at, after={"reason": reason.strip()})
    stop(inquiry, reason.strip(), at)
    return inquiry


def _locked(inquiry):
    """As it stands now, held until the transaction ends: of two who decide at once, the second sees it."""
    return Inquiry.objects.with_names().select_for_update(of=("self",), no_key=True).get(pk=inquiry.pk)


def _say(inquiry, kind, words, files, by, at):
    words = words.strip()
    if not words and kind != EntryKind.ACCEPTED:
        raise Refused.about("words", _("Say it in words."))
    entry = Entry(inquiry=inquiry, kind=kind, words=words, said_at=at, said_by=by)
    if kind in (EntryKind.ASKED, EntryKind.ASKED_AGAIN):
        entry.answer_by = inquiry.answer_by
    checked(entry).save()
    other = inquiry.asked_office if by.office_id == inquiry.office_id else inquiry.office
    entry.files.set(kept(files, other, by, at))
    return entry


def _check_term(kind, answer_by, asked_office, at):
    if kind == InquiryKind.NOTE:
        return
    if answer_by is None:
        raise Refused.about("answer_by", _("Say by which day an answer is expected."))
    days = (answer_by - asked_office.local_day(at)).days
    if days < 1:
        raise Refused.about("answer_by", _("The answer is due on a day to come."))
    if days > 365:
        raise Refused.about("answer_by", _("The term is a year at most; check the date."))


def _seen_through(about):
    """What decides who sees it: of a facility its supervisor, of a duty its office."""
    if len(about) > 1:
        raise Refused(_("A request is about one thing."))
    return next(iter(about.values()), None)
