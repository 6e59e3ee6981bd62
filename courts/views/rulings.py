"""Court rulings under review: the list, the card, entered and changed (points 15(4), 56)."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from acts.views.drafts import facilities_of
from oversight.core.actions.requests import once
from oversight.core.pages import form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import may

from ..actions import rulings as actions
from ..enums import HearingState, Source
from ..filters import RulingFilter
from ..forms import NewRulingForm, RulingForm
from ..models import Hearing, Ruling, courts_known
from ..policies.rulings import check_can_change, check_is_prosecutor
from .ruling_card import ruling_page
from .ruling_rows import dress_rulings, ruling_in_scope

FORM = "courts/form.html"


@require_safe
@reads_cases
def ruling_list(request):
    found = Ruling.objects.visible_to(request.user).with_names()
    chosen = RulingFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_rulings(page)
    context = {
        "filter": chosen,
        "page": page,
        "now": timezone.now(),
        "may_enter": may(check_is_prosecutor, request.user),
    }
    return render(request, "courts/rulings.html", context)


@require_safe
@reads_cases
def ruling(request, pk):
    return ruling_page(request, ruling_in_scope(request, pk))


@form_address
@reads_cases
def new_ruling(request):
    """`?facility=` or `?hearing=`, whose court and case are known. The page's key makes one record of it."""
    check_is_prosecutor(request.user)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(**said):
        now = timezone.now()
        make = partial(actions.enter, **said, by=request.user, at=now)
        body = {name: str(getattr(value, "pk", value)) for name, value in said.items()}
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The ruling is entered, its clock runs."))
        return reverse("courts:ruling", args=[made])

    choices = {"facilities": facilities_of(request), "hearings": _hearings(request)}
    form = NewRulingForm(request.POST or None, **choices, initial=_brought(request))
    back = {"back_url": reverse("courts:rulings"), "back_title": _("Court rulings")}
    around = {"heading": _("Enter a court ruling"), "submit": _("Enter"), "key": key, "courts": courts_known()}
    return form_page(request, form, FORM, act, **around, **back)


@form_address
@reads_cases
def change_ruling(request, pk):
    found = ruling_in_scope(request, pk)
    check_can_change(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.WORDS, "version")}
    form = RulingForm(request.POST or None, initial=initial | {"court": found.court.name_ru})
    around = {"heading": _("Change the record"), "submit": _("Save"), "courts": courts_known()}
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, **around, **back)


def _hearings(request):
    held = Hearing.objects.visible_to(request.user).filter(state=HearingState.HELD)
    return held.select_related("case__facility", "court")


def _brought(request):
    """The first values: the place, or all that a hearing tells."""
    initial = {"served_on": timezone.localdate(), "facility": request.GET.get("facility")}
    pk = request.GET.get("hearing", "")
    hearing = _hearings(request).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if hearing is None:
        return initial
    told = {"court": hearing.court.name_ru, "case_number": hearing.case.number, "facility": hearing.case.facility}
    told |= {"dated_on": hearing.ruling_on, "outcome": hearing.result, "hearing": hearing, "source": Source.HEARING}
    return initial | told
