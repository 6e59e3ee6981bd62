"""Places by risk: the list, its export, and the panel of a facility's card."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from facilities.filters import without_idle
from facilities.models import Facility
from oversight.core import audit
from oversight.core.enums import OfficeLevel
from oversight.core.exports import xlsx_response
from oversight.core.pages import SIZE, Page, reads_cases

from ..assessment import places_by_risk
from ..enums import Act
from ..filters import RiskFilter
from .rows import dress, fact_of

#: How many reasons a row of the list names.
FEW = 3


@require_safe
@reads_cases
def place_list(request):
    """All places the officer sees, the greatest risk first."""
    chosen, places = _chosen(request)
    chosen = without_idle(chosen, request.user)
    first = _first(request, len(places))
    context = {
        "filter": chosen,
        "page": _page(
            request, dress(places[first : first + SIZE], request.user, timezone.now(), few=FEW), first, places
        ),
        "first": first + 1,
        "many_offices": request.user.office.level != OfficeLevel.DISTRICT,
        "query": request.GET.urlencode(),
    }
    return render(request, "risk/list.html", context)


@require_safe
@reads_cases
def export(request):
    """The whole list as the filters narrow it."""
    _filter, places = _chosen(request)
    after = {"reason": request.GET.urlencode()[:500], "rows": len(places)}
    audit.record(Act.EXPORT, request.user.office, by=request.user, at=timezone.now(), after=after)
    header = [
        *(_("Facility"), _("Kind"), _("Supervising office"), _("Risk, of 100"), _("Level of risk")),
        *(_("What it rests on"), _("Last visit"), _("A visit is proposed")),
    ]
    return xlsx_response("risk.xlsx", _("Places by risk"), header, map(_cells, places))


@require_safe
@reads_cases
def of_facility(request, pk):
    """The facility's risk, each factor's share in words: a panel of its card, and a page of its own."""
    found = Facility.objects.visible_to(request.user).select_related("supervising_office")
    facility = get_object_or_404(found, pk=pk)
    places = places_by_risk(found.filter(pk=pk), request.user, timezone.now())
    [place] = dress(places, request.user, timezone.now()) or [None]
    context = {"facility": facility, "place": place}
    if request.htmx:
        response = render(request, "risk/_of_facility.html", context)
    else:
        response = render(request, "risk/of_facility.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def open_places(officer, at):
    """Places the officer sees that are open on the day."""
    day = officer.office.local_day(at)
    return Facility.objects.visible_to(officer).open_on(day).select_related("supervising_office")


def _chosen(request):
    """(the filter, the places it leaves)."""
    now = timezone.now()
    chosen = RiskFilter(request.GET, open_places(request.user, now), request=request)
    return chosen, chosen.narrow(places_by_risk(chosen.qs, request.user, now))


def _first(request, count):
    text = request.GET.get("after", "")
    after = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return after if after < count else 0


def _page(request, rows, first, places):
    """The rows with the addresses of their neighbours: `after` is how many places stand before the page."""

    def address(after):
        query = request.GET.copy()
        query.pop("after", None)
        if after:
            query["after"] = str(after)
        return f"?{query.urlencode()}"

    newer = address(max(first - SIZE, 0)) if first else ""
    older = address(first + SIZE) if first + SIZE < len(places) else ""
    return Page(rows, newer=newer, older=older)


def _cells(place):
    facility, risk = place.facility, place.risk
    visit = timezone.localtime(facility.last_visit_at) if facility.last_visit_at else None
    return [
        *(facility, facility.get_kind_display(), facility.supervising_office, risk.total, risk.band.title),
        "; ".join(f"{fact_of(share)} ({share.points})" for share in risk.reasons),
        f"{visit:%d.%m.%Y}" if visit else "",
        _("yes") if place.is_proposed else _("no"),
    ]
