"""Files and the paper of an allegation of torture: attached, issued, read. Only here have they an address (0010)."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inspections.views.as_typed import by_script
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.enums import RenderingState
from oversight.documents.models import Rendering
from oversight.documents.serving import attachment_response, paper_response

from ..actions import allegation_files as actions
from ..policies import check_works_on_allegation
from .scope import act_on_allegation, allegation_in_scope


@require_safe
def read(request, pk, file_pk):
    """The file itself; each reading leaves its row in the trail."""
    found = allegation_in_scope(request, pk)
    attachment = get_object_or_404(found.files, pk=file_pk)
    actions.record_file_view(found, attachment, by=request.user, at=timezone.now())
    return attachment_response(request, attachment)


@act_on_allegation
def issue(request, pk):
    """The paper as the record stands now; its files are made in the background."""
    found = allegation_in_scope(request, pk)
    actions.issue_paper(found, by=request.user, at=timezone.now())
    messages.success(request, _("The paper is issued; its files are being prepared."))
    return redirect(f"{found.get_absolute_url()}#paper")


@require_safe
def paper(request, pk):
    """`?language=` and `?format=`: the file of the paper; each reading leaves its row in the trail."""
    found = allegation_in_scope(request, pk)
    asked = {"language": request.GET.get("language", "ru"), "format": request.GET.get("format", "pdf")}
    rendering = get_object_or_404(Rendering, document=found.document_id, state=RenderingState.READY, **asked)
    actions.record_paper_view(found, rendering, by=request.user, at=timezone.now())
    return paper_response(request, rendering)


@act_on_allegation
def attach(request, pk):
    """Files sent by the script as soon as they are chosen, or with the form."""
    found = allegation_in_scope(request, pk)
    check_works_on_allegation(request.user, found)
    uploaded = request.FILES.getlist("file")
    back = f"{found.get_absolute_url()}#files"
    try:
        if not uploaded:
            raise Refused.about("file", _("Choose a file first."))
        kept = [actions.attach_file(found, one, by=request.user, at=timezone.now()) for one in uploaded]
    except Forbidden:
        raise
    except Refused as refusal:
        if by_script(request):
            return JsonResponse({"errors": {"file": [str(refusal.sentence)]}}, status=422)
        messages.error(request, refusal.sentence)
        return redirect(back)
    if not by_script(request):
        return redirect(back)
    row = {"allegation": found, "file": kept[-1], "may": {"write": not found.is_decided}}
    return JsonResponse({"html": render_to_string("incidents/_allegation_file.html", row, request)})


@act_on_allegation
def detach(request, pk, file_pk):
    found = allegation_in_scope(request, pk)
    attachment = get_object_or_404(found.files, pk=file_pk)
    actions.detach_file(found, attachment, by=request.user, at=timezone.now())
    return redirect(f"{found.get_absolute_url()}#files")
