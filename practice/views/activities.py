"""The log of activities: the list, a card, entered, corrected, withdrawn (points 15(5), 19(3), 61, 68–70)."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.actions.requests import once
from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import activities as actions
from ..enums import ActivityKind
from ..filters import ActivityFilter
from ..forms import ActivityForm, ChangeActivityForm, ReasonForm
from ..models import Activity
from ..policies import check_can_change_activity, check_is_prosecutor
from .rows import dress_activities
from .scope import activity_in_scope, on_activity, sent

FORM = "practice/activity_form.html"


@require_safe
@reads_cases
def activity_list(request):
    found = Activity.objects.visible_to(request.user).with_names()
    chosen = ActivityFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_activities(page)
    context = {
        "filter": chosen,
        "page": page,
        "query": request.GET.urlencode(),
        "may_enter": may(check_is_prosecutor, request.user),
    }
    return render(request, "practice/activities.html", context)


@require_safe
@reads_cases
def activity(request, pk):
    return _card(request, activity_in_scope(request, pk))


@form_address
@reads_cases
def new_activity(request):
    """`?kind=` is known when one comes from the figures. The page's key makes one record of it."""
    check_is_prosecutor(request.user)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(version=None, **said):
        now = timezone.now()
        make = partial(actions.enter, **said, by=request.user, at=now)
        body = {name: str(value) for name, value in said.items()}
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The activity is entered."))
        return reverse("practice:activity", args=[made])

    kind = request.GET.get("kind", "")
    initial = {"from_on": timezone.localdate(), "kind": kind if kind in ActivityKind.values else None}
    form = ActivityForm(*sent(request), officer=request.user, initial=initial)
    back = {"back_url": reverse("practice:activities"), "back_title": _("Activities")}
    return form_page(request, form, FORM, act, heading=_("New activity"), submit=_("Enter"), key=key, **back)


@form_address
@reads_cases
def change_activity(request, pk):
    found = activity_in_scope(request, pk)
    check_can_change_activity(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The record is changed."))
        return found.get_absolute_url()

    named = list(found.participants.all())
    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")} | {"participants": named}
    form = ChangeActivityForm(*sent(request), officer=request.user, named=named, initial=initial)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Change the record"), submit=_("Save"), **back)


@on_activity
@reads_cases
def withdraw_activity(request, pk):
    found = activity_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The record is withdrawn."))
            return redirect(found)
    return _card(request, activity_in_scope(request, pk), withdraw_form=form, status=422)


def _card(request, found, *, withdraw_form=None, status=200):
    context = {
        "activity": dress_activities([found])[0],
        "files": found.files.all(),
        "may_change": may(check_can_change_activity, request.user, found),
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "practice/activity.html", context, status=status)
