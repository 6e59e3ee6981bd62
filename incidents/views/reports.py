"""Special reports: sent from the card, delivered and read by the Department, returned with questions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.views.card import papers_context
from oversight.core.forms import refuse
from oversight.core.pages import keyset_page, only_post, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import reports as actions
from ..forms import AnswerForm, QueryForm, SubmitForm
from ..models import SpecialReport
from ..policies import check_can_answer, check_can_ask, check_can_read_report
from .card import card_page
from .scope import act_on_card, card_of, incident_in_scope, report_in_scope

act_on_report = only_post("incidents:report")


@act_on_card
def submit(request, pk):
    found = incident_in_scope(request, pk)
    form = SubmitForm(request.POST, auto_id="submit_%s")
    if not form.is_valid():
        return card_page(request, found, status=422, submit=form)
    try:
        report = actions.submit(found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        for name, sentence in refusal.fields.items():
            form.add_error(name if name in form.fields else None, sentence)
        return card_page(request, found, status=422, refusal=refusal, submit=form)
    messages.success(request, _("Special report No. %(number)s is sent.") % {"number": report.document.number_label})
    return redirect(card_of(found, "report"))


@require_safe
@reads_cases
def report_list(request):
    """Newest first. What the Department's own screen shows is delivered by that."""
    found = SpecialReport.objects.visible_to(request.user).with_names().select_related("read_by")
    page = keyset_page(found, request)
    deliver(request, page.rows)
    return render(request, "incidents/reports.html", {"page": page})


@require_safe
def report(request, pk):
    """The report with its paper. Opened by an officer of the Department it is read."""
    found = report_in_scope(request, pk)
    if may(check_can_read_report, request.user, found):
        found = actions.read(found, by=request.user, at=timezone.now())
        found = report_in_scope(request, pk)
    return _page(request, found)


@act_on_report
def ask(request, pk):
    found = report_in_scope(request, pk)
    form = QueryForm(request.POST, auto_id="ask_%s")
    return _act(request, found, form, lambda **said: actions.ask(found, **said), ask=form)


@act_on_report
def answer(request, pk, query_pk):
    found = report_in_scope(request, pk)
    query = get_object_or_404(found.queries, pk=query_pk)
    form = AnswerForm(request.POST, auto_id="answer_%s")
    return _act(request, found, form, lambda **said: actions.answer(query, **said), answer=form)


def deliver(request, rows):
    """Mark what this screen shows as delivered, if it is the Department's."""
    if rows and may(check_can_read_report, request.user, rows[0]):
        delivered = {one.pk: one for one in actions.deliver(rows, by=request.user, at=timezone.now())}
        for row in rows:
            row.delivered_at = delivered[row.pk].delivered_at if row.pk in delivered else row.delivered_at


def _act(request, found, form, action, **bound):
    if form.is_valid():
        try:
            action(**form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect(reverse("incidents:report", args=[found.pk]))
    return _page(request, found, status=422, **bound)


def _page(request, found, status=200, **bound):
    now = timezone.now()
    queries = list(found.queries.select_related("asked_by", "answered_by", "answered_with__document"))
    for query in queries:
        query.report = found
        query.late = query.is_overdue(now)
        query.may_answer = may(check_can_answer, request.user, query)
    forms = {"ask": QueryForm(auto_id="ask_%s"), "answer": AnswerForm(auto_id="answer_%s")} | bound
    context = {
        "report": found,
        "versions": found.incident.special_reports.select_related("document__office").order_by("version"),
        "queries": queries,
        "forms": forms,
        "may_ask": may(check_can_ask, request.user, found),
        **papers_context(request.user, found.document),
    }
    return render(request, "incidents/report.html", context, status=status)
