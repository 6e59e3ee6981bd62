"""The files of an issued paper: the same frozen HTML as PDF and as DOCX."""

from typing import NamedTuple

from .enums import PaperFormat
from .paper import render_html


class Made(NamedTuple):
    """A file's bytes; `pages` is None where only the reader's program counts them."""

    content: bytes
    pages: int | None


def file_of(document, language, paper_format):
    """Make one file of `document`; the same document gives the same bytes."""
    html = render_html(document, language)
    if paper_format == PaperFormat.PDF:
        return _pdf(html)
    return _docx(html)


def _pdf(html):
    from .pdf import html_to_pdf

    pdf = html_to_pdf(html)
    return Made(pdf.content, pdf.pages)


def _docx(html):
    from .word import html_to_docx

    return Made(html_to_docx(html), None)
