"""How long something is, or how far away, in two units at most. `static/js/clocks.js` counts on in the same words."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

MINUTE = timedelta(minutes=1)
#: The sentences, by the name the script knows each under.
WORDS = {
    "days": _("%(days)d d %(hours)d h"),
    "hours": _("%(hours)d h %(minutes)02d min"),
    "minutes": _("%(minutes)d min"),
    "left": _("%(length)s left"),
    "overdue": _("overdue by %(length)s"),
}


def in_words(length):
    """«3 d 4 h», «2 h 05 min», «12 min»; less than a minute is «0 min». Negative lengths lose their sign."""
    minutes = abs(length) // MINUTE
    hours, days = minutes // 60, minutes // (60 * 24)
    if days >= 2:
        return WORDS["days"] % {"days": days, "hours": hours - days * 24}
    if hours:
        return WORDS["hours"] % {"hours": hours, "minutes": minutes % 60}
    return WORDS["minutes"] % {"minutes": minutes}


def until(due_at, at):
    """«3 h 20 min left» or «overdue by 2 d 4 h»."""
    return WORDS["overdue" if due_at < at else "left"] % {"length": in_words(due_at - at)}


def due_words(local):
    """A due moment by a clock on a wall: «26.11.2026 14:05»; midnight is 24:00 of the day it ends."""
    if local.time() == time():
        return f"{local - timedelta(days=1):%d.%m.%Y} 24:00"
    return f"{local:%d.%m.%Y %H:%M}"
