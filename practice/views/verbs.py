"""A method is published, superseded, withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.forms import refuse
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Conflict, Forbidden, Refused

from ..actions import methods as actions
from ..enums import MethodState
from ..forms import ReasonForm, SeenForm, SupersedeForm
from ..models import Method
from ..policies import check_can_supersede
from .methods import method_page
from .scope import FORM, method_in_scope, on_method


@on_method
@reads_cases
def publish_method(request, pk):
    """One tap; what was written since the page was opened isn't published with it."""
    found = method_in_scope(request, pk)
    form = SeenForm(request.POST)
    try:
        seen = form.cleaned_data["version"] if form.is_valid() else 0
        actions.publish(found, version=seen, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        status = 409 if isinstance(refusal, Conflict) else 422
        return method_page(request, method_in_scope(request, pk), status=status, refusal=refusal)
    messages.success(request, _("It is published: everybody of the office's line reads it."))
    return redirect(found)


@form_address
@reads_cases
def supersede_method(request, pk):
    found = method_in_scope(request, pk)
    check_can_supersede(request.user, found)

    def act(**said):
        actions.supersede(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("Another method takes its place."))
        return found.get_absolute_url()

    seen = Method.objects.visible_to(request.user).exclude(pk=found.pk)
    others = seen.filter(state=MethodState.PUBLISHED, office__in=found.office.lineage).order_by("-published_at")
    form = SupersedeForm(request.POST or None, methods=others)
    back = {"back_url": found.get_absolute_url(), "back_title": str(found)}
    return form_page(
        request, form, FORM, act, heading=_("Another method takes its place"), submit=_("Supersede it"), **back
    )


@on_method
@reads_cases
def withdraw_method(request, pk):
    found = method_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("It is withdrawn."))
            return redirect(found)
    return method_page(request, method_in_scope(request, pk), status=422, withdraw_form=form)
