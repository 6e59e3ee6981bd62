from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.enums import OfficeLevel
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page
from oversight.core.policies import check_can_read_audit, check_can_read_cases
from oversight.core.refusals import Forbidden, Refused, may

from .. import actions
from ..filters import FacilityFilter, without_idle
from ..forms import ChangeForm, CloseForm, ContactsForm, FacilityForm
from ..models import Facility
from ..policies import check_can_change_passport, check_can_keep, check_can_register
from .scope import card_of, facility_in_scope


@require_safe
def facility_list(request):
    today = timezone.localdate()
    found = Facility.objects.visible_to(request.user).select_related("supervising_office").with_heads_on(today)
    chosen = without_idle(FacilityFilter(request.GET, found, request=request), request.user)
    context = {
        "filter": chosen,
        "page": keyset_page(chosen.qs, request),
        "today": today,
        "many_offices": request.user.office.level != OfficeLevel.DISTRICT,
        "may_register": may(check_can_register, request.user),
    }
    return render(request, "facilities/list.html", context)


@require_safe
def facility(request, pk):
    """The card where everything about a place meets; what other packages know of it, the page loads by itself."""
    facility = facility_in_scope(request, pk)
    today = facility.supervising_office.local_day(timezone.now())
    context = {
        "facility": facility,
        "is_open": facility.is_open_on(today),
        "today": today,
        "heads": facility.heads.all(),
        "signs": facility.head_on(today),
        "penal_rooms": facility.penal_rooms.all(),
        "mailboxes": facility.mailboxes.all(),
        "history": list(AuditRow.objects.about(facility)[:HISTORY]),
        "may_keep": may(check_can_keep, request.user, facility),
        "may_change_passport": may(check_can_change_passport, request.user, facility),
        "reads_audit": may(check_can_read_audit, request.user),
        "reads_cases": may(check_can_read_cases, request.user),
    }
    return render(request, "facilities/facility.html", context)


@form_address
def register(request):
    check_can_register(request.user)

    def act(**fields):
        made = actions.register(**fields, by=request.user, at=timezone.now())
        messages.success(request, _("The facility has been registered."))
        return card_of(made)

    initial = {"supervising_office": request.GET.get("supervising_office", request.user.office_id)}
    form = FacilityForm(request.POST or None, officer=request.user, initial=initial)
    words = {"heading": _("Register a facility"), "back_title": _("Facilities"), "submit": _("Register")}
    return form_page(request, form, "core/_form_page.html", act, **words, back_url=reverse("facilities:list"))


@form_address
def change(request, pk):
    """The passport for those who may change it; for a district officer the contacts."""
    facility = facility_in_scope(request, pk)
    check_can_keep(request.user, facility)
    words = {"heading": _("Change the passport"), "back_title": str(facility), "back_url": card_of(facility)}

    def act(**fields):
        actions.change(facility, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The facility's data have been changed."))
        return card_of(facility)

    options = {"instance": facility, "initial": {"version": facility.version}}
    if may(check_can_change_passport, request.user, facility):
        form = ChangeForm(request.POST or None, officer=request.user, **options)
    else:
        form = ContactsForm(request.POST or None, **options)
        words["heading"] = _("Change the contacts")
    return form_page(request, form, "core/_form_page.html", act, **words)


@form_address
def close(request, pk):
    facility = facility_in_scope(request, pk)
    check_can_change_passport(request.user, facility)

    def act(closed_on):
        actions.close(facility, closed_on=closed_on, by=request.user, at=timezone.now())
        messages.success(request, _("The facility has been closed."))
        return card_of(facility)

    form = CloseForm(request.POST or None, initial={"closed_on": timezone.localdate()})
    words = {"heading": _("Close the facility"), "back_title": facility, "back_url": card_of(facility)}
    return form_page(request, form, "core/_form_page.html", act, **words)


@require_POST
def reopen(request, pk):
    facility = facility_in_scope(request, pk)
    try:
        actions.reopen(facility, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The facility is open again."))
    return redirect(card_of(facility))
