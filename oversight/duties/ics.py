"""The duties of an officer's office as an iCalendar file: rules, offices and facilities, and no person."""

from datetime import UTC, timedelta
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from . import schedule
from .enums import ObligationState as State
from .models import Obligation
from .month import due_day
from .upcoming import upcoming

#: What stands in the file: duties due from so long ago to so far ahead; those not opened yet not so far.
PAST, AHEAD, TO_COME = timedelta(days=31), timedelta(days=120), timedelta(days=62)
DAY = timedelta(days=1)


def feed_of(officer, *, at):
    """The file, in bytes, in the language that is active: the same duties give the same bytes."""
    office = officer.office
    calendar = Calendar()
    calendar.add("prodid", "-//oversight//duties//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Duties: %(office)s") % {"office": office})
    calendar.add("x-wr-timezone", office.time_zone)
    duties = Obligation.objects.visible_to(officer).filter(office=office, due_at__gte=at - PAST, due_at__lt=at + AHEAD)
    for duty in duties.exclude(state=State.CANCELLED).with_names().order_by("due_at", "pk"):
        calendar.add_component(_event(duty, office))
    for one in upcoming(office, until_on=office.local_day(at + TO_COME), at=at):
        calendar.add_component(_event_to_come(one, office))
    return calendar.to_ical()


def _event(duty, office):
    words = [str(duty.rule.title), *([str(duty.facility)] if duty.facility else [])]
    done = duty.state == State.FULFILLED
    event = _plain(f"duty-{duty.pk}", ("✓ " if done else "") + ": ".join(words), duty.due_at, office)
    event.add("dtstamp", duty.opens_at.astimezone(UTC))
    event.add("sequence", duty.version)
    event.add("description", _about(duty.rule, duty.get_state_display()))
    event.add("url", urljoin(settings.PUBLIC_URL or "/", duty.get_absolute_url()))
    return event


def _event_to_come(one, office):
    names = [str(facility) for facility in one.facilities]
    place = names[0] if len(names) == 1 else f"×{len(names)}" if names else ""
    title = f"{one.rule.title}: {place}" if place else str(one.rule.title)
    uid = f"period-{one.rule.code}-{one.period.from_on:%Y%m%d}-{office.pk}"
    event = _plain(uid, title, one.due.moment, office)
    event.add("dtstamp", one.period.from_at.astimezone(UTC))
    event.add("description", "\n".join([_about(one.rule, _("not open yet")), *names]))
    return event


def _plain(uid, title, due_at, office):
    """An event of a whole day where the duty is due at its 24:00, else of the very moment."""
    event = Event()
    event.add("uid", f"{uid}@{urlsplit(settings.PUBLIC_URL or '').hostname or 'oversight'}")
    event.add("summary", title)
    day = due_day(due_at, ZoneInfo(office.time_zone))
    if due_at == schedule.end_of(day, office.time_zone):
        event.add("dtstart", day)
        event.add("dtend", day + DAY)
    else:
        event.add("dtstart", due_at.astimezone(UTC))
    event.add("transp", "TRANSPARENT")
    return event


def _about(rule, state):
    facts = {"point": rule.point, "code": rule.edition.code, "state": state}
    return _("Point %(point)s, edition %(code)s: %(state)s") % facts
