"""A hearing is set, moved, adjourned to the next, or withdrawn."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act
from ..models import Hearing
from ..policies.hearings import (
    check_can_adjourn,
    check_can_move,
    check_can_set,
    check_can_take_part,
    check_can_withdraw_hearing,
)
from ..workflow import HEARING
from . import clocks
from .courts import court_named
from .rows import locked, locked_case

SET = ("stage", "court", "room", "set_for", "officer")
MOVED = ("court", "room", "set_for", "officer")
#: A hearing set further ahead is a slip of the finger.
FURTHEST = timedelta(days=730)


@transaction.atomic
def set_hearing(case, *, stage, set_for, officer=None, court="", court_level="", court_kk="", room="", by, at):
    """Set a hearing of the case; return the Hearing. Its clock begins with it and reminds beforehand.

    Without `court` it is the case's own; without `officer`, whoever enters it takes part.
    """
    case = locked_case(case)
    check_can_set(by, case)
    hearing = Hearing(case=case, stage=stage, set_for=set_for, officer=officer or by, room=room.strip())
    hearing.court = court_named(court, court_level, court_kk) if court.strip() else case.court
    return _entered(hearing, by, at)


@transaction.atomic
def move(hearing, *, version=None, court=None, court_level="", court_kk="", by, at, **fields):
    """Change when and where a hearing is set, or who takes part; its clock moves with it."""
    hearing = locked(hearing)
    check_can_move(by, hearing)
    refuse_stale(hearing, version, {name: getattr(hearing, name) for name in MOVED} | {"court": hearing.court.name_ru})
    advance(hearing, "move", HEARING)
    before = audit.snapshot(hearing, *MOVED)
    for name, value in fields.items():
        setattr(hearing, name, value.strip() if isinstance(value, str) else value)
    if court is not None:
        hearing.court = court_named(court, court_level, court_kk)
    _check(hearing, at)
    after = audit.snapshot(hearing, *MOVED)
    if after == before:
        return hearing
    hearing.version += 1
    checked(hearing).save()
    audit.record(Act.HEARING_MOVE, hearing, by=by, at=at, before=before, after=after)
    clocks.again(hearing, _("The hearing was moved."), by, at)
    return hearing


@transaction.atomic
def adjourn(hearing, *, reason, set_for=None, room=None, officer=None, version=None, by, at):
    """The court adjourned; return the hearing that follows, or this one where the court named no time.

    `set_for` is the time the court adjourned to; what isn't said of the next hearing is as it was.
    """
    hearing = locked(hearing)
    check_can_adjourn(by, hearing)
    refuse_unbegun(hearing, "reason", at)
    if set_for is not None and set_for <= max(at, hearing.set_for):
        raise Refused.about("set_for", _("A hearing is adjourned to a time that is still to come."))
    end(hearing, "adjourn", reason, version, by, at)
    audit.record(Act.HEARING_ADJOURN, hearing, by=by, at=at, after={"reason": hearing.reason, "set_for": set_for})
    clocks.recorded(hearing, by, at)
    if set_for is None:
        return hearing
    following = Hearing(case=hearing.case, stage=hearing.stage, court=hearing.court, set_for=set_for, after=hearing)
    following.officer = officer or hearing.officer
    following.room = hearing.room if room is None else room.strip()
    return _entered(following, by, at)


@transaction.atomic
def withdraw(hearing, *, reason, version=None, by, at):
    """The hearing was entered by mistake, or the court took it off: nothing is owed for it any more."""
    hearing = locked(hearing)
    check_can_withdraw_hearing(by, hearing)
    end(hearing, "withdraw", reason, version, by, at)
    audit.record(Act.HEARING_WITHDRAW, hearing, by=by, at=at, after={"reason": hearing.reason})
    clocks.stop(hearing, hearing.reason, at)
    return hearing


def end(hearing, verb, reason, version, by, at):
    """End a locked hearing that was not held, with its reason."""
    refuse_stale(hearing, version, {"reason": hearing.reason})
    if not reason.strip():
        raise Refused.about("reason", _("Give the reason."))
    advance(hearing, verb, HEARING)
    hearing.reason, hearing.closed_at, hearing.closed_by = reason.strip(), at, by
    hearing.version += 1
    checked(hearing).save()


def refuse_unbegun(hearing, field, at):
    """What comes of a hearing is known only once it has begun."""
    if at < hearing.set_for:
        raise Refused.about(
            field,
            _("The hearing hasn't begun yet. If its time was changed, move it; if it was taken off, withdraw it."),
        )


def _entered(hearing, by, at):
    hearing.set_at, hearing.set_by = at, by
    _check(hearing, at)
    checked(hearing).save()
    audit.record(Act.HEARING_SET, hearing, by=by, at=at, after=audit.snapshot(hearing, *SET))
    clocks.start(hearing, by, at)
    return hearing


def _check(hearing, at):
    case = hearing.case
    if hearing.stage not in case.matter.stages:
        raise Refused.about("stage", _("A prosecutor's participation in such cases isn't obligatory at this stage."))
    if case.office.local_day(hearing.set_for) < case.opened_on:
        raise Refused.about("set_for", _("The court had not received the case yet on that day."))
    if hearing.set_for > at + FURTHEST:
        raise Refused.about("set_for", _("A hearing is set at most two years ahead: check the year."))
    check_can_take_part(hearing.officer, case)
    same = case.hearings.still_set().filter(stage=hearing.stage).exclude(pk=hearing.pk)
    if same.exists():
        raise Refused.about("set_for", _("A hearing of this stage is set already: first record what came of it."))
