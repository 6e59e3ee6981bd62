import os
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import bodies, kinds
from .names import split
from .refuse import refused
from .strangers import check_is_one_thing


@dataclass(frozen=True)
class Verdict:
    """What the file is; width and height in pixels where it is a picture that was opened."""

    kind: kinds.Kind
    width: int | None = None
    height: int | None = None


def examine(file, name, *, limit):
    """Tell what the open binary `file` called `name` is, or refuse it with a sentence beside the field "file".

    `limit` is the largest size in bytes. Nothing is believed that the sender says: neither the type nor the name.
    """
    size = _checked_size(file, name, limit)
    file.seek(0)
    kind = kinds.kind_of(file.read(32))
    if kind is None:
        raise refused(
            _(
                "“%(name)s” is not a kind of file that can be attached. Attach a JPEG, PNG, WebP or HEIC picture, "
                "a PDF file, or an MP4 or MOV video."
            ),
            name=name,
        )
    _check_extension(name, kind)
    width, height = bodies.check_is_whole(file, kind, name, size)
    check_is_one_thing(file, kind, name, size)
    file.seek(0)
    return Verdict(kind, width, height)


def _checked_size(file, name, limit):
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise refused(_("“%(name)s” is empty. Choose the file again."), name=name)
    if size > limit:
        raise refused(
            _("“%(name)s” is too large: %(size)s MB, and at most %(limit)s MB can be attached."),
            name=name,
            size=-(-size // 2**20),
            limit=limit // 2**20,
        )
    return size


def _check_extension(name, kind):
    extension = split(name)[1]
    if extension and extension.lower() not in kind.extensions:
        raise refused(
            _("“%(name)s” is called %(extension)s, but inside it is %(kind)s. Attach the original file."),
            name=name,
            extension=extension,
            kind=kind.title,
        )
