import logging
import threading
import zoneinfo

from celery import current_app
from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core.audit import record
from oversight.core.refusals import Refused

from .. import frozen
from ..enums import Act, PaperFormat, PaperLanguage, RenderingState
from ..models import Document, NumberSeries, Rendering
from ..policies import check_can_requeue
from .numbers import take_number
from .sharing import share

log = logging.getLogger(__name__)


@transaction.atomic
def issue(
    kind,
    *,
    office,
    title_ru,
    title_kk,
    context,
    subject_url,
    by,
    at,
    facility=None,
    shared_with=None,
    further=(),
    corrects=None,
    confidential=False,
):
    """Issue a paper of `office`: number it, freeze `context`, queue its Russian and Kazakh files, PDF and DOCX.

    `context` holds plain values; what differs by language stands as {"ru": …, "kk": …} (see `frozen`). The letterhead
    is added. `facility` is the place it is about, where that is one. `shared_with`, a second office, and those
    `further` see it too; one that is `confidential` is seen by nobody but through its record. `corrects`, an issued
    document, makes this its next version under the same number; a version that has been corrected already is refused.
    The files are made by a task after the commit.
    """
    place = _corrected_place(corrects) if corrects else _new_place(kind, office, at)
    document = Document.objects.create(
        kind=kind,
        office=office,
        shared_with=shared_with,
        confidential=confidential,
        facility=facility,
        **place,
        title_ru=title_ru,
        title_kk=title_kk,
        subject_url=subject_url,
        context=frozen.plain({**context, "letterhead": frozen.letterhead(office)}),
        issued_at=at,
        issued_by=by,
    )
    share([document], further)
    _queue(document, at)
    after = {"number": document.registration_number, "version": document.version, "sha256": document.context_sha256}
    record(Act.ISSUE, document, by=by, at=at, after=after)
    return document


@transaction.atomic
def requeue(document, *, by, at):
    """Make again what could not be made, from the first attempt."""
    check_can_requeue(by, document)
    failed = document.renderings.select_for_update().filter(state=RenderingState.FAILED)
    for rendering in failed:
        rendering.state, rendering.attempts, rendering.next_attempt_at = RenderingState.QUEUED, 0, at
        rendering.save(update_fields=["state", "attempts", "next_attempt_at"])
    if not failed:
        raise Refused(_("There is nothing to make again: every file of this paper is ready or being prepared."))
    record(Act.REQUEUE, document, by=by, at=at, after={"files": [f"{one.language}.{one.format}" for one in failed]})
    _wake_after_commit(failed)


def _new_place(kind, office, at):
    year = at.astimezone(zoneinfo.ZoneInfo(office.time_zone)).year
    return {"year": year, "number": take_number(office, kind, year)}


def _corrected_place(corrects):
    """The same number, the next version; under the lock of the series, so that two corrections cannot meet."""
    same = {"office": corrects.office, "kind": corrects.kind, "year": corrects.year}
    NumberSeries.objects.select_for_update().get(**same)
    if Document.objects.filter(corrects=corrects).exists():
        raise Refused(_("This version has been corrected already: correct the newest version."))
    return {"year": corrects.year, "number": corrects.number, "version": corrects.version + 1, "corrects": corrects}


def _queue(document, at):
    renderings = Rendering.objects.bulk_create(
        Rendering(document=document, language=language, format=paper_format, next_attempt_at=at)
        for paper_format in PaperFormat.values
        for language in PaperLanguage.values
    )
    _wake_after_commit(renderings)


def _wake_after_commit(renderings):
    rendering_ids = [rendering.pk for rendering in renderings]
    # Aside, because the broker's client takes six seconds to see that nobody answers; nobody waits for the outcome.
    aside = threading.Thread(target=_wake, args=[rendering_ids], name="wake the renderer", daemon=True)
    transaction.on_commit(aside.start, robust=True)


def _wake(rendering_ids):
    """Ask a worker to make them now. The rows are the queue: without a broker the next tick takes them."""
    try:
        for rendering_id in rendering_ids:
            current_app.send_task("oversight.documents.tasks.render", args=[rendering_id], retry=False)
    except Exception as error:
        log.warning("Renderings %s wait for the tick: the broker did not answer (%s)", rendering_ids, error)
