"""One instruction of a meeting: read by who gave it and who carries it out, done, or lifted (points 10, 11)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import meetings as actions
from ..filters import InstructionFilter
from ..forms import ReasonForm, SettleForm
from ..models import Instruction, Meeting
from ..policies import check_can_fulfil, check_can_lift


@require_safe
@reads_cases
def instruction_list(request):
    found = Instruction.objects.visible_to(request.user).with_names()
    chosen = InstructionFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    for instruction in page:
        instruction.is_late = instruction.is_overdue(timezone.localdate())
    return render(request, "registers/instructions.html", {"filter": chosen, "page": page})


@require_safe
@reads_cases
def instruction(request, pk):
    return _card(request, _in_scope(request, pk))


@only_post("registers:instruction")
@reads_cases
def fulfil_instruction(request, pk):
    form = SettleForm(request.POST, auto_id="done_%s")
    return _sent(request, pk, form, "done", actions.fulfil, _("It is recorded that this is done."))


@only_post("registers:instruction")
@reads_cases
def lift_instruction(request, pk):
    form = ReasonForm(request.POST, auto_id="lift_%s")
    return _sent(request, pk, form, "lift", actions.lift, _("The instruction is lifted."))


def _sent(request, pk, form, name, action, said):
    found = _in_scope(request, pk)
    if form.is_valid():
        try:
            action(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, said)
            return redirect(found)
    return _card(request, _in_scope(request, pk), status=422, **{name: form})


def _in_scope(request, pk):
    found = Instruction.objects.visible_to(request.user).with_names()
    return get_object_or_404(found.select_related("meeting__heard_office", "done_by", "obligation"), pk=pk)


def _card(request, found, *, status=200, **bound):
    forms = {
        "done": SettleForm(initial={"done_on": timezone.localdate()}, auto_id="done_%s"),
        "lift": ReasonForm(auto_id="lift_%s"),
    } | bound
    context = {
        "instruction": found,
        "is_late": found.is_overdue(found.office.local_day(timezone.now())),
        "sees_meeting": Meeting.objects.visible_to(request.user).filter(pk=found.meeting_id).exists(),
        "may_fulfil": may(check_can_fulfil, request.user, found),
        "may_lift": may(check_can_lift, request.user, found),
        "forms": forms,
        "history": AuditRow.objects.about(found)[:HISTORY],
    }
    return render(request, "registers/instruction.html", context, status=status)
