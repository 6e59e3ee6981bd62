"""HTML to PDF/A. The only importer of WeasyPrint, and only when a paper is made."""

import gc
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

#: PDF/A-2 whose text can be searched and copied in every language it is written in.
VARIANT = "pdf/a-2u"

#: The one scheme a paper may fetch by: `bundled:fonts/tinos/Tinos-Regular.ttf`.
SCHEME = "bundled"
FOLDERS = ("fonts/tinos", "papers")
TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}


class ForbiddenAddress(Exception):
    """A paper asked for something that is not among our own bundled files."""


class Pdf(NamedTuple):
    content: bytes
    pages: int


def html_to_pdf(html):
    """The PDF/A-2u of `html`: the same HTML gives the same bytes. Raises ForbiddenAddress."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    options = {"pdf_variant": VARIANT, "pdf_tags": True}
    try:
        with _collector_at_rest():
            paper = HTML(string=html, url_fetcher=_fetcher()).render(font_config=_fonts(), **options)
            return Pdf(paper.write_pdf(**options), len(paper.pages))
    except FatalURLFetchingError as error:
        # Not an Exception: left alone it would take the worker with it.
        raise ForbiddenAddress(str(error.__cause__ or error)) from error


def bundled(url):
    """The file of ours that `url` names, or ForbiddenAddress: no network, no other part of the disk."""
    scheme, _, name = url.partition(":")
    path = Path(settings.ROOT, "static", name).resolve()
    ours = [Path(settings.ROOT, "static", folder).resolve() for folder in FOLDERS]
    if scheme != SCHEME or path.suffix not in TYPES or not any(folder in path.parents for folder in ours):
        raise ForbiddenAddress(f"A paper may not fetch {url[:200]}")
    return path


def _fetcher():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class BundledFetcher(URLFetcher):
        """Knows our bundled files and nothing else; what it does not know stops the rendering."""

        def fetch(self, url, headers=None):
            path = bundled(url)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})

    return BundledFetcher(allowed_protocols={SCHEME}, allow_redirects=False, fail_on_errors=True)


@cache
def _fonts():
    """One per process: every paper has the same four fonts, and loading them anew costs a tenth of the time."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@contextmanager
def _collector_at_rest():
    # Layout makes a million small objects that all live until the end: looking through them costs a tenth of the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
