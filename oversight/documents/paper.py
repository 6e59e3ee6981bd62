"""From an issued document to the HTML of its paper, by nothing but its frozen values."""

import zoneinfo
from datetime import UTC

from django.template.loader import render_to_string
from django.utils import timezone, translation

from .frozen import in_language

#: Marks that turn the direction of what follows, and what ends each.
TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


def render_html(document, language):
    """The paper in `language` ("ru" or "kk") by the template `papers/<kind>.html`; times in the office's zone."""
    values = contained(in_language(document.context, language))
    zone = zoneinfo.ZoneInfo(document.context["letterhead"]["time_zone"])
    values |= {"paper": _about(document, language)}
    with translation.override(language), timezone.override(zone):
        return render_to_string(f"papers/{document.kind}.html", values)


def contained(values):
    """`values` with every turn of direction ended in the text that began it: it turns nothing of what stands beside."""
    if isinstance(values, str):
        return values + _ends(values)
    if isinstance(values, list):
        return [contained(value) for value in values]
    if isinstance(values, dict):
        return {name: contained(value) for name, value in values.items()}
    return values


def _ends(text):
    """What ends the turns a text leaves open, the last one first."""
    open_turns = []
    for letter in text:
        if letter in TURNS:
            open_turns.append(TURNS[letter])
        elif open_turns and letter == open_turns[-1]:
            open_turns.pop()
    return "".join(reversed(open_turns))


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
