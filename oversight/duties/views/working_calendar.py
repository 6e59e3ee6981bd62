"""The working calendar: a year of it, and days transferred by decision with the deadlines they move."""

from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.pages import form_address
from oversight.core.refusals import Conflict, Forbidden, Refused, may

from ..actions import calendar as actions
from ..actions.moving import digest
from ..enums import DayKind
from ..forms_calendar import TransferForm, WithdrawForm, YearForm
from ..models import TransferredDay, calendar_for
from ..policies import check_can_keep_rulebook
from ..year import DayMark, remarkable, year_of

#: How many deadlines are named one by one before a change of the calendar is confirmed.
NAMED = 200
#: Any Monday to Sunday: for the names of the days.
WEEK = [date(2024, 1, day) for day in range(1, 8)]


@require_safe
def working_calendar(request):
    now = timezone.now()
    this_year = timezone.localdate(now).year
    chosen = YearForm(request.GET)
    year = chosen.cleaned_data["year"] if chosen.is_valid() else this_year
    months = year_of(calendar_for(now), year)
    transfers = TransferredDay.objects.visible_to(request.user).filter(day__year=year)
    context = {
        "year": year,
        "previous": year - 1,
        "following": year + 1,
        "this_year": this_year,
        "weekdays": [date_format(day, "l") for day in WEEK],
        "months": months,
        "working": sum(month.working for month in months),
        "remarkable": remarkable(months),
        "marks": [mark for mark in DayMark if mark != DayMark.WEEKEND],
        "today": timezone.localdate(now),
        "transfers": transfers.select_related("entered_by", "withdrawn_by").order_by("day", "entered_at"),
        "may_keep": may(check_can_keep_rulebook, request.user),
    }
    return render(request, "duties/working_calendar.html", context)


@form_address
def transfer_day(request):
    """Asked first without `seen`, it shows what would move; with it, it does exactly that."""
    check_can_keep_rulebook(request.user)
    form = TransferForm(request.POST or None, initial=request.GET.dict())

    def moves(day, kind, reason):
        return actions.moves_of_transfer(day=day, kind=kind, by=request.user, at=timezone.now())

    def act(**said):
        return actions.transfer_day(**said, by=request.user, at=timezone.now())

    return _seen_first(request, form, moves, act, heading=_("Transfer a day"))


@form_address
def withdraw_transfer(request, pk):
    transfer = get_object_or_404(TransferredDay.objects.visible_to(request.user), pk=pk)
    check_can_keep_rulebook(request.user)
    form = WithdrawForm(request.POST or None, initial=request.GET.dict())

    def moves(reason):
        return actions.moves_of_withdrawal(transfer, by=request.user, at=timezone.now())

    def act(**said):
        return actions.withdraw_transfer(transfer, **said, by=request.user, at=timezone.now())

    return _seen_first(request, form, moves, act, heading=_("Withdraw the transfer"), about=str(transfer))


def _seen_first(request, form, moves, act, **context):
    """A form whose consequences are seen before they come: what is shown is what is done."""
    context |= {"form": form, "back_url": reverse("duties:working_calendar"), "back_title": _("Working calendar")}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _shown_or_done(request, moves, act, context)
            except Forbidden:
                raise
            except Refused as refusal:
                refuse(form, refusal)
    return render(request, "core/_form_page.html", context | {"submit": _("What would move?")}, status=status)


def _shown_or_done(request, moves, act, context):
    said = context["form"].cleaned_data
    seen = request.POST.get("seen")
    if seen is None:
        return _confirm(request, moves(**said), context)
    try:
        return _done(request, act(**said, seen=seen))
    except Conflict as conflict:
        return _confirm(request, moves(**said), context | {"conflict": conflict}, status=409)


def _confirm(request, found, context, status=200):
    said = {name: value for name, value in request.POST.items() if name in context["form"].fields}
    context |= {
        "moves": found[:NAMED],
        "number": len(found),
        "unnamed": max(len(found) - NAMED, 0),
        "seen": digest(found),
        "said": said,
        "typed": urlencode(said),
        "kind_title": DayKind(said["kind"]).label if "kind" in said else "",
    }
    return render(request, "duties/calendar_confirm.html", context, status=status)


def _done(request, transfer):
    day = f"{transfer.day:%d.%m.%Y}"
    if transfer.withdrawn_at:
        sentence = _("The transfer of %(day)s has been withdrawn.") % {"day": day}
    else:
        sentence = _("The transfer of %(day)s has been entered.") % {"day": day}
    messages.success(request, sentence)
    return redirect(f"{reverse('duties:working_calendar')}?year={transfer.day.year}")
