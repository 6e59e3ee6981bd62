"""An edition as of a day to come: which duties each office would have."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oversight.core.languages import alphabetical
from oversight.core.models import Office

from ..foresight import foresee
from ..forms_editions import PreviewForm
from ..models import Edition


@require_safe
def preview_edition(request, pk):
    """Without an office: how many duties each would have; with one: which."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), pk=pk)
    visible = list(Office.objects.visible_to(request.user).order_by("lineage", alphabetical("name_ru")))
    asked = {"on": max(edition.in_force_from, timezone.localdate()).isoformat()}
    if len(visible) == 1:
        asked["office"] = visible[0].pk
    form = PreviewForm(asked | request.GET.dict(), officer=request.user)
    context = {"edition": edition, "form": form, "office": None, "offices": [], "rules": [], "foresight": None}
    if form.is_valid():
        office = form.cleaned_data["office"]
        found = foresee(edition, on=form.cleaned_data["on"], offices=[office] if office else visible)
        context |= {
            "on": form.cleaned_data["on"],
            "foresight": found,
            "office": office,
            "rules": found.by_rule() if office else [],
            "offices": [] if office else found.by_office(visible),
        }
    return render(request, "duties/preview.html", context, status=200 if form.is_valid() else 422)
