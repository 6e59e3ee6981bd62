"""Requisitions of case files (point 15(9)): the list, the card, received, sent back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from .. import actions
from ..filters import RequisitionFilter
from ..forms import ReasonForm, ReceiveForm, RequisitionForm, SendBackForm
from ..models import Requisition
from ..policies import check_can_keep_requisition, check_can_requisition
from ..workflow import REQUISITION
from .rows import dress_requisitions
from .scope import on_requisition, requisition_in_scope, sent

FORM = "inquiries/form.html"


@require_safe
@reads_cases
def requisition_list(request):
    found = Requisition.objects.visible_to(request.user).with_names()
    chosen = RequisitionFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_requisitions(page, request.user, timezone.now())
    context = {"filter": chosen, "page": page, "may_requisition": may(check_can_requisition, request.user)}
    return render(request, "inquiries/requisitions.html", context)


@require_safe
@reads_cases
def requisition(request, pk):
    return _page(request, requisition_in_scope(request, pk))


@form_address
@reads_cases
def new(request):
    check_can_requisition(request.user)

    def act(**said):
        made = actions.requisition(**said, by=request.user, at=timezone.now())
        messages.success(request, _("The requisition is entered; its clock runs."))
        return made.get_absolute_url()

    context = {
        "heading": _("Requisition case files"),
        "submit": _("Enter the requisition"),
        "back_url": reverse("inquiries:requisitions"),
        "back_title": _("Requisitions"),
        "about_thing": None,
    }
    initial = {"facility": request.GET.get("facility")}
    form = RequisitionForm(request.POST or None, officer=request.user, initial=initial)
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def receive(request, pk):
    found = requisition_in_scope(request, pk)
    check_can_keep_requisition(request.user, found)

    def act(**said):
        actions.receive(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded that the files have come."))
        return found.get_absolute_url()

    form = ReceiveForm(*sent(request), initial={"received_on": timezone.localdate()})
    return form_page(request, form, FORM, act, **_around(found, _("The files have come")), submit=_("Save"))


@form_address
@reads_cases
def send_back(request, pk):
    found = requisition_in_scope(request, pk)
    check_can_keep_requisition(request.user, found)

    def act(**said):
        actions.send_back(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is recorded that the files went back."))
        return found.get_absolute_url()

    form = SendBackForm(request.POST or None, initial={"returned_on": timezone.localdate()})
    return form_page(request, form, FORM, act, **_around(found, _("The files went back")), submit=_("Save"))


@on_requisition
@reads_cases
def give_up(request, pk):
    found = requisition_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    refusal = None
    if form.is_valid():
        try:
            actions.give_up(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, _("It is withdrawn."))
            return redirect(found)
    return _page(request, requisition_in_scope(request, pk), status=422, refusal=refusal, withdraw_form=form)


def _page(request, row, *, status=200, refusal=None, withdraw_form=None):
    dress_requisitions([row], request.user, timezone.now())
    keeps = may(check_can_keep_requisition, request.user, row)
    context = {
        "requisition": row,
        "may": {verb: keeps and verb in REQUISITION[row.state] for verb in ("receive", "send_back", "withdraw")},
        "files": row.files.all(),
        "refusal": refusal,
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "history": AuditRow.objects.about(row)[:HISTORY],
    }
    return render(request, "inquiries/requisition.html", context, status=status)


def _around(row, heading):
    return {"heading": heading, "back_url": row.get_absolute_url(), "back_title": str(row), "about_thing": None}
