"""Persons found held unlawfully: the list without names, the card with them for those with the right (21, 43)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import may

from ..actions import detentions as actions
from ..filters import DetentionFilter
from ..forms import DetentionForm, ReleaseForm
from ..models import UnlawfulDetention
from ..policies import check_can_draft, check_can_read_identity, check_can_release
from .drafts import FORM, facilities_of
from .life import this_minute
from .scope import detention_in_scope


@require_safe
@reads_cases
def detention_list(request):
    now = timezone.now()
    found = UnlawfulDetention.objects.visible_to(request.user).with_names()
    chosen = DetentionFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    for detention in page:
        detention.minutes = detention.minutes_until_release(now)
    context = {"filter": chosen, "page": page, "may_record": may(check_can_draft, request.user)}
    return render(request, "acts/detentions.html", context)


@require_safe
@reads_cases
def detention(request, pk):
    """Opening the card is reading who the person is: it leaves its row each time."""
    found, now = detention_in_scope(request, pk), timezone.now()
    knows = may(check_can_read_identity, request.user)
    if knows:
        actions.read_identity(found, by=request.user, at=now)
    context = {
        "detention": found,
        "knows": knows,
        "minutes": found.minutes_until_release(now),
        "may_release": may(check_can_release, request.user, found),
        "may_draft": may(check_can_draft, request.user, found.facility),
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "acts/detention.html", context)


@form_address
@reads_cases
def record(request):
    check_can_draft(request.user)

    def act(**said):
        made = actions.record(**said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded. Issue the order to release, and record the release."))
        return made.get_absolute_url()

    initial = {"found_at": this_minute(), "facility": request.GET.get("facility")}
    form = DetentionForm(request.POST or None, facilities=facilities_of(request), initial=initial)
    context = {"heading": _("A person held unlawfully"), "submit": _("Record it"), **_back_to_list()}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def release(request, pk):
    found = detention_in_scope(request, pk)
    check_can_release(request.user, found)

    def act(**said):
        actions.release(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The release is recorded."))
        return found.get_absolute_url()

    order = str(found.act)[:300] if found.act else ""
    initial = {"released_at": this_minute(), "released_by_order": order}
    form = ReleaseForm(request.POST or None, initial=initial)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(request, form, FORM, act, heading=_("Release"), submit=_("Record the release"), **back)


@form_address
@reads_cases
def release_order(request, pk):
    """The order to release, drafted in one tap from the record; it is signed on its own page."""
    found = detention_in_scope(request, pk)
    if request.method != "POST":
        return redirect(found)
    act = actions.draft_release_order(found, by=request.user, at=timezone.now())
    messages.success(request, _("The order to release is drafted: sign it."))
    return redirect(act)


def _back_to_list():
    return {"back_url": reverse("acts:detentions"), "back_title": _("Held unlawfully")}
