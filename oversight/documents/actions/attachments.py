import hashlib
import secrets

from django.conf import settings
from django.db import transaction

from oversight.core.audit import record

from .. import uploads
from ..enums import Act
from ..models import Attachment
from ..policies import check_can_attach
from .sharing import share


def attach(uploaded_file, *, office, shared_with=None, further=(), confidential=False, by, at):
    """Keep an uploaded file of `office` as evidence: its own bytes under a random name, with their SHA-256.

    `shared_with`, a second office, and those `further` see it too; one that is `confidential` is seen by nobody but
    through its record.

    Refuses, beside the field "file", what is empty, too large (ATTACHMENT_MAX_BYTES), of an unknown kind, called
    otherwise than it is, truncated, or several things at once. If the row can't be saved, no file is left; a file
    whose transaction the caller rolled back is removed by `remove_orphans`.
    """
    check_can_attach(by)
    name = uploads.clean_name(uploaded_file.name or "")
    verdict = uploads.examine(uploaded_file, name or "?", limit=settings.ATTACHMENT_MAX_BYTES)
    attachment = Attachment(
        office=office,
        shared_with=shared_with,
        confidential=confidential,
        original_name=name or f"file{verdict.kind.extensions[0]}",
        content_type=verdict.kind.content_type,
        image_width=verdict.width,
        image_height=verdict.height,
        uploaded_by=by,
        uploaded_at=at,
        **_measured(uploaded_file),
    )
    storage = attachment.file.storage
    attachment.file.name = storage.save(_random_name(), uploaded_file)
    try:
        _keep(attachment, further, by, at)
    except BaseException:
        storage.delete(attachment.file.name)
        raise
    return attachment


@transaction.atomic
def _keep(attachment, further, by, at):
    attachment.save()
    share([attachment], further)
    about = {"name": str(attachment), "size": attachment.size, "sha256": attachment.sha256}
    record(Act.ATTACH, attachment, by=by, at=at, after=about)


def _measured(file):
    digest, size = hashlib.sha256(), 0
    for block in file.chunks():
        digest.update(block)
        size += len(block)
    return {"size": size, "sha256": digest.hexdigest()}


def sent_before(files, uploaded_file):
    """The one among the attachments `files` that has the same bytes: an answer was lost, and they are sent again."""
    return files.filter(sha256=_measured(uploaded_file)["sha256"]).first()


def _random_name():
    secret = secrets.token_hex(16)
    return f"attachments/{secret[:2]}/{secret[2:4]}/{secret}"
