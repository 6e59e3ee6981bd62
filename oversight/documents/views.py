from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.audit import record
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, keyset_page
from oversight.core.policies import check_can_read_cases
from oversight.core.refusals import Forbidden, Refused, may

from . import actions
from .enums import Act, PaperFormat, PaperLanguage
from .filters import DocumentFilter
from .models import Attachment, Document
from .policies import check_can_requeue
from .serving import attachment_response, paper_response


@require_safe
def document_list(request):
    _check_reads_cases(request)
    papers = Document.objects.visible_to(request.user).select_related("office", "facility").defer("context")
    chosen = DocumentFilter(request.GET, papers.prefetch_related("renderings"), request=request)
    page = keyset_page(chosen.qs, request)
    return render(request, "documents/list.html", {"page": page, "filter": chosen})


@require_safe
def card(request, pk):
    """The paper's card; to HTMX only its files, which ask again every second while one is being prepared."""
    document = _document(request, pk)
    renderings = list(document.renderings.all())
    files = {
        "document": document,
        "renderings": renderings,
        "is_waiting": any(one.is_queued for one in renderings),
        "can_requeue": may(check_can_requeue, request.user, document) and any(one.is_failed for one in renderings),
    }
    if request.htmx:
        response = render(request, "documents/_files.html", files)
    else:
        response = render(request, "documents/card.html", files | _about(document, request.user))
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def pdf(request, pk):
    return _file(request, pk, PaperFormat.PDF)


@require_safe
def docx(request, pk):
    return _file(request, pk, PaperFormat.DOCX)


def _file(request, pk, paper_format):
    document = _document(request, pk)
    rendering = get_object_or_404(document.renderings, language=_paper_language(request), format=paper_format)
    if not rendering.is_ready:
        return render(request, "documents/file.html", {"document": document, "rendering": rendering}, status=409)
    about = {"language": rendering.language, "format": rendering.format}
    record(Act.VIEW, document, by=request.user, at=timezone.now(), after=about)
    return paper_response(request, rendering)


@require_POST
def requeue(request, pk):
    document = _document(request, pk)
    try:
        actions.requeue(document, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The paper is being prepared again."))
    return redirect(document)


@require_safe
def attachment(request, pk):
    found = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    record(Act.VIEW_ATTACHMENT, found, by=request.user, at=timezone.now())
    return attachment_response(request, found)


def _about(document, officer):
    versions = list(Document.objects.visible_to(officer).versions_of(document))
    return {
        "versions": versions,
        # Who takes part in a joint inspection sees its papers and not the place.
        "sees_facility": document.facility and officer.office_id in document.facility.supervising_office.lineage,
        "newer": versions[-1] if versions[-1] != document else None,
        "history": AuditRow.objects.about(document)[:HISTORY],
    }


def _document(request, pk):
    papers = Document.objects.visible_to(request.user).select_related(
        *("office", "facility__supervising_office", "issued_by", "corrects")
    )
    return get_object_or_404(papers, pk=pk)


def _check_reads_cases(request):
    if not may(check_can_read_cases, request.user):
        raise Http404


def _paper_language(request):
    """The language asked for; else that of the page where papers exist in it, else Russian."""
    language = request.GET.get("language", get_language())
    return language if language in PaperLanguage.values else PaperLanguage.RU
