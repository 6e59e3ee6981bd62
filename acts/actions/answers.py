"""The body answers: to all violations of the act, or to some of them."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from ..enums import Act, ViolationState
from ..models import Answer
from ..policies import check_can_enter_answer
from ..workflow import ACT, VIOLATION
from .rows import kept_files, locked, to_the_minute


@transaction.atomic
def answer(act, *, received_at, words, number="", violations=None, files=(), by, at):
    """Enter an answer of the body to `violations`, by default to all that wait for one; return the Answer.

    When every violation has its answer the act is answered and the clock of the answer is fulfilled, at the moment
    the answer was received, whenever it is entered. Refused: before the act was sent, in the future.
    """
    act = locked(act)
    check_can_enter_answer(by, act)
    received_at = to_the_minute(received_at, act.sent_at)
    _check_moment(act, received_at, at)
    waiting = {one.pk: one for one in act.violations.select_for_update(no_key=True)}
    about = _about(waiting, violations)
    row = Answer(act=act, number=number.strip(), words=words.strip(), received_at=received_at, entered_at=at)
    row.entered_by = by
    checked(row).save()
    row.violations.set(about)
    row.files.set(kept_files(files, act, by, at))
    for violation in about:
        if violation.state == ViolationState.NAMED:
            advance(violation, "answer", VIOLATION)
            violation.save(update_fields=["state"])
    after = {**audit.snapshot(row, "number", "words", "received_at"), "violations": [str(one) for one in about]}
    audit.record(Act.ANSWER, act, by=by, at=at, after=after)
    if act.answered_at is None and not _unanswered(waiting.values()):
        _settle(act, received_at, by, at)
    return row


def _about(waiting, chosen):
    if chosen is None:
        return _unanswered(waiting.values()) or list(waiting.values())
    about = [waiting[one.pk] for one in chosen if one.pk in waiting]
    if not about:
        raise Refused.about("violations", _("Choose which violations the answer is about."))
    return about


def _unanswered(violations):
    return [one for one in violations if one.state == ViolationState.NAMED]


def _settle(act, received_at, by, at):
    advance(act, "answer", ACT)
    act.answered_at = received_at
    act.version += 1
    act.save(update_fields=["state", "answered_at", "version"])
    fulfilment.event_done(
        Event.ACT_ANSWERED,
        office=act.office,
        facility=act.facility,
        subject=act.key,
        done_at=received_at,
        url=reverse("acts:act", args=[act.pk]),
        by=by,
        at=at,
    )


def _check_moment(act, received_at, at):
    if received_at > at:
        raise Refused.about("received_at", _("The answer can't have been received in the future."))
    if received_at < act.sent_at:
        raise Refused.about("received_at", _("The answer can't have been received before the act was sent."))
