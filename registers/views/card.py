"""What the card of a reception shows, and which buttons."""

from django.shortcuts import render
from django.utils import timezone

from acts.models import ResponseAct
from acts.policies import check_can_draft
from acts.views.card import papers_context
from acts.views.life import this_minute
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may
from oversight.duties.models import Obligation

from .. import policies
from ..actions.receptions import read_visitors
from ..enums import Act
from ..forms import ReasonForm, RecordForm

MAY = {
    "write": policies.check_can_write,
    "reopen": policies.check_can_reopen,
    "withdraw": policies.check_can_withdraw,
    "know": policies.check_can_read_visitors,
}


def reception_page(request, reception, *, status=200, refusal=None, **bound):
    """The card; `bound` forms that were refused stand in place of the blank ones of the same name.

    Opening it is reading who came, for those with the right to it: it leaves its row each time.
    """
    officer, now = request.user, timezone.now()
    allowed = {verb: may(check, officer, reception) for verb, check in MAY.items()}
    if allowed["know"]:
        read_visitors(reception, by=officer, at=now)
    ended_at = reception.ended_at or this_minute()
    initial = {"ended_at": ended_at, "none_came": reception.none_came}
    forms = {
        "record": RecordForm(reception, initial=initial, auto_id="record_%s"),
        "reopen": ReasonForm(auto_id="reopen_%s"),
        "withdraw": ReasonForm(auto_id="withdraw_%s"),
    } | bound
    context = {
        "reception": reception,
        "may": allowed,
        "may_draft_act": may(check_can_draft, officer, reception.facility),
        "refusal": refusal,
        "forms": forms,
        "visitors": _dressed(reception, officer, reception.office.local_day(now)),
        "history": AuditRow.objects.about(reception).exclude(action=Act.RECEPTION_VIEW)[:HISTORY],
        **papers_context(officer, reception.document),
    }
    return render(request, "registers/reception.html", context, status=status)


def _dressed(reception, officer, day):
    """Each visitor with what may be done with the matter and the acts that rest on it."""
    visitors = list(reception.visitors.select_related("done_by", "obligation"))
    running = Obligation.objects.visible_to(officer).filter(pk__in=[one.obligation_id for one in visitors])
    clocks = set(running.values_list("pk", flat=True))
    resting = ResponseAct.objects.visible_to(officer).with_names().filter(facility=reception.facility)
    acts = list(resting.filter(ground_url__startswith=reception.get_absolute_url()))
    for visitor in visitors:
        visitor.reception = reception
        visitor.is_late = visitor.is_overdue(day)
        visitor.may_settle = may(policies.check_can_settle, officer, visitor)
        visitor.clock = visitor.obligation.get_absolute_url() if visitor.obligation_id in clocks else ""
        visitor.acts = [one for one in acts if one.ground_url == visitor.page]
    return visitors
