"""The journal of checks of a facility (point 47)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.forms import refuse
from oversight.core.pages import reads_cases
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Forbidden, Refused, may

from ..actions.journal import entries_between, print_journal
from ..forms import PeriodForm
from .scope import facility_in_scope


@require_safe
@reads_cases
def journal(request, pk):
    """The checks of a period, oldest first; without one, of this year."""
    facility = facility_in_scope(request, pk)
    form = PeriodForm(request.GET if {"from", "until"} & set(request.GET) else _this_year())
    return _journal_page(request, facility, form, 200 if form.is_valid() else 422)


@require_POST
@reads_cases
def print_extract(request, pk):
    """The same as a paper with its number."""
    facility = facility_in_scope(request, pk)
    form = PeriodForm(request.POST)
    if form.is_valid():
        period = {"from_on": form.cleaned_data["from"], "until_on": form.cleaned_data["until"]}
        try:
            document = print_journal(facility, **period, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The extract is being prepared."))
            return redirect(document)
    return _journal_page(request, facility, form, 422)


def _journal_page(request, facility, form, status):
    period = form.cleaned_data if form.is_valid() else None
    entries = list(entries_between(facility, request.user, period["from"], period["until"])) if period else []
    all_inspections = reverse("inspections:list")
    for entry in entries:
        entry.address = f"{all_inspections}{entry.inspection_id}/"
    context = {
        "facility": facility,
        "form": form,
        "period": period,
        "entries": entries,
        "may_print": may(check_can_inspect, request.user),
    }
    return render(request, "inspections/journal.html", context, status=status)


def _this_year():
    today = timezone.localdate()
    return {"from": today.replace(month=1, day=1), "until": today}
