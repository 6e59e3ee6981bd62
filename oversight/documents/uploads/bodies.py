"""Whether a file is whole: pictures are decoded, a PDF is opened, the boxes of a video are walked to the last byte."""

import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageFile
from pypdf import PdfReader

from . import kinds
from .refuse import refused

#: A picture of more pixels is refused before it is decoded: it would take the server's memory.
MOST_PIXELS = 64_000_000
FORMATS = {kinds.JPEG: "JPEG", kinds.PNG: "PNG", kinds.WEBP: "WEBP"}
BOXES_NEEDED = {kinds.HEIC: b"meta", kinds.MP4: b"moov", kinds.MOV: b"moov"}


def check_is_whole(file, kind, name, size):
    """Refuse what is truncated or damaged; return (width, height) of a picture, else (None, None)."""
    if kind in FORMATS:
        return _check_picture(file, FORMATS[kind], name)
    if kind is kinds.PDF:
        _check_pdf(file, name, size)
    else:
        _check_boxes(file, BOXES_NEEDED[kind], name, size)
    return None, None


def _damaged(name):
    return refused(_("“%(name)s” is damaged or was not sent to its end. Send it again."), name=name)


def _check_picture(file, picture_format, name):
    try:
        with _opened(file, picture_format) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise _too_many_pixels(name)
            picture.verify()
        with _opened(file, picture_format) as picture:
            # A JPEG decoded at an eighth of its size is read to its end all the same, in a fraction of the memory.
            picture.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))
            picture.load()
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _damaged(name) from error
    return width, height


def _too_many_pixels(name):
    most = MOST_PIXELS // 1_000_000
    return refused(
        _("“%(name)s” has too many pixels: a picture of at most %(most)s million can be attached."),
        name=name,
        most=most,
    )


def _opened(file, picture_format):
    # WeasyPrint, once imported, lets every picture of the process pass that was cut off.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    file.seek(0)
    with warnings.catch_warnings():
        # Pillow's own limit is lower than ours; ours is checked by the caller.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(file, formats=[picture_format])


def _check_pdf(file, name, size):
    file.seek(max(size - 1024, 0))
    _before, mark, after = file.read().rpartition(b"%%EOF")
    if not mark or after.strip(b"\0\t\n\f\r "):
        raise _damaged(name)
    is_encrypted, pages = _pdf_facts(file, name)
    if is_encrypted:
        raise refused(_("“%(name)s” is protected by a password. Attach a copy without one."), name=name)
    if not pages:
        raise _damaged(name)


def _pdf_facts(file, name):
    """(encrypted, pages). The reader meets hostile files with many kinds of exception: each means damaged."""
    try:
        reader = PdfReader(file)
        return (True, None) if reader.is_encrypted else (False, len(reader.pages))
    except Exception as error:
        raise _damaged(name) from error


def _check_boxes(file, needed, name, size):
    """Walk the top boxes of an ISO media file: each within the file, the last ending with it, the needed one there."""
    found, place = set(), 0
    while place < size:
        length, kind = _box(file, place, size)
        if length is None or place + length > size:
            raise _damaged(name)
        found.add(kind)
        place += length
    if needed not in found:
        raise _damaged(name)


def _box(file, place, size):
    """(length, type) of the box at `place`; the length None where there is no box."""
    file.seek(place)
    head = file.read(16)
    if len(head) < 8:
        return None, b""
    length, header = int.from_bytes(head[:4], "big"), 8
    if length == 0:
        length = size - place
    elif length == 1:
        length, header = int.from_bytes(head[8:16], "big"), 16
    is_named = all(32 <= byte < 127 or byte == 0xA9 for byte in head[4:8])
    return (length if is_named and length >= header else None), head[4:8]
