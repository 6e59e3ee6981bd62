"""The calendar of duties: a month of them, and the address from which calendar programs fetch them."""

import hashlib
import zoneinfo
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.pages import reads_cases
from oversight.core.refusals import Forbidden, Refused

from ..actions import feeds
from ..forms_board import month_of, next_month
from ..ics import feed_of
from ..models import CalendarFeed
from ..month import month_of_duties
from ..schedule import YEARS

#: Any Monday to Sunday: for the names of the days.
WEEK = [date(2024, 1, day) for day in range(1, 8)]
#: How many entries a day of the grid names; the rest is one tap away.
FEW = 4


@require_safe
@reads_cases
def month(request):
    """A month as a grid or a list, of what tells the officer in a role of theirs or of all the office owes."""
    now = timezone.now()
    today = timezone.localdate(now)
    first = _asked(request.GET.get("month", ""), today)
    view = "list" if request.GET.get("view") == "list" else "grid"
    is_mine = request.GET.get("whose") == "mine"
    days = month_of_duties(request.user, first, is_mine=is_mine, at=now)
    context = {
        "first": first,
        "days": days if view == "grid" else [day for day in days if day.entries and day.is_of_month],
        "has_entries": any(day.entries for day in days),
        "view": view,
        "few": FEW,
        "today": today,
        "weekdays": [date_format(day, "D") for day in WEEK],
        "previous": _address(request, month=f"{first - timedelta(days=1):%Y-%m}"),
        "following": _address(request, month=f"{next_month(first):%Y-%m}"),
        "this_month": "" if first == month_of(today)[0] else _address(request, month=f"{today:%Y-%m}"),
        "views": [
            {"title": _("Month"), "url": _address(request, view="grid"), "active": view == "grid"},
            {"title": _("List"), "url": _address(request, view="list"), "active": view == "list"},
        ],
        "whose": [
            {"title": _("All of the office"), "url": _address(request, whose="office"), "active": not is_mine},
            {"title": _("Those I am told of"), "url": _address(request, whose="mine"), "active": is_mine},
        ],
    }
    return render(request, "duties/calendar.html", context)


@require_safe
@reads_cases
def feed(request):
    """Whether there is an address, since when, and what can be done with it; the address itself is not known."""
    found = CalendarFeed.objects.visible_to(request.user).in_use().first()
    return render(request, "duties/feed.html", {"feed": found, "address": ""})


@require_POST
@reads_cases
def make_feed(request):
    """Answered with the page itself and not a redirect: the address is in no other answer."""
    made, secret = feeds.make_feed(by=request.user, at=timezone.now())
    path = reverse("duties:feed_file", args=[secret])
    address = f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)
    answer = render(request, "duties/feed.html", {"feed": made, "address": address})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@reads_cases
def end_feed(request):
    try:
        feeds.end_feed(by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The address is ended: nobody gets anything there any more."))
    return redirect("duties:feed")


@login_not_required
@require_safe
def file(request, secret):
    """The iCalendar file. Who knows the secret is the officer; a wrong one is an address that isn't there."""
    officer = feeds.officer_of(secret)
    if officer is None:
        raise Http404
    zone = zoneinfo.ZoneInfo(officer.office.time_zone)
    with translation.override(officer.language), timezone.override(zone):
        content = feed_of(officer, at=timezone.now())
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    for name, value in (("Cache-Control", "private, no-cache"), ("Referrer-Policy", "no-referrer"), ("ETag", etag)):
        answer.headers[name] = value
    answer.headers["Content-Disposition"] = 'inline; filename="duties.ics"'
    return get_conditional_response(request, etag=etag, response=answer)


def _asked(text, today):
    """The first day of the month «2026-11»; of this one where the address names none."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return month_of(today)[0]
    # Outside these years neither zones nor holidays mean anything.
    return asked if asked.year in YEARS[1:-1] else month_of(today)[0]


def _address(request, **changes):
    return "?" + urlencode(request.GET.dict() | changes)
