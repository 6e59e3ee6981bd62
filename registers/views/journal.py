"""The journal of the office's receptions for a period, on the page and as a paper (points 35, 48)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.forms import PeriodForm
from oversight.core.forms import refuse
from oversight.core.pages import form_address, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions.journal import held_between, print_journal
from ..policies import check_is_prosecutor
from .rows import dress_receptions
from .scope import facility_in_scope


@form_address
@reads_cases
def reception_journal(request):
    """The receptions of a period, of this month without one; `facility` narrows it to one place. POST issues it."""
    sent = request.POST if request.method == "POST" else request.GET
    place = sent.get("facility", "")
    facility = facility_in_scope(request, place) if place.isdecimal() and len(place) < 19 else None
    form = PeriodForm(sent if {"from", "until"} & set(sent) else _this_month())
    if request.method == "POST" and form.is_valid():
        period = {"from_on": form.cleaned_data["from"], "until_on": form.cleaned_data["until"]}
        try:
            document = print_journal(facility=facility, **period, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The journal is being prepared."))
            return redirect(document)
    return _page(request, facility, form)


def _page(request, facility, form):
    period = form.cleaned_data if form.is_valid() else None
    held = held_between(request.user, facility, period["from"], period["until"]) if period else ()
    context = {
        "facility": facility,
        "form": form,
        "period": period,
        "receptions": dress_receptions(held, timezone.localdate()),
        "may_print": may(check_is_prosecutor, request.user),
    }
    return render(request, "registers/reception_journal.html", context, status=200 if period else 422)


def _this_month():
    today = timezone.localdate()
    return {"from": today.replace(day=1), "until": today}
