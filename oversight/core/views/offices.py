from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..actions import offices as actions
from ..filters import OfficeFilter
from ..forms import OfficeForm, OpenOfficeForm
from ..languages import alphabetical
from ..models import AuditRow, Office
from ..pages import HISTORY, form_address, form_page
from ..policies import check_can_keep_reference_data, check_can_read_audit, check_can_read_cases
from ..refusals import may


@dataclass(frozen=True)
class Node:
    """An office with those below it."""

    office: Office
    below: list

    @property
    def leaves(self):
        return [one for one in self.below if not one.below]

    @property
    def branches(self):
        return [one for one in self.below if one.below]


@require_safe
def offices(request):
    """The tree of offices the officer sees; filtered, a plain list."""
    name = "name_kk" if get_language() == "kk" else "name_ru"
    visible = Office.objects.visible_to(request.user).select_related("parent").order_by(alphabetical(name))
    chosen = OfficeFilter(request.GET, visible, request=request)
    found = list(chosen.qs)
    context = {
        "filter": chosen,
        "found": found if any(request.GET.values()) else None,
        "tree": _tree(found),
        "may_keep": may(check_can_keep_reference_data, request.user),
    }
    return render(request, "core/offices.html", context)


@require_safe
def office(request, pk):
    office = _office(request, pk)
    context = {
        "office": office,
        "below": office.children.order_by(alphabetical("name_ru")),
        "officers": office.officers.order_by("-is_active", alphabetical("surname"), "pk"),
        "history": list(AuditRow.objects.about(office)[:HISTORY]),
        "reads_audit": may(check_can_read_audit, request.user),
        "reads_cases": may(check_can_read_cases, request.user),
        "now": timezone.now(),
        "may_keep": may(check_can_keep_reference_data, request.user),
    }
    return render(request, "core/office.html", context)


@form_address
def open_office(request):
    check_can_keep_reference_data(request.user)

    def act(**fields):
        opened = actions.open_office(**fields, by=request.user, at=timezone.now())
        messages.success(request, _("The office has been entered."))
        return reverse("core:office", args=[opened.pk])

    form = OpenOfficeForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    return form_page(
        request,
        form,
        "core/_form_page.html",
        act,
        heading=_("Enter an office"),
        back_url=reverse("core:offices"),
        back_title=_("Offices"),
    )


@form_address
def change_office(request, pk):
    office = _office(request, pk)
    check_can_keep_reference_data(request.user)
    card, title = reverse("core:office", args=[pk]), str(office)

    def act(**fields):
        actions.change_office(office, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The office has been changed."))
        return card

    form = OfficeForm(request.POST or None, instance=office)
    return form_page(
        request, form, "core/_form_page.html", act, heading=_("Change the office"), back_url=card, back_title=title
    )


def _office(request, pk):
    return get_object_or_404(Office.objects.visible_to(request.user).select_related("parent"), pk=pk)


def _tree(offices):
    """The offices as nodes, each below its superior; those whose superior is not among them are roots."""
    below = defaultdict(list)
    for one in offices:
        below[one.parent_id].append(one)
    known = {one.pk for one in offices}

    def grow(one):
        return Node(one, [grow(child) for child in below[one.pk]])

    return [grow(one) for one in offices if one.parent_id not in known]
