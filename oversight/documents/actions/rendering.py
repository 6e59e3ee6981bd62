import hashlib
import logging
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from oversight.core.audit import record

from ..enums import Act, RenderingState
from ..files import file_of
from ..models import Rendering

log = logging.getLogger(__name__)

#: How long a rendering that failed, or whose worker died, waits for its next attempt; after the last it has failed.
WAITS = [timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10)]
ATTEMPTS = len(WAITS) + 1


def render(rendering_id, *, at):
    """Make one queued file, once; return whether there was anything to do.

    The attempt is counted and committed first. Then the row stays locked while the file is made, and becomes ready in
    the same transaction: killed in between, the lock is gone, the row is still queued and the next worker makes it. A
    worker that comes meanwhile finds the row locked and leaves. A paper that keeps failing, or keeps killing its
    worker, has failed after its attempts, and never holds up another.
    """
    return _step(Rendering.objects.queued().filter(pk=rendering_id), at)


def render_next(*, at):
    """One step of the queue: make the file that has been due longest; return whether there was one."""
    return _step(Rendering.objects.due(at), at)


def _step(candidates, at):
    rendering_id = _claim(candidates, at)
    if rendering_id is None:
        return False
    with transaction.atomic():
        rendering = _locked(Rendering.objects.queued().filter(pk=rendering_id))
        if rendering is not None:
            _attempt(rendering, at)
    return True


@transaction.atomic
def _claim(candidates, at):
    """Count an attempt of the first candidate nobody holds, or give up on one whose attempts never came to an end."""
    rendering = _locked(candidates)
    if rendering is None:
        return None
    if rendering.attempts >= ATTEMPTS:
        _fail(rendering, rendering.error or _("The worker died while preparing this paper."), at)
    else:
        rendering.next_attempt_at = at + WAITS[min(rendering.attempts, len(WAITS) - 1)]
        rendering.attempts += 1
        rendering.save(update_fields=["attempts", "next_attempt_at"])
    return rendering.pk


def _locked(candidates):
    return candidates.select_related("document").select_for_update(skip_locked=True, of=("self",)).first()


def _attempt(rendering, at):
    try:
        with transaction.atomic():
            _make(rendering, at)
    except Exception as error:
        log.exception("Rendering %s, attempt %s", rendering.pk, rendering.attempts)
        rendering.refresh_from_db()
        _fail(rendering, f"{type(error).__name__}: {error}", at)


def _make(rendering, at):
    made = file_of(rendering.document, rendering.language, rendering.format)
    rendering.file.name = _store(rendering, made.content)
    rendering.size, rendering.pages = len(made.content), made.pages
    rendering.sha256 = hashlib.sha256(made.content).hexdigest()
    rendering.state, rendering.rendered_at, rendering.error = RenderingState.READY, at, ""
    rendering.save()
    about = {**_named(rendering), "pages": made.pages, "sha256": rendering.sha256}
    record(Act.RENDER, rendering.document, by=None, at=at, after=about)


def _named(rendering):
    return {"language": rendering.language, "format": rendering.format}


def _store(rendering, content):
    """Save under a name nobody can guess and every attempt repeats: a crash leaves one file, overwritten next time."""
    storage = rendering.file.storage
    secret = salted_hmac("oversight.documents.rendering", str(rendering.pk), algorithm="sha256").hexdigest()
    name = f"papers/{secret[:2]}/{secret[2:4]}/{secret}.{rendering.format}"
    if storage.exists(name):
        storage.delete(name)
    return storage.save(name, ContentFile(content))


def _fail(rendering, cause, at):
    rendering.error = cause[:2000]
    if rendering.attempts >= ATTEMPTS:
        rendering.state = RenderingState.FAILED
        about = {**_named(rendering), "error": rendering.error}
        record(Act.RENDER_FAILED, rendering.document, by=None, at=at, after=about)
    rendering.save(update_fields=["error", "state"])
