"""How long something is, or how far away, in two units at most."""

from datetime import timedelta

from django.utils.translation import gettext as _

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def in_words(length):
    """«3 d 4 h», «2 h 05 min», «12 min»; less than a minute is «0 min». Negative lengths lose their sign."""
    minutes = abs(length) // MINUTE
    hours, days = minutes // 60, minutes // (60 * 24)
    parts = {"days": days, "hours": hours - days * 24 if days else hours, "minutes": minutes % 60}
    if days >= 2:
        return _("%(days)d d %(hours)d h") % parts
    if hours:
        return _("%(hours)d h %(minutes)02d min") % (parts | {"hours": hours})
    return _("%(minutes)d min") % parts


def until(due_at, at):
    """«3 h 20 min left» or «overdue by 2 d 4 h»."""
    words = {"length": in_words(due_at - at)}
    return _("overdue by %(length)s") % words if due_at < at else _("%(length)s left") % words
