"""Whether a file is one thing only: not also an archive, a document or a page for somebody who opens it otherwise."""

import zipfile

from django.utils.translation import gettext as _

from . import kinds
from .refuse import refused

#: Browsers and readers look for these near the start; some programs also near the end.
NEAR = 4096
PAGE_MARKS = (b"<!doctype html", b"<html", b"<body", b"<iframe", b"<svg", b"<?php")
BLOCK = 1 << 20


def check_is_one_thing(file, kind, name, size):
    """Refuse a polyglot: a picture, PDF or video that is at the same time something else."""
    file.seek(0)
    head = file.read(NEAR)
    file.seek(max(size - NEAR, 0))
    ends = (head + file.read()).lower()
    is_page = any(mark in ends for mark in PAGE_MARKS) and kind is not kinds.PDF
    is_pdf = b"%pdf-" in head.lower() and kind is not kinds.PDF
    if is_page or is_pdf or _has_script(file, kind, head) or _is_archive(file):
        raise refused(
            _(
                "“%(name)s” is %(kind)s and something else at once, which can hide a harmful program. "
                "Save it again as a plain file and attach that."
            ),
            name=name,
            kind=kind.title,
        )


def _has_script(file, kind, head):
    if kind is kinds.PDF:
        return b"<script" in head.lower()
    file.seek(0)
    kept = b""
    while block := file.read(BLOCK):
        text = kept + block.lower()
        if b"<script" in text:
            return True
        kept = text[-6:]
    return False


def _is_archive(file):
    """A ZIP is read from its end, so it can hang behind anything; only one whose directory opens counts."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file):
            return True
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, UnicodeError):
        return False
