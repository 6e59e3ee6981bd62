"""What every page needs to know beside its own things."""

from functools import cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .policies import check_can_read_audit, check_can_read_cases
from .refusals import may


def _anyone(officer):
    """Every officer who is signed in."""


#: (heading, [(title, address's name, icon, the policy that opens it)]). Names of other packages' addresses, never
#: imports. The first four of all stand in the phone's bar.
NAVIGATION = [
    (
        "",
        [
            (_("Today"), "duties:today", "home", _anyone),
            (_("Alerts"), "duties:alerts", "bell", check_can_read_cases),
            (_("Inspections"), "inspections:list", "clipboard-check", check_can_read_cases),
            (pgettext_lazy("navigation", "Emergencies"), "incidents:list", "urgent", check_can_read_cases),
            (_("Facilities"), "facilities:list", "building-fortress", _anyone),
            (_("Places by risk"), "risk:list", "map-pin", check_can_read_cases),
        ],
    ),
    (
        pgettext_lazy("navigation", "Persons held"),
        [
            (_("Placements"), "inspections:placements", "lock", check_can_read_cases),
            (_("Held unlawfully"), "acts:detentions", "user-shield", check_can_read_cases),
            (_("Use of force"), "incidents:force_list", "shield", check_can_read_cases),
            (_("Allegations of torture"), "incidents:allegation_list", "hand-stop", check_can_read_cases),
            (_("Receptions"), "registers:receptions", "users", check_can_read_cases),
        ],
    ),
    (
        pgettext_lazy("navigation", "Response"),
        [
            (_("Response acts"), "acts:list", "gavel", check_can_read_cases),
            (_("Legal acts studied"), "registers:legal_acts", "scale", check_can_read_cases),
            (_("Court rulings"), "courts:rulings", "building-bank", check_can_read_cases),
            (_("Court cases"), "courts:cases", "briefcase", check_can_read_cases),
            (_("Requests"), "inquiries:list", "message", check_can_read_cases),
            (_("Meetings and hearings"), "registers:meetings", "users-group", check_can_read_cases),
        ],
    ),
    (
        _("Terms and papers"),
        [
            (_("Duties"), "duties:list", "list-check", check_can_read_cases),
            (_("Calendar"), "duties:calendar", "calendar-event", check_can_read_cases),
            (_("Timeliness"), "duties:board", "chart-bar", check_can_read_cases),
            (_("Plans of work"), "inspections:plans", "calendar-time", check_can_read_cases),
            (_("Orders"), "inspections:orders", "rubber-stamp", check_can_read_cases),
            (_("Papers"), "documents:list", "file-text", check_can_read_cases),
            (_("Activities"), "practice:activities", "certificate", check_can_read_cases),
        ],
    ),
    (
        _("Reference"),
        [
            (_("Offices"), "core:offices", "sitemap", _anyone),
            (_("Officers"), "core:officers", "users", _anyone),
            (_("Roster"), "core:roster", "users-group", _anyone),
            (_("Rulebook"), "duties:editions", "book-2", _anyone),
            (pgettext_lazy("library", "Methods"), "practice:methods", "book", check_can_read_cases),
            (_("Working calendar"), "duties:working_calendar", "calendar", _anyone),
            (_("Audit trail"), "core:audit", "history", check_can_read_audit),
            (_("Glossary"), "core:glossary", "vocabulary", _anyone),
        ],
    ),
]
#: The policies that open any of them.
CHECKS = tuple(dict.fromkeys(check for _heading, group in NAVIGATION for *_place, check in group))


def navigation(request):
    """`navigation`: the places the officer may go to, as {title, url, icon, heading, active}; nothing before sign-in.
    `sections`: the same, drawn.

    `heading` is said above the first place of each group.
    """
    return {
        "navigation": SimpleLazyObject(lambda: _places(*_whose(request))),
        "sections": SimpleLazyObject(lambda: _drawn(*_whose(request), get_language())),
    }


def _whose(request):
    """(the policies that open places to the officer, the place the page belongs to): all that a menu hangs on."""
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return (), None
    passed = tuple(check for check in CHECKS if may(check, officer))
    return passed, _nearest(request.path, [place["url"] for place in _open_to(passed)])


def _places(passed, here):
    return [{**place, "active": place["url"] == here} for place in _open_to(passed)]


@cache
def _drawn(passed, here, language):
    """There are as many as menus: some thirty places, three languages, a handful of policies."""
    return render_to_string("_navigation.html", {"navigation": _places(passed, here)})


@cache
def _open_to(passed):
    return [place for heading, group in NAVIGATION for place in _of_group(heading, group, passed)]


def _of_group(heading, group, passed):
    places = [
        {"title": title, "url": reverse(name), "icon": icon, "heading": ""}
        for title, name, icon, check in group
        if check in passed
    ]
    if places:
        places[0]["heading"] = heading
    return places


def _nearest(path, urls):
    """The longest of the addresses that `path` lies under; Today is only itself."""
    return max((url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default=None)
