"""An act is withdrawn with its reason; its clocks stop."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.workflow import advance
from oversight.duties.actions import fulfilment, obligations

from ..enums import Act
from ..policies import check_can_withdraw
from ..workflow import ACT
from .rows import locked, running_clocks


@transaction.atomic
def withdraw(act, *, reason, by, at):
    """Withdraw an act, a draft too; whoever waits for its answer waits no more, and what it settled is owed again."""
    act = locked(act)
    check_can_withdraw(by, act)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the act is withdrawn."))
    advance(act, "withdraw", ACT)
    act.withdrawn_at, act.withdrawn_by, act.withdraw_reason = at, by, reason.strip()
    act.version += 1
    act.save()
    audit.record(Act.WITHDRAW, act, by=by, at=at, after={"reason": act.withdraw_reason})
    for clock in running_clocks(act):
        obligations.cancel(clock, reason=act.withdraw_reason, by=None, at=at)
    if act.settles is not None:
        fulfilment.undone(act.get_absolute_url(), of=act.settles, by=by, at=at)
    return act
