from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from ..actions import officers as actions
from ..filters import OfficerFilter
from ..forms import EnterOfficerForm, OfficerForm, PasswordForm
from ..models import AuditRow, Officer
from ..pages import HISTORY, form_address, form_page, keyset_page
from ..policies import check_can_keep_reference_data, check_can_read_audit
from ..refusals import may
from .roster import roster_of


@require_safe
def officers(request):
    chosen = OfficerFilter(request.GET, Officer.objects.visible_to(request.user), request=request)
    context = {
        "filter": chosen,
        "page": keyset_page(chosen.qs, request),
        "may_keep": may(check_can_keep_reference_data, request.user),
    }
    return render(request, "core/officers.html", context)


@require_safe
def officer(request, pk):
    officer = _officer(request, pk)
    context = {
        "officer": officer,
        "history": list(AuditRow.objects.about(officer)[:HISTORY]),
        "reads_audit": may(check_can_read_audit, request.user),
        "may_keep": may(check_can_keep_reference_data, request.user),
        **roster_of(officer, request.user, timezone.now()),
    }
    return render(request, "core/officer.html", context)


@sensitive_post_parameters("password", "repeat")
@form_address
def enter_officer(request):
    check_can_keep_reference_data(request.user)

    def act(**fields):
        entered = actions.enter(**fields, by=request.user, at=timezone.now())
        messages.success(request, _("The officer has been entered and may sign in."))
        return reverse("core:officer", args=[entered.pk])

    form = EnterOfficerForm(request.POST or None, initial={"office": request.GET.get("office")})
    return form_page(
        request,
        form,
        "core/_form_page.html",
        act,
        heading=_("Enter an officer"),
        back_url=reverse("core:officers"),
        back_title=_("Officers"),
    )


@form_address
def change_officer(request, pk):
    officer = _officer(request, pk)
    check_can_keep_reference_data(request.user)
    card, title = reverse("core:officer", args=[pk]), str(officer)

    def act(**fields):
        actions.change(officer, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The officer's data have been changed."))
        return card

    form = OfficerForm(request.POST or None, instance=officer)
    return form_page(
        request, form, "core/_form_page.html", act, heading=_("Change the data"), back_url=card, back_title=title
    )


@sensitive_post_parameters("password", "repeat")
@form_address
def reset_password(request, pk):
    officer = _officer(request, pk)
    check_can_keep_reference_data(request.user)
    card = reverse("core:officer", args=[pk])

    def act(password):
        actions.reset_password(officer, password, by=request.user, at=timezone.now())
        messages.success(request, _("The new password is in force; the officer's sessions have ended."))
        return card

    form = PasswordForm(request.POST or None)
    return form_page(
        request, form, "core/_form_page.html", act, heading=_("Reset the password"), back_url=card, back_title=officer
    )


def _officer(request, pk):
    return get_object_or_404(Officer.objects.visible_to(request.user), pk=pk)
