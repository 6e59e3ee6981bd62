"""The kinds of file that are evidence of a check: pictures, scans and videos."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, eq=False)
class Kind:
    """Known by identity: its title compares otherwise in every language."""

    content_type: str
    title: object
    extensions: tuple


JPEG = Kind("image/jpeg", _("a JPEG picture"), (".jpg", ".jpeg", ".jpe", ".jfif"))
PNG = Kind("image/png", _("a PNG picture"), (".png",))
WEBP = Kind("image/webp", _("a WebP picture"), (".webp",))
HEIC = Kind("image/heic", _("a HEIC picture"), (".heic", ".heif"))
PDF = Kind("application/pdf", _("a PDF file"), (".pdf",))
MP4 = Kind("video/mp4", _("an MP4 video"), (".mp4", ".m4v", ".mov"))
MOV = Kind("video/quicktime", _("a QuickTime video"), (".mov", ".qt", ".mp4"))

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
MP4_BRANDS = (b"iso", b"mp4", b"mmp4", b"avc", b"3gp", b"3g2", b"M4V", b"MSNV", b"dash")


def kind_of(head):
    """The kind a file's first bytes say it is, or None."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"%PDF-"):
        return PDF
    return _kind_of_boxes(head) if head[4:8] == b"ftyp" else None


def _kind_of_boxes(head):
    brand = head[8:12]
    if brand in HEIC_BRANDS:
        return HEIC
    if brand == b"qt  ":
        return MOV
    return MP4 if brand.startswith(MP4_BRANDS) else None
