"""What came of a hearing: held with its result, or not attended; that it was not is read by the head."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import SIGNERS
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act, HearingState
from ..policies.hearings import check_can_miss, check_can_note, check_can_record
from ..workflow import HEARING
from . import clocks
from .hearings import end, refuse_unbegun
from .rows import locked

OUTCOME = ("position", "result", "agreement", "ruling_on", "ruling")
#: Words may name persons and stay out of the trail, which all who read it see.
TOLD = ("result", "agreement", "ruling_on")


@transaction.atomic
def record(hearing, *, position, result, agreement, ruling_on, ruling="", version=None, by, at):
    """Record what the prosecutor asked for and what the court decided, or correct that; return the Hearing.

    Its clock is fulfilled; the case's decision is the held hearing whose ruling is the latest.
    """
    hearing = locked(hearing)
    refuse_stale(hearing, version, _said(hearing))
    check_can_record(by, hearing)
    refuse_unbegun(hearing, "result", at)
    is_correction = hearing.state == HearingState.HELD
    if is_correction and version is None:
        raise Refused(_("The outcome has been recorded already: open it anew to correct it."))
    advance(hearing, "record", HEARING)
    was, before = _said(hearing), audit.snapshot(hearing, *TOLD)
    hearing.position, hearing.result, hearing.agreement = position.strip(), result, agreement
    hearing.ruling_on, hearing.ruling = ruling_on, ruling.strip()
    _check(hearing, at)
    if is_correction and _said(hearing) == was:
        return hearing
    if not is_correction:
        hearing.closed_at, hearing.closed_by = at, by
    hearing.version += 1
    checked(hearing).save()
    _decide(hearing.case)
    verb = Act.HEARING_CORRECT if is_correction else Act.HEARING_RECORD
    audit.record(verb, hearing, by=by, at=at, before=before, after=audit.snapshot(hearing, *TOLD))
    if not is_correction:
        clocks.recorded(hearing, by, at)
    return hearing


@transaction.atomic
def miss(hearing, *, reason, version=None, by, at):
    """No prosecutor attended: the reason is obligatory, and the head of the office is alerted at once.

    Where the head or a deputy of that office records it, it is read with that.
    """
    hearing = locked(hearing)
    check_can_miss(by, hearing)
    refuse_unbegun(hearing, "reason", at)
    end(hearing, "miss", reason, version, by, at)
    audit.record(Act.HEARING_MISS, hearing, by=by, at=at, after={"reason": hearing.reason})
    clocks.recorded(hearing, by, at)
    clocks.missed(hearing, by, at)
    if by.office_id == hearing.case.working_office.pk and by.holds(SIGNERS):
        _noted(hearing, by, at)
    return hearing


@transaction.atomic
def note(hearing, *, by, at):
    """The head of the office has read that the hearing was not attended. Idempotent for a double tap of one hand."""
    hearing = locked(hearing)
    if hearing.noted_by_id == by.pk:
        return hearing
    check_can_note(by, hearing)
    _noted(hearing, by, at)
    return hearing


def _noted(hearing, by, at):
    hearing.noted_at, hearing.noted_by = at, by
    hearing.version += 1
    checked(hearing).save()
    audit.record(Act.HEARING_NOTE, hearing, by=by, at=at)
    clocks.noted(hearing, by, at)


def _said(hearing):
    return {name: getattr(hearing, name) for name in OUTCOME}


def _check(hearing, at):
    office = hearing.case.office
    if not hearing.position:
        raise Refused.about("position", _("Say what the prosecutor asked the court for: a result is read beside it."))
    if not hearing.result:
        raise Refused.about("result", _("Say what the court decided."))
    if not hearing.agreement:
        raise Refused.about("agreement", _("Say whether the decision follows the prosecutor's position."))
    if hearing.ruling_on < office.local_day(hearing.set_for):
        raise Refused.about("ruling_on", _("The ruling can't have been given before the hearing."))
    if hearing.ruling_on > office.local_day(at):
        raise Refused.about("ruling_on", _("This day is still to come."))


def _decide(case):
    """The decision of the case: its held hearing whose ruling is the latest."""
    latest = case.hearings.filter(state=HearingState.HELD).order_by("-ruling_on", "-set_for", "-pk").first()
    if case.decision_id != latest.pk:
        case.decision = latest
        case.save(update_fields=["decision"])
