"""Editions of the rulebook: the list, one as one reads an order, two side by side, publishing and removing."""

from itertools import groupby

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.pages import form_address
from oversight.core.refusals import Forbidden, Refused, may

from ..actions.publishing import forecast, is_in_use, publish, remove_edition
from ..comparison import compare
from ..enums import About
from ..forms_editions import CompareForm
from ..models import Edition
from ..policies import check_can_keep_rulebook
from ..reading import (
    by_point,
    court_matters_in_words,
    emergencies_in_words,
    kinds_in_words,
    means_in_words,
    risk_in_words,
)


@require_safe
def editions(request):
    found = Edition.objects.visible_to(request.user).order_by("-in_force_from", "-pk")
    clocks = Q(rules__about=About.EVENT)
    counts = {"duty_count": Count("rules", filter=~clocks), "clock_count": Count("rules", filter=clocks)}
    rows = list(found.annotate(**counts))
    today = timezone.localdate()
    for edition in rows:
        edition.state = edition.state_on(today)
    context = {"editions": rows, "may_keep": may(check_can_keep_rulebook, request.user)}
    return render(request, "duties/editions.html", context)


@require_safe
def edition(request, pk):
    """The whole edition: rules by point, checklists, kinds of inspection and emergency, means of force."""
    found = _edition(request, pk)
    found.state = found.state_on(timezone.localdate())
    may_keep = may(check_can_keep_rulebook, request.user)
    others = list(Edition.objects.visible_to(request.user).exclude(pk=pk).order_by("-in_force_from"))
    before = [one for one in others if one.in_force_from <= found.in_force_from]
    context = {
        "edition": found,
        "points": by_point(found),
        "checklists": found.checklists.prefetch_related("lines"),
        "kinds": kinds_in_words(found),
        "emergencies": emergencies_in_words(found),
        "means": means_in_words(found),
        "court_matters": court_matters_in_words(found),
        "risk": risk_in_words(found),
        "other": (before or others[-1:] or [None])[0],
        "may_keep": may_keep,
        "is_in_use": may_keep and is_in_use(found),
    }
    return render(request, "duties/edition.html", context)


@require_safe
def compare_editions(request):
    """Two editions side by side; without a choice the two latest."""
    latest = list(Edition.objects.visible_to(request.user).order_by("-in_force_from", "-pk")[:2])
    if len(latest) < 2 and not request.GET:
        return render(request, "duties/compare.html", {"form": None})
    asked = request.GET or {"old": latest[1].pk, "new": latest[0].pk}
    form = CompareForm(asked)
    context = {"form": form, "groups": None}
    if form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        changes = compare(old, new)
        context |= {"old": old, "new": new, "groups": groups(changes), "number": len(changes)}
    return render(request, "duties/compare.html", context, status=200 if form.is_valid() else 422)


@form_address
def publish_edition(request, pk):
    """What publishing would settle, and then publishing."""
    found = _edition(request, pk)
    check_can_keep_rulebook(request.user)
    now, refusal, settled = timezone.now(), None, []
    try:
        if request.method == "POST":
            publish(found, by=request.user, at=now)
            sentence = _("The edition %(code)s is published.") % {"code": found.code}
            messages.success(request, sentence)
            return redirect("duties:edition", pk=pk)
        settled = forecast(found, at=now)
    except Forbidden:
        raise
    except Refused as refused:
        refusal = refused
    context = {"edition": found, "settled": settled, "refusal": refusal}
    return render(request, "duties/publish.html", context, status=422 if refusal else 200)


@require_POST
def remove(request, pk):
    found = _edition(request, pk)
    try:
        remove_edition(found, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("duties:edition", pk=pk)
    messages.success(request, _("The edition %(code)s is removed.") % {"code": found.code})
    return redirect(reverse("duties:editions"))


def _edition(request, pk):
    return get_object_or_404(Edition.objects.visible_to(request.user), pk=pk)


def groups(changes):
    """[(what, code, title, [change])] in the order in which they are told."""
    found = groupby(changes, lambda one: (one.what, one.code, one.title))
    return [(*name, list(group)) for name, group in found]
