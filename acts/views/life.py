"""The body's answer, the measures it reports, and what another officer found."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page, reads_cases

from .. import actions
from ..enums import ViolationState
from ..forms import AnswerForm, CheckForm, ReportForm
from ..policies import check_can_check, check_can_enter_answer, check_can_report
from .drafts import FORM, back_to
from .scope import act_in_scope


@form_address
@reads_cases
def answer(request, pk):
    found = act_in_scope(request, pk)
    check_can_enter_answer(request.user, found)

    def act(**said):
        actions.answer(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The answer is entered."))
        return found.get_absolute_url()

    waiting = found.violations.filter(state=ViolationState.NAMED)
    initial = {"received_at": this_minute(), "violations": [one.pk for one in waiting or found.violations.all()]}
    form = AnswerForm(*_sent(request), violations=found.violations.all(), initial=initial)
    context = {"heading": _("Answer of the body"), "submit": _("Enter the answer"), **back_to(found)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def report(request, pk, violation_pk):
    found, violation = _violation(request, pk, violation_pk)
    check_can_report(request.user, violation)

    def act(**said):
        actions.report(violation, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The measures are recorded; another officer checks them."))
        return f"{found.get_absolute_url()}#violation-{violation.pk}"

    form = ReportForm(*_sent(request), initial={"reported_at": this_minute()})
    context = {"heading": _("Measures reported"), "submit": _("Record the measures"), **back_to(found)}
    return form_page(request, form, FORM, act, **context, violation=violation)


@form_address
@reads_cases
def check(request, pk, violation_pk):
    found, violation = _violation(request, pk, violation_pk)
    measure = violation.measures.filter(checked_at=None).first()
    check_can_check(request.user, violation, measure)

    def act(**said):
        actions.check(violation, **said, by=request.user, at=timezone.now())
        gone = said["eliminated"]
        messages.success(request, _("It is eliminated.") if gone else _("It goes back to the body with a new term."))
        return f"{found.get_absolute_url()}#violation-{violation.pk}"

    form = CheckForm(*_sent(request), initial={"checked_at": this_minute()})
    context = {"heading": _("Check of the elimination"), "submit": _("Record the check"), **back_to(found)}
    return form_page(request, form, FORM, act, **context, violation=violation, measure=measure)


def _violation(request, pk, violation_pk):
    found = act_in_scope(request, pk)
    violation = get_object_or_404(found.violations, pk=violation_pk)
    violation.act = found
    return found, violation


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def this_minute():
    return timezone.localtime().replace(second=0, microsecond=0)
