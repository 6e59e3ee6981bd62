"""Papers and files to test with."""

import io
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from oversight.documents.actions import issue
from tests.factories import moment

TEXT = {"ru": "Сроки содержания соблюдаются.", "kk": "Ұстау мерзімдері сақталуда: Қаңтар ӘҒҚҢӨҰҮҺІ әғқңөұүһі."}


def paper(by, *, kind="sample", office=None, at=None, context=None, **fields):
    """An issued paper of the officer's office."""
    said = {"place": {"ru": "ИВС", "kk": "УҰИ"}, "text": TEXT, "started_at": "2026-03-02T08:10:00+05:00"}
    fields = {"title_ru": "Справка", "title_kk": "Анықтама", "subject_url": "/inspections/1/", **fields}
    return issue(
        kind, office=office or by.office, context={**said, **(context or {})}, by=by, at=at or moment(), **fields
    )


def content_of(attachment):
    with attachment.file.open() as file:
        return file.read()


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def picture(picture_format="JPEG", size=(64, 48), **options):
    """A picture with something in every part of it, so that each byte of the file is needed."""
    image = Image.effect_noise(size, 90).convert("RGB")
    file = io.BytesIO()
    image.save(file, picture_format, **options)
    return file.getvalue()


def pdf(**options):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if "password" in options:
        writer.encrypt(options["password"], algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def end_of(pdf):
    """The last lines of a PDF, which say where its table is: repeated, they end it again."""
    return b"\n" + pdf[pdf.rindex(b"trailer") :]


def png_that_claims(side):
    """The start of a PNG of `side` × `side` pixels; the pixels themselves are missing."""
    header = b"IHDR" + side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    content = picture("PNG", (8, 8))
    return content[:12] + header + zlib.crc32(header).to_bytes(4, "big") + content[33:]


def box(kind, body=b""):
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def mp4(brand=b"isom"):
    return box(b"ftyp", brand + b"\0\0\2\0" + brand) + box(b"moov", box(b"mvhd", bytes(100))) + box(b"mdat", bytes(999))


def heic():
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(200)) + box(b"mdat", bytes(999))


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("program.exe", "MZ")
    return file.getvalue()
