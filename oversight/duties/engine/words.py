"""What an alert and its messages say, in the language of the officer who is told."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oversight.core.durations import due_words
from oversight.core.languages import localized

#: A summary names so many; the others stand on the alert desk.
NAMED = 50


def title_of(obligation, escalation, officer):
    """One line: what it is about, and whether it is coming or overdue, by the clock of its office."""
    with translation.override(officer.language):
        due = obligation.due_at.astimezone(ZoneInfo(obligation.office.time_zone))
        words = {"duty": _subject(obligation), "moment": due_words(due)}
        if escalation.due_at > obligation.due_at:
            return _("Overdue since %(moment)s: %(duty)s") % words
        return _("Due %(moment)s: %(duty)s") % words


def _subject(obligation):
    place = obligation.facility or obligation.office
    return f"{localized(obligation, 'title')} — {place}"


def message(delivery):
    """(subject, body) of one alert."""
    alert = delivery.alert
    with translation.override(alert.officer.language):
        lines = [alert.title, str(alert.office), _point(alert)]
        if delivery.repeat:
            lines.append(_("This alert is repeated because nobody has acknowledged it."))
        return alert.title, _body([*lines, _link(alert.url)], delivery.sent_as)


def summary(deliveries):
    """(subject, body) of several alerts that go to one address together; the newest state of each."""
    first = deliveries[0]
    with translation.override(first.alert.officer.language):
        count = len(deliveries)
        subject = ngettext("%(count)s alert", "%(count)s alerts", count) % {"count": count}
        lines = [f"• {delivery.alert.title}" for delivery in deliveries[:NAMED]]
        if count > NAMED:
            left = count - NAMED
            lines.append(ngettext("and %(count)s more", "and %(count)s more", left) % {"count": left})
        return subject, _body([*lines, _link("/alerts/")], first.sent_as)


def trial(title):
    """(subject, body) of a test of an address."""
    return _("Test alert"), _("This is a test of the address “%(title)s”. Nothing has happened.") % {"title": title}


def _point(alert):
    rule = alert.obligation.rule
    return _("Point %(point)s, %(edition)s") % {"point": rule.point, "edition": rule.edition}


def _link(url):
    return f"{settings.PUBLIC_URL}{url}" if settings.PUBLIC_URL and url else ""


def _body(lines, message_id):
    return "\n".join([*filter(None, lines), "", f"№ {message_id}"])
