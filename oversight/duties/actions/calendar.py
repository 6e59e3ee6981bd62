"""Days that were transferred since the calendar package was made, and the open deadlines they move."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused

from .. import schedule
from ..engine.turns import change_calendar
from ..enums import Act, DayKind
from ..models import TransferredDay, calendar_for
from ..policies import check_can_keep_rulebook
from .moving import move_as_seen, plan_reminders_again, would_move


def moves_of_transfer(*, day, kind, by, at):
    """The Moves that transferring `day` would make. Refused where the transfer would be."""
    check_can_keep_rulebook(by)
    return _moves_of_transfer(day, kind, at)


@transaction.atomic
def transfer_day(*, day, kind, reason, seen, by, at):
    """Enter that `day` is off (or worked) by a decision named in `reason`; return the TransferredDay.

    1. Refused when the day is that already.
    2. Nobody counts a deadline by the old calendar any more until this is stored.
    3. The open deadlines it moves, moved with their steps, each logged old → new with the reason: exactly those
       whose digest is `seen`, else a Conflict with those it would move by now, and nothing is written.
    4. What is told some working days before or after another open deadline, planned anew.
    5. An audit row for the day.
    """
    check_can_keep_rulebook(by)
    reason = _said(reason, _("Name the decision: who, when, number."))
    change_calendar()
    moves = _moves_of_transfer(day, kind, at, lock=True)
    transfer = TransferredDay.objects.create(day=day, kind=kind, reason=reason, entered_by=by, entered_at=at)
    calendar = calendar_for(at)
    move_as_seen(moves, seen, calendar, reason=reason, by=by, at=at)
    told = {"moved": len(moves), "reminders": plan_reminders_again(calendar, at)}
    after = {**audit.snapshot(transfer, "day", "kind", "reason"), **told}
    audit.record(Act.TRANSFER_DAY, transfer, by=by, at=at, after=after)
    return transfer


def moves_of_withdrawal(transfer, *, by, at):
    """The Moves that withdrawing the transfer would make."""
    check_can_keep_rulebook(by)
    _refuse_withdrawn(transfer)
    return would_move(calendar_for(at, without=[transfer]), day=transfer.day)


@transaction.atomic
def withdraw_transfer(transfer, *, reason, seen, by, at):
    """Withdraw a transfer: the day is again what the calendar package says. The row stays, with who, when and why.

    Open deadlines move as for `transfer_day`.
    """
    check_can_keep_rulebook(by)
    reason = _said(reason, _("Say why the transfer is withdrawn."))
    change_calendar()
    transfer = TransferredDay.objects.select_for_update().get(pk=transfer.pk)
    _refuse_withdrawn(transfer)
    calendar = calendar_for(at, without=[transfer])
    moves = would_move(calendar, day=transfer.day, lock=True)
    before = audit.snapshot(transfer, "withdrawn_at", "withdrawn_reason")
    transfer.withdrawn_by, transfer.withdrawn_at, transfer.withdrawn_reason = by, at, reason
    transfer.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    move_as_seen(moves, seen, calendar, reason=reason, by=by, at=at)
    told = {"moved": len(moves), "reminders": plan_reminders_again(calendar, at)}
    after = {**audit.snapshot(transfer, "withdrawn_at", "withdrawn_reason"), **told}
    audit.record(Act.WITHDRAW_TRANSFER, transfer, by=by, at=at, before=before, after=after)
    return transfer


def _moves_of_transfer(day, kind, at, lock=False):
    _refuse_transfer(day, kind, at)
    added = TransferredDay(day=day, kind=kind)
    return would_move(calendar_for(at, adding=[added]), day=day, lock=lock)


def _refuse_transfer(day, kind, at):
    if day.year not in schedule.YEARS:
        raise Refused.about("day", _("No deadline falls in that year."))
    if TransferredDay.objects.in_effect().filter(day=day).exists():
        raise Refused.about("day", _("This day is transferred already: withdraw that first."))
    if calendar_for(at).is_working(day) == (kind == DayKind.WORKING):
        sentence = _("This is a working day already.") if kind == DayKind.WORKING else _("This is a day off already.")
        raise Refused.about("day", sentence)


def _refuse_withdrawn(transfer):
    if transfer.withdrawn_at:
        raise Refused(_("This transfer is withdrawn already."))


def _said(reason, sentence):
    if not reason.strip():
        raise Refused.about("reason", sentence)
    return reason.strip()
