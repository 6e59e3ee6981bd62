"""Duties: the list, the card that says why, and what is done to one by hand."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, page_by_moment, reads_cases
from oversight.core.policies import check_can_read_audit
from oversight.core.refusals import Forbidden, Refused, may

from .. import policies, why
from ..actions import obligations as actions
from ..enums import ObligationState as State
from ..filters import ObligationFilter
from ..forms import ReasonForm
from ..models import Obligation, calendar_for
from .rows import dressed
from .scope import obligation_in_scope

#: Verb → (the policy that allows it, the action, what is said when it is done).
VERBS = {
    "cancel": (policies.check_can_cancel, actions.cancel, _("The duty is cancelled.")),
    "stop": (policies.check_can_stop, actions.stop, _("The clock stands.")),
    "restart": (policies.check_can_restart, actions.restart, _("The clock runs on.")),
    "recalculate": (policies.check_can_recalculate, actions.recalculate, _("The deadline is calculated anew.")),
}
#: What the page opens on.
OPEN = f"state={State.OPEN}"
#: What is looked for most often, one tap from the list.
VIEWS = [
    (OPEN, pgettext_lazy("duties", "Open")),
    ("overdue=true", pgettext_lazy("list of duties", "Overdue")),
    ("state=fulfilled", pgettext_lazy("duties", "Fulfilled")),
    ("met=late", _("Met late")),
    (ObligationFilter.whole, _("All")),
]


@require_safe
@reads_cases
def obligation_list(request):
    """What is open comes with the soonest first; everything else with the latest first."""
    found = Obligation.objects.visible_to(request.user).with_names()
    query = narrowed(request)
    chosen = ObligationFilter(QueryDict(query), found, request=request)
    is_open = chosen.data.getlist("state") == [State.OPEN] or chosen.data.get("overdue") == "true"
    page = page_by_moment(chosen.qs, request, "due_at", ascending=is_open)
    context = {
        "filter": chosen,
        "page": page,
        "soonest_first": is_open,
        "views": [{"title": title, "url": f"?{view}", "active": view == query} for view, title in VIEWS],
        **dressed(request, page.rows, timezone.now()),
    }
    return render(request, "duties/list.html", context)


def narrowed(request):
    """The address's filters without the place in the list; without any, what is open, unless all is asked for."""
    query = request.GET.copy()
    for name in ("before", "after"):
        query.pop(name, None)
    whole = query.pop("all", None)
    return query.urlencode() or (ObligationFilter.whole if whole else OPEN)


@require_safe
@reads_cases
def obligation(request, pk):
    return _card(request, obligation_in_scope(request, pk))


@form_address
@reads_cases
def act(request, pk, verb):
    """Cancel, stop, start again or calculate anew, with the reason that was typed."""
    found = obligation_in_scope(request, pk)
    if request.method != "POST":
        return redirect(found)
    _check, action, done = VERBS[verb]
    form = ReasonForm(request.POST, auto_id=f"{verb}_%s")
    refusal = None
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as said:
            refusal = said
            for sentence in said.fields.values():
                form.add_error("reason", sentence)
        else:
            messages.success(request, done)
            return redirect(found)
    return _card(request, obligation_in_scope(request, pk), status=422, refusal=refusal, **{verb: form})


def _card(request, obligation, *, status=200, refusal=None, **bound):
    """The card; a `bound` form that was refused stands in place of the blank one of its verb."""
    now = timezone.now()
    rule = obligation.rule
    context = {
        "obligation": obligation,
        "rule": rule,
        "event": rule.get_start_display(),
        "done_by": _done_by(rule),
        "participants": [str(Role(role).label) for role in rule.participants],
        "derivation": why.sentences(obligation.derivation, rule.get_start_display()),
        "telling": why.telling(obligation, now),
        "history": AuditRow.objects.about(obligation)[:HISTORY],
        "reads_audit": may(check_can_read_audit, request.user),
        "forms": _forms(request.user, obligation, now) | bound,
        "refusal": refusal,
        **dressed(request, [obligation], now),
    }
    return render(request, "duties/obligation.html", context, status=status)


def _done_by(rule):
    """What fulfils it, in words: kinds of inspection, or an event."""
    kinds = rule.edition.kinds.filter(code__in=rule.done_by_kinds) if rule.done_by_kinds else ()
    return [kind.title for kind in kinds] + ([rule.get_done_by_event_display()] if rule.done_by_event else [])


def _forms(officer, obligation, now):
    """A blank form for each verb that is allowed and would change something."""
    allowed = {verb for verb, (check, _action, _done) in VERBS.items() if may(check, officer, obligation)}
    if "recalculate" in allowed and _anew(obligation, now) == obligation.due_at:
        allowed.remove("recalculate")
    return {verb: ReasonForm(auto_id=f"{verb}_%s") for verb in allowed}


def _anew(obligation, now):
    return actions.due_again(obligation, calendar_for(now))[0].moment
