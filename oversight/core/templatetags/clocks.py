"""How much time is left until a moment, in words; static/js/clocks.js keeps it right while the page is open."""

from datetime import timedelta

from django import template
from django.utils.html import format_html

from oversight.core.durations import until

from .ui import icon

register = template.Library()

#: From here on a clock warns.
SOON = timedelta(hours=6)


@register.simple_tag
def left(due_at, now):
    """A running clock as a state: «3 h 05 min left», «overdue by 2 h 10 min», with its tone and icon."""
    tone, picture = tone_of(due_at - now)
    return format_html(
        '<span class="state state-{}">{}<span role="timer" data-term="{}">{}</span></span>',
        tone,
        icon(picture),
        due_at.isoformat(),
        until(due_at, now),
    )


def tone_of(length):
    """(tone, icon) of a clock with so much left; late from the first instant after."""
    if length < timedelta():
        return "bad", "clock-exclamation"
    return ("warn", "clock-exclamation") if length < SOON else ("plain", "clock")
