"""An office's turn at a ruling: studied, protested, or left without a protest with approved reasons (56)."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from acts import actions as response_acts
from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.enums import PaperLanguage

from ..enums import APPEAL_PROTEST, Act
from ..policies import rulings as policies
from ..workflow import STUDY
from .ruling_rows import decided, locked, saved

WORDS = ("lawful", "norm", "reasons", "no_protest")


@transaction.atomic
def study(ruling, *, version=None, by, at, **fields):
    """Write what the office thinks of the ruling: fields of WORDS. A repeated request changes nothing."""
    ruling = locked(ruling)
    policies.check_can_study(by, ruling)
    turn = ruling.current
    said = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    stored = audit.snapshot(turn, *fields)
    if stored == said:
        return ruling
    refuse_stale(turn, version, audit.snapshot(turn, *WORDS))
    for name, value in said.items():
        setattr(turn, name, value)
    if turn.lawful:
        turn.norm = turn.no_protest = ""
    elif turn.lawful is False and not turn.norm:
        raise Refused.about("norm", _("Name the norm that the unlawful ruling breaks."))
    if turn.lawful is not None and not turn.reasons:
        raise Refused.about("reasons", _("Say why the ruling is lawful, or why not."))
    checked(turn, exclude=["obligation", "protest", "came_by", "approved_by", "taken_by"])
    turn.author = by
    saved(turn, *WORDS, "author")
    audit.record(Act.RULING_STUDY, ruling, by=by, at=at, before=stored, after=audit.snapshot(turn, *fields))
    return ruling


@transaction.atomic
def propose(ruling, *, by, at):
    """Send the reasons for no protest to who signs for the office."""
    ruling = locked(ruling)
    policies.check_can_propose(by, ruling)
    turn = ruling.current
    advance(turn, "propose", STUDY)
    turn.author, turn.proposed_at, turn.comment = by, at, ""
    saved(turn, "state", "author", "proposed_at", "comment")
    audit.record(Act.RULING_PROPOSE, ruling, by=by, at=at)
    return ruling


@transaction.atomic
def take_back(ruling, *, by, at):
    """Take it back from approval to go on writing."""
    ruling = locked(ruling)
    policies.check_can_take_back(by, ruling)
    advance(ruling.current, "take_back", STUDY)
    saved(ruling.current, "state")
    audit.record(Act.RULING_TAKE_BACK, ruling, by=by, at=at)
    return ruling


@transaction.atomic
def approve(ruling, *, version, by, at):
    """Approve that no protest is brought, on the words of `version`: the turn ends, the clock is met."""
    ruling = locked(ruling)
    policies.check_can_approve(by, ruling)
    turn = ruling.current
    refuse_stale(turn, version, audit.snapshot(turn, *WORDS))
    advance(turn, "approve", STUDY)
    turn.approved_by = by
    decided(turn, by, at)
    saved(turn, "state", "approved_by", "ended_at")
    audit.record(Act.RULING_APPROVE, ruling, by=by, at=at, after=audit.snapshot(turn, "lawful"))
    return ruling


@transaction.atomic
def rework(ruling, *, comment, by, at):
    """Return it to its author with what is to be mended."""
    ruling = locked(ruling)
    policies.check_can_approve(by, ruling)
    if not comment.strip():
        raise Refused.about("comment", _("Say what is to be mended."))
    turn = ruling.current
    advance(turn, "rework", STUDY)
    turn.comment = comment.strip()
    saved(turn, "state", "comment")
    audit.record(Act.RULING_REWORK, ruling, by=by, at=at, after=audit.snapshot(turn, "comment"))
    return ruling


@transaction.atomic
def draft_protest(ruling, *, by, at):
    """Draft the protest to the court with all that is known; return the act. Signing it meets the clock of the turn."""
    ruling = locked(ruling)
    policies.check_can_protest(by, ruling, at)
    turn = ruling.current
    kind = policies.protest_kind(turn, at)
    turn.protest = response_acts.draft(
        kind=kind,
        facility=ruling.facility,
        body_ru=ruling.court.name_ru,
        body_kk=ruling.court.name_kk,
        body_level=ruling.court.level,
        facts=turn.reasons,
        ground_url=ruling.get_absolute_url(),
        person=ruling.full_name,
        settles=turn.obligation,
        **_words_of_protest(ruling, kind),
        by=by,
        at=at,
    )
    saved(turn, "protest")
    audit.record(Act.RULING_PROTEST, ruling, by=by, at=at, after=audit.snapshot(turn, "protest"))
    return turn.protest


def _words_of_protest(ruling, kind):
    """What the protest says of itself; an act is written in the language of the office's papers, not of the page."""
    turn = ruling.current
    with translation.override(PaperLanguage.RU):
        words = {"ruling": ruling, "matter": ruling.get_matter_display(), "reasons": turn.reasons}
        violation = {
            "what": _("%(ruling)s (%(matter)s): %(reasons)s") % words,
            "norm": turn.norm,
            "demand": _("Cancel the ruling and decide the matter anew."),
            "source_url": ruling.get_absolute_url(),
        }
        subject = _("on the unlawful ruling: %(ruling)s") % words
        if kind == APPEAL_PROTEST:
            violation["demand"] = _("Cancel the ruling on appeal and decide the matter anew.")
        return {"ground_title": str(ruling)[:300], "subject": subject[:300], "violations": [violation]}
