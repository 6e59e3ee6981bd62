"""Days that were transferred since the calendar package was made."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused

from ..enums import Act, DayKind
from ..models import TransferredDay, calendar_for
from ..policies import check_can_keep_rulebook


@transaction.atomic
def transfer_day(*, day, kind, reason, by, at):
    """Enter that `day` is off (or worked) by a decision named in `reason`; return the TransferredDay.

    Refused when the day is that already. Open deadlines stay where they are: moving them is an act of its own.
    """
    check_can_keep_rulebook(by)
    list(TransferredDay.objects.select_for_update().filter(day=day))
    if not reason.strip():
        raise Refused.about("reason", _("Name the decision: who, when, number."))
    if TransferredDay.objects.in_effect().filter(day=day).exists():
        raise Refused.about("day", _("This day is transferred already: withdraw that first."))
    if calendar_for(at).is_working(day) == (kind == DayKind.WORKING):
        sentence = _("This is a working day already.") if kind == DayKind.WORKING else _("This is a day off already.")
        raise Refused.about("day", sentence)
    transfer = TransferredDay.objects.create(day=day, kind=kind, reason=reason.strip(), entered_by=by, entered_at=at)
    after = audit.snapshot(transfer, "day", "kind", "reason")
    audit.record(Act.TRANSFER_DAY, transfer, by=by, at=at, after=after)
    return transfer


@transaction.atomic
def withdraw_transfer(transfer, *, reason, by, at):
    """Withdraw a transfer: the day is again what the calendar package says. The row stays, with who, when and why."""
    check_can_keep_rulebook(by)
    transfer = TransferredDay.objects.select_for_update().get(pk=transfer.pk)
    if transfer.withdrawn_at:
        raise Refused(_("This transfer is withdrawn already."))
    if not reason.strip():
        raise Refused.about("reason", _("Say why the transfer is withdrawn."))
    before = audit.snapshot(transfer, "withdrawn_at", "withdrawn_reason")
    transfer.withdrawn_by, transfer.withdrawn_at, transfer.withdrawn_reason = by, at, reason.strip()
    transfer.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    after = audit.snapshot(transfer, "withdrawn_at", "withdrawn_reason")
    audit.record(Act.WITHDRAW_TRANSFER, transfer, by=by, at=at, before=before, after=after)
    return transfer
