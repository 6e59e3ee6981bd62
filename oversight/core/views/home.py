from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..policies import check_can_read_audit, check_can_read_cases
from ..refusals import may


@require_safe
def home(request):
    """Today: who I am, and what the packages that know of cases have for me (loaded by the page itself)."""
    local = timezone.localtime()
    context = {
        "greeting": _greeting(local.hour),
        "today": local.date(),
        "reads_cases": may(check_can_read_cases, request.user),
        "reads_audit": may(check_can_read_audit, request.user),
    }
    return render(request, "core/home.html", context)


def _greeting(hour):
    if 5 <= hour < 12:
        return _("Good morning")
    if 12 <= hour < 18:
        return _("Good afternoon")
    return _("Good evening")
