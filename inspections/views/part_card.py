"""The page of one part of a joint inspection, drawn again when a step on it was refused."""

from django.shortcuts import render

from oversight.core.refusals import may

from .. import part_policies as policies
from ..forms import PartInspectorsForm, ReasonForm, SignPartForm
from ..models import Inspection

#: What may be done on the page, by the policy that says so.
ACTS = {
    "accept": policies.check_can_accept,
    "decline": policies.check_can_decline,
    "hear": policies.check_can_hear,
    "withdraw": policies.check_can_withdraw,
    "name": policies.check_can_name_inspectors,
    "write": policies.check_can_write_part,
    "sign": policies.check_can_sign_part,
    "take_back": policies.check_can_take_back,
    "leave_out": policies.check_can_leave_out,
}


def part_page(request, part, *, status=200, refusal=None, **bound):
    """The page; `bound` is the form that was refused, in place of the blank one of the same name."""
    inspection = part.inspection
    allowed = {name: may(check, request.user, part) for name, check in ACTS.items()}
    named = list(part.inspectors.all())
    context = {
        "part": part,
        "inspection": inspection,
        "sees_inspection": Inspection.objects.visible_to(request.user).filter(pk=inspection.pk).exists(),
        "inspectors": named,
        "asked_lines": inspection.answers.filter(position__in=part.positions),
        "conducting": inspection.inspectors.filter(part=None),
        "may": allowed,
        "forms": _forms(part, named, allowed) | bound,
        "refusal": refusal,
        "typed": _typed(bound, allowed),
    }
    return render(request, "inspections/part.html", context, status=status)


def _forms(part, named, allowed):
    officers = [one.officer_id for one in named]
    makers = {
        "accept": lambda: PartInspectorsForm(part, auto_id="accept_%s"),
        "decline": lambda: ReasonForm(auto_id="decline_%s"),
        "withdraw": lambda: ReasonForm(auto_id="withdraw_%s"),
        "name": lambda: PartInspectorsForm(part, initial={"inspectors": officers}, auto_id="name_%s"),
        "sign": lambda: SignPartForm(initial={"version": part.version}),
        "leave_out": lambda: ReasonForm(auto_id="leave_out_%s"),
    }
    return {name: make() for name, make in makers.items() if allowed[name]}


def _typed(bound, allowed):
    """Words typed into a form that is no longer there, because another was first."""
    return [form.data["reason"] for name, form in bound.items() if not allowed[name] and form.data.get("reason")]
