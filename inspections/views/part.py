"""Parts of other offices in joint inspections: invited, answered, written, signed (points 15(3), 18, 58, 60)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.pages import form_address, form_page, keyset_page, reads_cases

from ..actions import parts as actions
from ..filters import PartFilter
from ..forms import InviteForm, PartConclusionForm, PartInspectorsForm, ReasonForm, SignPartForm
from ..models import JointPart
from ..part_policies import check_can_invite
from . import approval
from .as_typed import save_as_typed
from .part_card import part_page
from .rows import dress_parts
from .scope import act_on_part, inspection_in_scope, part_in_scope


@require_safe
@reads_cases
def part_list(request):
    """What other offices asked of the officer's office, and what it asked of others."""
    chosen = PartFilter(request.GET, JointPart.objects.visible_to(request.user).with_names(), request=request)
    page = keyset_page(chosen.qs, request)
    dress_parts(page)
    return render(request, "inspections/parts.html", {"filter": chosen, "page": page})


@require_safe
@reads_cases
def part(request, pk):
    return part_page(request, part_in_scope(request, pk))


@form_address
def invite(request, pk):
    found = inspection_in_scope(request, pk)
    check_can_invite(request.user, found)

    def act(**said):
        made = actions.invite(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("It is sent; the office is alerted."))
        return made.get_absolute_url()

    form = InviteForm(request.POST or None, lines=found.answers.all())
    return form_page(request, form, "inspections/invite.html", act, inspection=found)


@act_on_part
def accept(request, pk):
    form = PartInspectorsForm(part_in_scope(request, pk), request.POST, auto_id="accept_%s")
    return _step(request, pk, actions.accept, _("Your office takes part."), accept=form)


@act_on_part
def decline(request, pk):
    form = ReasonForm(request.POST, auto_id="decline_%s")
    return _step(request, pk, actions.decline, _("The invitation is declined."), decline=form)


@act_on_part
def withdraw(request, pk):
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    return _step(request, pk, actions.withdraw, _("The invitation is withdrawn."), withdraw=form)


@act_on_part
def hear(request, pk):
    return _step(request, pk, actions.hear, _("It is noted."))


@act_on_part
def name_inspectors(request, pk):
    form = PartInspectorsForm(part_in_scope(request, pk), request.POST, auto_id="name_%s")
    return _step(request, pk, actions.name_inspectors, _("Saved."), name=form)


@act_on_part
def write(request, pk):
    found = part_in_scope(request, pk)

    def act(**said):
        return actions.write(found, **said, by=request.user, at=timezone.now())

    back, fragments = f"{found.get_absolute_url()}#conclusion", partial(_fragments, request, pk)
    return save_as_typed(request, PartConclusionForm(request.POST), act, back=back, fragments=fragments)


@act_on_part
def sign(request, pk):
    return _step(request, pk, actions.sign, _("The part is signed."), sign=SignPartForm(request.POST))


@act_on_part
def take_back(request, pk):
    return _step(request, pk, actions.take_back, _("The part is open again."))


@act_on_part
def leave_out(request, pk):
    form = ReasonForm(request.POST, auto_id="leave_out_%s")
    return _step(request, pk, actions.leave_out, _("The reason is recorded."), leave_out=form)


def _step(request, pk, action, done, **named):
    find = partial(part_in_scope, request, pk)
    return approval.step(request, find, part_page, action, done, back=find().get_absolute_url(), **named)


def _fragments(request, pk):
    """The button signs what is stored now."""
    part = part_in_scope(request, pk)
    context = {"part": part, "may": {"sign": True}, "forms": {"sign": SignPartForm(initial={"version": part.version})}}
    return {"part-sign": render_to_string("inspections/_part_sign.html", context, request)}
