from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions import absences as actions
from ..filters import AbsenceFilter
from ..forms_roster import AbsenceForm, ChangeAbsenceForm, EndAbsenceForm
from ..models import Absence, Officer
from ..pages import form_address, form_page, keyset_page
from ..policies import check_can_keep_absences_of
from ..refusals import Forbidden, Refused, may

#: The minute is what people type and what the chain counts by.
MINUTE = {"second": 0, "microsecond": 0}


@require_safe
def absences(request):
    found = Absence.objects.visible_to(request.user).select_related("officer__office", "substitute")
    chosen = AbsenceFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    for absence in page:
        absence.may_keep = may(check_can_keep_absences_of, request.user, absence.officer)
    return render(request, "core/absences.html", {"filter": chosen, "page": page, "now": timezone.now()})


@form_address
def record_absence(request, pk):
    """An absence of the officer on whose card one is, or one's own."""
    absent = get_object_or_404(Officer.objects.visible_to(request.user), pk=pk)
    check_can_keep_absences_of(request.user, absent)

    def act(**fields):
        actions.record(officer=absent, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The absence has been recorded."))
        return reverse("core:officer", args=[pk])

    initial = {"from_at": timezone.now().replace(**MINUTE)}
    form = AbsenceForm(request.POST or None, absent=absent, officer=request.user, initial=initial)
    return _form_page(request, form, absent, act, _("Record an absence"))


@form_address
def change_absence(request, pk):
    absence = _absence(request, pk)

    def act(**fields):
        actions.change(absence, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The absence has been changed."))
        return reverse("core:officer", args=[absence.officer_id])

    initial = {"version": absence.version}
    form = ChangeAbsenceForm(
        request.POST or None, absent=absence.officer, officer=request.user, instance=absence, initial=initial
    )
    return _form_page(request, form, absence.officer, act, _("Change the absence"))


@form_address
def end_absence(request, pk):
    absence = _absence(request, pk)
    now = timezone.now()

    def act(until_at):
        actions.end(absence, until_at=until_at, by=request.user, at=now)
        messages.success(request, _("The officer is back."))
        return reverse("core:officer", args=[absence.officer_id])

    form = EndAbsenceForm(request.POST or None, initial={"until_at": now.replace(**MINUTE)})
    return _form_page(request, form, absence.officer, act, _("The officer is back"))


@require_POST
def withdraw_absence(request, pk):
    absence = _absence(request, pk)
    try:
        actions.withdraw(absence, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The absence has been withdrawn."))
    return redirect("core:officer", absence.officer_id)


def _absence(request, pk):
    """The absence, if `request.user` sees it; whoever only sees it is refused."""
    found = Absence.objects.visible_to(request.user).select_related("officer__office", "substitute")
    absence = get_object_or_404(found, pk=pk)
    check_can_keep_absences_of(request.user, absence.officer)
    return absence


def _form_page(request, form, absent, act, heading):
    context = {
        "heading": heading,
        "about": f"{absent.full_name}, {absent.post}",
        "back_url": reverse("core:officer", args=[absent.pk]),
        "back_title": absent.short_name,
    }
    return form_page(request, form, "core/_form_page.html", act, **context)
