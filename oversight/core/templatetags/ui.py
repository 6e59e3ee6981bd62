"""What pages are written with: icons, states, moments. docs/design.md shows each."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from oversight.core.durations import WORDS, due_words

register = template.Library()

SPRITE = "vendor/tabler-icons/icons.svg"

#: state → (tone, icon). Red is for what is late or wrong; a state absent here is shown plainly.
TONES = {
    "planned": ("plain", "calendar-event"),
    "under_way": ("active", "progress"),
    "completed": ("active", "check"),
    "acknowledged": ("good", "checks"),
    "closed": ("good", "circle-check"),
    "cancelled": ("muted", "ban"),
    "same": ("good", "circle-check"),
    "differs": ("warn", "arrows-diff"),
    "missing_here": ("bad", "alert-circle"),
    "missing_there": ("bad", "alert-circle"),
    "entered": ("good", "check"),
    "finding": ("good", "check"),
    "explained": ("good", "check"),
    "on_approval": ("active", "hourglass"),
    "approved": ("good", "circle-check"),
    "returned": ("warn", "arrow-back-up"),
    "in_order": ("good", "circle-check"),
    "violation": ("bad", "alert-circle"),
    "shortcoming": ("warn", "alert-triangle"),
    "omission": ("warn", "circle-minus"),
    "not_checked": ("plain", "circle-dashed"),
    "queued": ("plain", "hourglass"),
    "ready": ("good", "file-check"),
    "failed": ("bad", "file-x"),
    "draft": ("plain", "pencil"),
    "signed": ("good", "signature"),
    "issued": ("good", "file-certificate"),
    "replaced": ("muted", "file-off"),
    "refused": ("warn", "hand-stop"),
    "due": ("plain", "clock"),
    "soon": ("warn", "clock-exclamation"),
    "overdue": ("bad", "clock-exclamation"),
    "on_time": ("good", "clock-check"),
    "open": ("active", "circle-dot"),
    "active": ("good", "circle-check"),
    "inactive": ("muted", "ban"),
    "acting": ("plain", "user"),
    "absent": ("warn", "calendar-time"),
    "coming": ("plain", "calendar-event"),
    "vacant": ("bad", "alert-circle"),
    "fulfilled": ("good", "circle-check"),
    "entered_late": ("good", "clock-check"),
    "met_late": ("warn", "clock-exclamation"),
    "stopped": ("warn", "clock-pause"),
    "recorded": ("good", "circle-check"),
    "going_up": ("active", "upload"),
    "sent": ("active", "send"),
    "answered": ("active", "message"),
    "withdrawn": ("muted", "ban"),
    "named": ("plain", "circle-dot"),
    "reported": ("active", "eye"),
    "not_eliminated": ("bad", "circle-x"),
    "eliminated": ("good", "circle-check"),
    "repeated": ("bad", "refresh"),
    "arrived": ("active", "inbox"),
    "under_study": ("plain", "scale"),
    "protest_drafted": ("plain", "pencil"),
    "protested": ("good", "gavel"),
    "unprotested": ("good", "circle-check"),
    "sent_up": ("active", "upload"),
    "taken_up": ("active", "check"),
    "asked": ("active", "send"),
    "asked_again": ("warn", "refresh"),
    "accepted": ("good", "circle-check"),
    "set": ("plain", "calendar-event"),
    "held": ("good", "circle-check"),
    "adjourned": ("warn", "calendar-time"),
    "not_attended": ("bad", "alert-circle"),
    "lost": ("bad", "circle-x"),
    "invited": ("active", "send"),
    "declined": ("warn", "hand-stop"),
    "left_out": ("warn", "circle-minus"),
    "received": ("active", "check"),
    "sent_back": ("good", "checks"),
    "concept": ("plain", "pencil"),
    "in_force": ("good", "circle-check"),
    "published": ("good", "circle-check"),
    "superseded": ("muted", "archive"),
    "ended": ("muted", "archive"),
    "new": ("active", "circle-dot"),
    "waiting": ("warn", "bell-ringing"),
    "taken": ("good", "user-circle"),
    "told": ("plain", "bell"),
    "dead": ("bad", "alert-circle"),
    "dropped": ("muted", "ban"),
    "duplicate": ("muted", "copy"),
    "dismissed": ("muted", "ban"),
    "busy": ("warn", "phone"),
    "no_answer": ("warn", "phone"),
}
UNKNOWN = ("plain", "point")


@cache
def _known_icons():
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', (Path(settings.ROOT) / "static" / SPRITE).read_text()))


def icon(name, label=""):
    """A picture from the sprite; a screen reader passes it by unless it has a `label`. LookupError if unknown."""
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, _address(name))
    return _decoration(name)


@cache
def _decoration(name):
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', _address(name))


@cache
def _address(name):
    if name not in _known_icons():
        raise LookupError(f"Icon {name} is not in static/{SPRITE}: add it to icons.txt there, run script/vendor.")
    return f"{static(SPRITE)}#{name}"


class IconNode(template.Node):
    """A picture whose name or label only the page knows."""

    def __init__(self, arguments):
        self.arguments = arguments

    def render(self, context):
        return icon(*(argument.resolve(context) for argument in self.arguments))


@register.tag("icon")
def icon_tag(parser, token):
    """`{% icon "plus" %}`; with a second argument it has a label. One without variables is text like any other."""
    arguments = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    if len(arguments) == 1 and isinstance(arguments[0].var, str):
        return template.base.TextNode(icon(arguments[0].var))
    return IconNode(arguments)


@register.simple_tag
def status(state, label=None, tone=None):
    """A state in words, with its icon and tone. `label` is needed unless `state` is a member of its TextChoices.

    `tone` (plain, active, good, warn, bad, muted) overrides the state's own, e.g. for a plan whose day has passed.
    """
    if label is None and isinstance(state, TextChoices):
        return _said_by_itself(type(state), state, tone, get_language())
    words = state if label is None else label
    return mark_safe(f"{_before_words(str(state), tone)}{conditional_escape(words)}</span></span>")


@cache
def _said_by_itself(kind, state, tone, language):
    """Its kind too: the “open” of an emergency and of a duty are one string, and two words."""
    return status(state, state.label, tone)


@cache
def _before_words(state, tone):
    own, picture = TONES.get(state, UNKNOWN)
    return format_html('<span class="state state-{}">{}<span>', tone or own, icon(picture))


@register.simple_tag
def drawn_once(name):
    """The part of that name, for parts that say the same to everybody: drawn once in each language by a process."""
    return _drawn(name, get_language())


@cache
def _drawn(name, language):
    return render_to_string(name)


@register.simple_tag
def moment(at, empty="—"):
    """A moment in the reader's zone, «23.11.2026 14:05», the zone in its title."""
    return _time(at, "%d.%m.%Y %H:%M") if at else empty


@register.simple_tag
def clock(at, empty="—"):
    """The time of day in the reader's zone, «14:05»."""
    return _time(at, "%H:%M") if at else empty


@register.simple_tag
def term(at, empty="—"):
    """A due moment in the reader's zone; midnight as 24:00 of the day it ends, «26.11.2026 24:00»."""
    if not at:
        return empty
    return _time(at, due_words(timezone.localtime(at)))


@register.simple_tag
def day(on, empty="—"):
    """A day, «23.11.2026»; a moment is first taken to the reader's zone."""
    if not on:
        return empty
    local = timezone.localtime(on) if isinstance(on, datetime) else on
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%d}", f"{local:%d.%m.%Y}")


@register.simple_tag
def upload_limit():
    """How many bytes a file may have."""
    return str(settings.ATTACHMENT_MAX_BYTES)


@register.simple_tag
def clock_strings():
    """What the script that lets clocks run says, and what time it is."""
    now = timezone.now().isoformat()
    return format_html('<template id="clock-strings" data-now="{}"{}></template>', now, _clock_words(get_language()))


@cache
def _clock_words(language):
    return format_html_join("", ' data-{}="{}"', WORDS.items())


def _time(at, picture):
    local = timezone.localtime(at)
    offset = local.strftime("%z")
    zone = f"{local.tzinfo}, UTC{offset[:3]}:{offset[3:]}"
    written = local.isoformat(timespec="seconds"), zone, local.strftime(picture)
    return format_html('<time datetime="{}" title="{}">{}</time>', *written)
