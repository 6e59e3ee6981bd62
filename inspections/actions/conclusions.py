"""The conclusion on a placement: written, sent for approval, approved by another officer or returned (point 34)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from ..enums import Act
from ..models import Conclusion
from ..papers import conclusion_context
from ..placement_rules import check_release, missing_of_conclusion
from ..policies import (
    check_can_decide_conclusion,
    check_can_submit_conclusion,
    check_can_take_back_conclusion,
    check_can_write_conclusion,
)
from ..workflow import CONCLUSION
from .placements import lock, subject_of, url_of

FIELDS = ("facts", "norms", "interview", "fitness", "lawful", "reasons", "release_order", "released_at")
SYSTEM = ("placement", "author", "drafted_by", "returned_by", "approved_by", "document")


@transaction.atomic
def write(placement, *, version, by, at, **fields):
    """Write parts of the conclusion; the first words begin it, with `version` 0.

    A repeated request changes nothing; one that would overwrite newer words is a Conflict that holds them.
    """
    placement = lock(placement)
    check_can_write_conclusion(by, placement)
    conclusion = getattr(placement, "conclusion", None) or Conclusion(
        placement=placement, drafted_at=at, drafted_by=by, author=by
    )
    stored = audit.snapshot(conclusion, *fields)
    if stored == fields:
        return conclusion
    _check_version(conclusion, version)
    for name, value in fields.items():
        setattr(conclusion, name, value)
    check_release(conclusion, at)
    conclusion.author = by
    conclusion.version += 1
    checked(conclusion, exclude=SYSTEM).save()
    audit.record(Act.CONCLUSION_WRITE, placement, by=by, at=at, before=stored, after=fields)
    return conclusion


@transaction.atomic
def submit(placement, *, by, at):
    """Send the conclusion for approval; refused while a part is missing, naming each with its point."""
    placement = lock(placement)
    check_can_submit_conclusion(by, placement)
    conclusion = placement.conclusion
    _refuse_if_missing(conclusion, _("The conclusion can't be sent for approval yet."))
    advance(conclusion, "submit", CONCLUSION)
    conclusion.author, conclusion.submitted_at = by, at
    return _step(conclusion, Act.CONCLUSION_SUBMIT, by, at)


@transaction.atomic
def take_back(placement, *, by, at):
    """Take it back from approval to go on writing."""
    placement = lock(placement)
    check_can_take_back_conclusion(by, placement)
    advance(placement.conclusion, "take_back", CONCLUSION)
    return _step(placement.conclusion, Act.CONCLUSION_TAKE_BACK, by, at)


@transaction.atomic
def approve(placement, *, version, approved_at=None, by, at):
    """Approve the words of `version`: a numbered paper is issued and the clock of 48 hours is met.

    `approved_at` is when the paper was approved by hand, where that is entered later; the clock then shows both.
    """
    placement = lock(placement)
    conclusion = _to_decide(placement, version, by)
    _refuse_if_missing(conclusion, _("The conclusion can't be approved yet."))
    approved_at = approved_at or at
    _check_approval(placement, approved_at, at)
    advance(conclusion, "approve", CONCLUSION)
    conclusion.approved_at, conclusion.approved_by, conclusion.approval_entered_at = approved_at, by, at
    conclusion.document = _issue(conclusion, by, at)
    conclusion = _step(conclusion, Act.CONCLUSION_APPROVE, by, at, "approved_at", "lawful")
    fulfilment.event_done(
        Event.PLACEMENT_REVIEWED,
        office=placement.office,
        facility=placement.facility,
        subject=subject_of(placement),
        done_at=approved_at,
        url=url_of(placement),
        by=by,
        at=at,
    )
    return conclusion


@transaction.atomic
def send_back(placement, *, version, comment, by, at):
    """Return it to its author with what is to be mended."""
    placement = lock(placement)
    conclusion = _to_decide(placement, version, by)
    comment = comment.strip()
    if not comment:
        raise Refused.about("comment", _("Say what is to be mended."))
    advance(conclusion, "return", CONCLUSION)
    conclusion.returned_at, conclusion.returned_by, conclusion.comment = at, by, comment
    return _step(conclusion, Act.CONCLUSION_RETURN, by, at, "comment")


def _to_decide(placement, version, by):
    check_can_decide_conclusion(by, placement)
    _check_version(placement.conclusion, version)
    return placement.conclusion


def _check_version(conclusion, version):
    if version != conclusion.version:
        raise Conflict(
            _("The conclusion has been changed since you opened it: read it again."),
            theirs=audit.snapshot(conclusion, *FIELDS),
            version=conclusion.version,
        )


def _check_approval(placement, approved_at, at):
    if approved_at > at:
        raise Refused.about("approved_at", _("It can't have been approved in the future."))
    if approved_at < placement.told_at:
        raise Refused.about(
            "approved_at", _("It can't have been approved before the office was told of the placement.")
        )


def _refuse_if_missing(conclusion, sentence):
    parts = missing_of_conclusion(conclusion)
    if parts:
        raise Refused(sentence, parts=parts)


def _issue(conclusion, by, at):
    return issue(
        DocumentKind.PLACEMENT_REVIEW,
        office=conclusion.placement.office,
        title_ru="Заключение о законности водворения",
        title_kk="Қамаудың заңдылығы туралы қорытынды",
        context=conclusion_context(conclusion),
        subject_url=url_of(conclusion.placement),
        by=by,
        at=at,
    )


def _step(conclusion, act, by, at, *told):
    conclusion.version += 1
    checked(conclusion, exclude=SYSTEM).save()
    after = audit.snapshot(conclusion, "state", *told)
    audit.record(act, conclusion.placement, by=by, at=at, after=after)
    return conclusion
