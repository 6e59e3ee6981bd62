import hashlib
import importlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import IntegrityError, transaction
from PIL import ImageFile

from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.actions import attach, remove_orphans
from oversight.documents.models import Attachment
from oversight.documents.uploads import clean_name
from tests import factories
from tests.documents import making
from tests.documents.making import upload
from tests.factories import moment

pytestmark = pytest.mark.django_db
AT = moment()


@pytest.fixture
def officer():
    return factories.officer()


def keep(officer, content, name):
    return attach(upload(content, name), office=officer.office, by=officer, at=AT)


def refusal(officer, content, name):
    with pytest.raises(Refused) as refused:
        keep(officer, content, name)
    assert kept_files() == []
    assert refused.value.fields == {"file": refused.value.sentence}
    return str(refused.value)


def kept_files():
    return sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


GOOD = {
    "photo.jpg": (making.picture("JPEG"), "image/jpeg"),
    "photo.JPEG": (making.picture("JPEG", progressive=True), "image/jpeg"),
    "photo.png": (making.picture("PNG"), "image/png"),
    "photo.webp": (making.picture("WEBP"), "image/webp"),
    "photo.heic": (making.heic(), "image/heic"),
    "scan.pdf": (making.pdf(), "application/pdf"),
    "video.mp4": (making.mp4(), "video/mp4"),
    "video.mov": (making.mp4(b"qt  "), "video/quicktime"),
    "no extension": (making.picture("JPEG"), "image/jpeg"),
}


@pytest.mark.parametrize("name", GOOD)
def test_the_very_bytes_are_kept_with_their_hash(officer, name):
    content, content_type = GOOD[name]

    attachment = keep(officer, content, name)

    with attachment.file.open() as file:
        assert file.read() == content
    assert attachment.sha256 == hashlib.sha256(content).hexdigest()
    assert (attachment.size, attachment.content_type, attachment.original_name) == (len(content), content_type, name)
    assert (attachment.office, attachment.uploaded_by, attachment.uploaded_at) == (officer.office, officer, AT)


def test_a_picture_knows_its_size_in_pixels(officer):
    attachment = keep(officer, making.picture("PNG", (31, 17)), "photo.png")

    assert (attachment.image_width, attachment.image_height) == (31, 17)


def test_a_file_lies_under_a_name_that_tells_nothing(officer):
    attachment = keep(officer, making.picture(), "Сериков.jpg")

    folder, first, second, name = attachment.file.name.split("/")
    assert (folder, name[:4], len(name)) == ("attachments", first + second, 32)


def test_attaching_leaves_one_audit_row(officer):
    attachment = keep(officer, making.picture(), "photo.jpg")

    row = AuditRow.objects.get()
    assert (row.action, row.subject_id, row.officer_id) == ("attachment.add", attachment.pk, officer.pk)
    assert row.after == {"name": "photo.jpg", "size": attachment.size, "sha256": attachment.sha256}


def test_an_auditor_attaches_nothing():
    auditor = factories.officer("auditor")

    with pytest.raises(Forbidden, match="Only a prosecutor attaches files"):
        keep(auditor, making.picture(), "photo.jpg")


def test_the_database_refuses_to_change_a_kept_file(officer):
    keep(officer, making.picture(), "photo.jpg")

    with pytest.raises(IntegrityError, match="do not change"), transaction.atomic():
        Attachment.objects.update(sha256="0" * 64)


def test_an_upload_kept_on_disk_while_it_came_is_kept_too(officer):
    content = making.picture()
    with TemporaryUploadedFile("photo.jpg", "image/jpeg", len(content), None) as sent:
        sent.write(content)
        sent.seek(0)

        attachment = attach(sent, office=officer.office, by=officer, at=AT)

        with attachment.file.open() as file:
            assert file.read() == content
        # Storage moved it away; closing would look for it in vain.
        sent.file.close_called = True


def test_an_empty_file_is_refused(officer):
    assert refusal(officer, b"", "photo.jpg") == "“photo.jpg” is empty. Choose the file again."


def test_a_file_over_the_limit_is_refused(officer, settings):
    settings.ATTACHMENT_MAX_BYTES = 2**20

    sentence = refusal(officer, making.picture("JPEG") + bytes(2**20), "photo.jpg")

    assert sentence == "“photo.jpg” is too large: 2 MB, and at most 1 MB can be attached."


@pytest.mark.parametrize(
    ("name", "content"),
    {
        "program.exe": b"MZ" + bytes(99),
        "page.html": b"<!doctype html><p>x",
        "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "letter.docx": making.archive(),
        "picture.gif": b"GIF89a" + bytes(99),
        "photo.jpg": b"not a picture at all",
        "picture.avif": making.box(b"ftyp", b"avif\0\0\0\0"),
    }.items(),
)
def test_a_kind_that_is_no_evidence_is_refused(officer, name, content):
    sentence = refusal(officer, content, name)

    assert sentence == (
        f"“{name}” is not a kind of file that can be attached. Attach a JPEG, PNG, WebP or HEIC picture, "
        "a PDF file, or an MP4 or MOV video."
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("photo.png", making.picture("JPEG"), "is called .png, but inside it is a JPEG picture"),
        ("scan.pdf", making.picture("PNG"), "is called .pdf, but inside it is a PNG picture"),
        ("photo.jpg", making.pdf(), "is called .jpg, but inside it is a PDF file"),
        ("photo.exe", making.picture("JPEG"), "is called .exe, but inside it is a JPEG picture"),
        ("photo.html", making.picture("WEBP"), "is called .html, but inside it is a WebP picture"),
        ("photo.jpg", making.heic(), "is called .jpg, but inside it is a HEIC picture"),
    ],
)
def test_a_name_that_contradicts_the_contents_is_refused(officer, name, content, sentence):
    assert refusal(officer, content, name) == f"“{name}” {sentence}. Attach the original file."


@pytest.mark.parametrize("name", [name for name in GOOD if name != "no extension"])
@pytest.mark.parametrize("part", [0.5, 0.9, 1])
def test_a_file_cut_off_is_refused(officer, name, part):
    content, _type = GOOD[name]
    cut = content[: max(int(len(content) * part) - 7, 40)]

    sentence = refusal(officer, cut, name)

    assert sentence == f"“{name}” is damaged or was not sent to its end. Send it again."


def test_a_picture_cut_off_is_refused_also_where_papers_are_made(officer):
    importlib.import_module("weasyprint.images")
    ImageFile.LOAD_TRUNCATED_IMAGES = True

    assert "was not sent to its end" in refusal(officer, making.picture("JPEG")[:-9], "photo.jpg")


def test_a_damaged_picture_is_refused(officer):
    content = bytearray(making.picture("PNG"))
    content[len(content) // 2] ^= 0xFF

    assert "is damaged" in refusal(officer, bytes(content), "photo.png")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(officer, side):
    sentence = refusal(officer, making.png_that_claims(side), "bomb.png")

    assert sentence == "“bomb.png” has too many pixels: a picture of at most 64 million can be attached."


def test_a_pdf_with_a_password_is_refused(officer):
    sentence = refusal(officer, making.pdf(password="secret"), "scan.pdf")

    assert sentence == "“scan.pdf” is protected by a password. Attach a copy without one."


def jpeg_with_comment(text):
    content = making.picture("JPEG")
    return content[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + content[2:]


POLYGLOTS = {
    "zip behind.jpg": making.picture("JPEG") + making.archive(),
    "zip behind.png": making.picture("PNG") + making.archive(),
    "zip in box.mp4": making.mp4() + making.box(b"free", making.archive()),
    "page in comment.jpg": jpeg_with_comment(b"<!DOCTYPE html><body>"),
    "script in comment.jpg": jpeg_with_comment(b"<ScRiPt>alert(1)</script>"),
    "script behind.jpg": making.picture("JPEG") + bytes(9999) + b"<script>alert(1)</script>" + bytes(9999),
    "php in comment.jpg": jpeg_with_comment(b"<?php system($_GET[0]);"),
    "pdf in comment.jpg": jpeg_with_comment(b"%PDF-1.7\n"),
    "page in box.heic": making.heic() + making.box(b"free", b"<html><script>alert(1)</script>"),
    "page in pdf.pdf": making.pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%<script>alert(1)</script>\n", 1),
    "zip in pdf.pdf": making.pdf() + making.archive() + making.end_of(making.pdf()),
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_a_file_that_is_two_things_at_once_is_refused(officer, name):
    sentence = refusal(officer, POLYGLOTS[name], name)

    assert "and something else at once, which can hide a harmful program" in sentence


def test_what_phones_add_behind_a_picture_is_no_reason_to_refuse_it(officer):
    content = making.picture("JPEG") + b"\0\0\x01\x0aSEFH" + bytes(200) + b"SEFT"

    assert keep(officer, content, "photo.jpg").size == len(content)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\я\\фото 1.jpg", "фото 1.jpg"),
        ("pho\u202egpj.exe", "phogpj.exe"),
        ("a\0b\nc\t d.jpg", "ab c d.jpg"),
        ("Қаңтар ӘҒҚҢӨҰҮҺІ.pdf", "Қаңтар ӘҒҚҢӨҰҮҺІ.pdf"),
        ("снимок 📷.jpg", "снимок 📷.jpg"),
        (".htaccess", "htaccess"),
        ("photo.jpg. . ", "photo.jpg"),
        ("й" * 300 + ".jpeg", "й" * 145 + ".jpeg"),
        ("\u200b\u202e", ""),
        ("", ""),
    ],
)
def test_names_are_cleaned(sent, kept):
    assert clean_name(sent) == kept


def test_a_file_without_a_name_is_called_by_its_kind(officer):
    sent = upload(making.picture(), "x.jpg")
    sent._name = "\u202e"

    assert attach(sent, office=officer.office, by=officer, at=AT).original_name == "file.jpg"


def test_when_the_row_cannot_be_saved_no_file_is_left(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        attach(upload(making.picture()), office=None, by=officer, at=AT)

    assert kept_files() == []


def test_files_whose_transaction_was_rolled_back_are_removed_after_a_day(officer):
    kept = keep(officer, making.picture(), "photo.jpg")
    with transaction.atomic():
        keep(officer, making.picture("PNG"), "photo.png")
        transaction.set_rollback(True)
    now = kept.file.storage.get_modified_time(kept.file.name)
    assert len(kept_files()) == 2

    assert remove_orphans(at=now) == 0
    assert remove_orphans(at=now + timedelta(days=2)) == 1

    assert [path.name for path in kept_files()] == [kept.file.name.split("/")[-1]]
