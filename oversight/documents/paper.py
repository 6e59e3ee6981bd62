"""From an issued document to the HTML of its paper, by nothing but its frozen values."""

import zoneinfo
from datetime import UTC

from django.template.loader import render_to_string
from django.utils import timezone, translation

from .frozen import in_language


def render_html(document, language):
    """The paper in `language` ("ru" or "kk") by the template `papers/<kind>.html`; times in the office's zone."""
    values = in_language(document.context, language)
    zone = zoneinfo.ZoneInfo(document.context["letterhead"]["time_zone"])
    values |= {"paper": _about(document, language)}
    with translation.override(language), timezone.override(zone):
        return render_to_string(f"papers/{document.kind}.html", values)


def _about(document, language):
    return {
        "kind": document.kind,
        "language": language,
        "title": in_language({"ru": document.title_ru, "kk": document.title_kk}, language),
        "number": document.registration_number,
        "version": document.version,
        "issued_at": document.issued_at.astimezone(UTC).isoformat(timespec="seconds"),
        "sha256": document.context_sha256,
        "heads": document.context["letterhead"],
    }
