"""How long something is, or how far away, in two units at most. `static/js/terms.js` counts on in the same words."""

from datetime import timedelta

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
