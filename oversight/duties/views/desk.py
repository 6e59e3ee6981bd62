"""The alert desk: the feed, one alert with its messages, the tap that takes it, and what is new since."""

from dataclasses import asdict

from django.contrib import messages
from django.http import JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oversight.core.enums import OfficeLevel
from oversight.core.pages import keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from .. import why
from ..actions import alerts as actions
from ..enums import DeliveryState
from ..filters_alerts import WHOSE, DeskFilter
from ..live import news, tickets
from ..models import Alert
from ..policies import check_can_send_again
from .matters import dressed, with_matters

SIZE = 30


@require_safe
@never_cache
@reads_cases
def alerts(request):
    """The feed. HTMX gets the feed alone, as a new event or a minute gone by asks for it."""
    now = timezone.now()
    chosen = DeskFilter(request.GET, with_matters(Alert.objects.visible_to(request.user)), request=request)
    page = keyset_page(chosen.qs, request, SIZE)
    context = {
        "filter": chosen,
        "page": page,
        "whose": request.GET.get("whose") or "mine",
        "views": _views(request),
        "now": now,
        "matters": dressed(page.rows, request.user, now),
    }
    return render(request, "duties/_alert_feed.html" if request.htmx else "duties/alerts.html", context)


@require_safe
@reads_cases
def alert(request, pk):
    """One alert: who was told, who has it, and how each message went."""
    found = _in_scope(request, pk)
    now = timezone.now()
    told = found.escalation.alerts.select_related("officer__office", "acknowledged_by").prefetch_related("deliveries")
    context = {
        "alert": found,
        "matter": dressed([found], request.user, now)[0],
        "told": [_with_dead(one, request.user) for one in told.order_by("pk")],
        "passed_over": why.passed_over(found.escalation),
        "now": now,
    }
    return render(request, "duties/alert.html", context)


def _with_dead(alert, officer):
    """The alert, and whether the officer may have its dead messages sent again."""
    is_dead = any(one.state == DeliveryState.DEAD for one in alert.deliveries.all())
    alert.may_send_again = is_dead and may(check_can_send_again, officer, alert)
    return alert


@require_POST
@reads_cases
def send_again(request, pk):
    """What could not be sent is tried anew. Back to the alert the button stood on."""
    try:
        actions.send_again(_in_scope(request, pk), by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The messages leave within a second; how it went stands below."))
    return redirect("duties:alert", pk)


@require_POST
@reads_cases
def acknowledge(request, pk):
    """I have it. Back to the desk as it was filtered, or to the alert."""
    found = _in_scope(request, pk)
    try:
        actions.acknowledge(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        if not request.htmx:
            messages.success(request, _("You have it. Nobody is told again until the acknowledgement expires."))
    if "filters" not in request.POST:
        return redirect("duties:alert", pk)
    filters = QueryDict(request.POST["filters"]).urlencode()
    return redirect(reverse("duties:alerts") + (f"?{filters}" if filters else ""))


@require_safe
@never_cache
@reads_cases
def pulse(request):
    """What is new since the moment the page names, and a new ticket: for who has no stream, or lost it."""
    now = timezone.now()
    said = news.catch_up(request.user, news.moment_of(request.GET.get("since")), now)
    return JsonResponse(said | {"stream": asdict(tickets.issue(request.user, now))})


def _in_scope(request, pk):
    return get_object_or_404(with_matters(Alert.objects.visible_to(request.user)), pk=pk)


def _views(request):
    """What is looked for most often, one tap away; the last only where there is somebody below."""
    whose = request.GET.get("whose", "mine")
    shown = WHOSE[:2] if request.user.office.level == OfficeLevel.DISTRICT else WHOSE
    views = [{"url": f"?whose={code}", "title": title, "active": code == whose} for code, title in shown]
    return [*views, {"url": reverse("incidents:desk"), "title": _("Desk of emergencies"), "active": False}]
