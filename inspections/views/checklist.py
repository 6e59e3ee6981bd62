"""The checklist and the findings of one inspection, saved as they are typed; their files."""

from functools import partial

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oversight.core.refusals import Forbidden, Refused

from ..actions import checklist, findings
from ..addresses import page_of
from ..forms import AnswerForm, FindingForm
from ..models import Answer, Inspection
from ..policies import check_can_take_part
from .as_typed import by_script, save_as_typed
from .lines import WRITING, finding_alone, fragments
from .scope import act_on_card, inspection_in_scope


@act_on_card
def answer(request, pk, position):
    line = _line(request, pk, position)

    def act(**said):
        return checklist.answer(line, **said, by=request.user, at=timezone.now())

    _attach_sent_along(request, line)
    changed = partial(_fragments_of_line, request, line)
    return save_as_typed(request, AnswerForm(request.POST), act, back=_place(line), fragments=changed)


@act_on_card
def answer_rest(request, pk):
    found = inspection_in_scope(request, pk)
    count = checklist.answer_rest(found, by=request.user, at=timezone.now())
    messages.success(
        request,
        ngettext("%(count)d line is marked as in order.", "%(count)d lines are marked as in order.", count)
        % {"count": count},
    )
    return redirect(page_of(found, "checklist"))


@act_on_card
def describe(request, pk, position):
    """The finding of a line: its first words add it."""
    line = _line(request, pk, position)

    def act(**said):
        return findings.describe(line, **said, by=request.user, at=timezone.now())

    changed = partial(_fragments_of_line, request, line)
    return save_as_typed(request, FindingForm(request.POST), act, back=_place(line), fragments=changed)


@act_on_card
def add_finding(request, pk):
    """One more finding, alone or under the line whose `answer` is its position; to HTMX only its form."""
    found = inspection_in_scope(request, pk)
    position = request.POST.get("answer", "")
    line = get_object_or_404(found.answers, position=position) if position.isdecimal() else None
    finding = findings.add(found, answer=line, by=request.user, at=timezone.now())
    if request.htmx:
        return render(request, "inspections/_finding_alone.html", finding_alone(found, finding))
    return redirect(page_of(found, f"finding-{finding.pk}"))


@act_on_card
def write_finding(request, pk, finding_pk):
    finding = _finding(request, pk, finding_pk)

    def act(**said):
        return findings.write(finding, **said, by=request.user, at=timezone.now())

    _attach_sent_along(request, finding)
    return save_as_typed(request, FindingForm(request.POST), act, back=_place(finding))


@act_on_card
def remove_finding(request, pk, finding_pk):
    finding = _finding(request, pk, finding_pk)
    findings.remove(finding, by=request.user, at=timezone.now())
    messages.success(request, _("The finding is removed."))
    return redirect(_place(finding.answer) if finding.answer else page_of(finding.inspection, "findings"))


@act_on_card
def attach_to_answer(request, pk, position):
    return _attach(request, _line(request, pk, position))


@act_on_card
def attach_to_finding(request, pk, finding_pk):
    return _attach(request, _finding(request, pk, finding_pk))


@act_on_card
def detach_from_answer(request, pk, position, file_pk):
    return _detach(request, _line(request, pk, position), file_pk)


@act_on_card
def detach_from_finding(request, pk, finding_pk, file_pk):
    return _detach(request, _finding(request, pk, finding_pk), file_pk)


def _attach(request, thing):
    """One file, sent by the script as soon as it is chosen; the answer is its row."""
    uploaded = request.FILES.get("file")
    check_can_take_part(request.user, thing.inspection)
    try:
        if uploaded is None:
            raise Refused.about("file", _("Choose a file first."))
        attachment = checklist.attach_file(thing, uploaded, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        if by_script(request):
            return JsonResponse({"errors": {"file": [str(refusal.sentence)]}}, status=422)
        messages.error(request, refusal.sentence)
        return redirect(_place(thing))
    if not by_script(request):
        return redirect(_place(thing))
    row = {"file": attachment, "files_at": _files_at(thing), **WRITING}
    return JsonResponse({"html": render_to_string("inspections/_file.html", row, request)})


def _attach_sent_along(request, thing):
    """Without a script the files come with the form; one that is refused costs nothing of what was typed."""
    for uploaded in request.FILES.getlist("file"):
        try:
            checklist.attach_file(thing, uploaded, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            messages.error(request, refusal.sentence)


def _detach(request, thing, file_pk):
    attachment = get_object_or_404(thing.files, pk=file_pk)
    checklist.detach_file(thing, attachment, by=request.user, at=timezone.now())
    return redirect(_place(thing))


def _fragments_of_line(request, line):
    return fragments(request, line.inspection, line.position)


def _files_at(thing):
    name = f"answers/{thing.position}" if hasattr(thing, "position") else f"findings/{thing.pk}"
    return f"{page_of(thing.inspection)}{name}/files/"


def _line(request, pk, position):
    """The line and its inspection, by one question."""
    seen = Inspection.objects.visible_to(request.user).filter(pk=pk)
    return get_object_or_404(
        Answer.objects.filter(inspection__in=seen, position=position).select_related("inspection__kind")
    )


def _finding(request, pk, finding_pk):
    found = inspection_in_scope(request, pk)
    return get_object_or_404(found.findings.select_related("inspection", "answer"), pk=finding_pk)


def _place(thing):
    """Where a line or a finding stands on the page."""
    name = f"line-{thing.position}" if hasattr(thing, "position") else f"finding-{thing.pk}"
    return page_of(thing.inspection, name)
