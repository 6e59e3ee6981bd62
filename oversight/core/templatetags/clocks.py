"""How much time is left until a moment, in words; static/js/clocks.js keeps it right while the page is open."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .ui import icon

register = template.Library()

#: From here on a clock warns, in seconds.
SOON = 6 * 3600
#: Longer than this is said in days, in seconds.
DAYS = 72 * 3600


@register.simple_tag
def left(due_at, now):
    """A running clock: «3 h 05 min left», «2 h 10 min late», with its tone; the moment itself in its title."""
    seconds = (due_at - now).total_seconds()
    tone, picture = tone_of(seconds)
    words = {
        "left": _("{h} h {m} min left"),
        "late": _("{h} h {m} min late"),
        "left-days": _("{d} d left"),
        "late-days": _("{d} d late"),
    }
    data = (f"{due_at:%Y-%m-%dT%H:%M:%S%z}", *words.values(), icon(picture), in_words(seconds, words))
    return format_html(
        '<span class="state state-' + tone + '" data-due="{}" data-left="{}" data-late="{}" data-left-days="{}"'
        ' data-late-days="{}">{}<span data-due-words>{}</span></span>',
        *data,
    )


def tone_of(seconds):
    """(tone, icon) of a clock with so many seconds left; late from the first second after."""
    if seconds < 0:
        return "bad", "clock-exclamation"
    return ("warn", "clock-exclamation") if seconds < SOON else ("plain", "clock")


def in_words(seconds, words):
    late, length = seconds < 0, abs(seconds)
    name = "late" if late else "left"
    if length >= DAYS:
        return words[f"{name}-days"].format(d=int(length // 86400))
    return words[name].format(h=int(length // 3600), m=f"{int(length % 3600 // 60):02d}")
