"""Zones and lines of work (points 4(17), 4(18), 15(1)). `by=None` is the system loading data."""

from datetime import timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import audit
from ..enums import OfficeLevel, Role
from ..models import Office, Subject, Zone
from ..policies import check_can_keep_zones
from ..refusals import Refused
from ..validation import checked

ZONE = ("officer", "oblast", "from_on", "until_on")
SUBJECT = ("officer", "line_ru", "line_kk", "from_on", "until_on")


@transaction.atomic
def assign_zone(*, officer, oblast, from_on, until_on=None, by, at):
    """Give an oblast to a zonal officer. The term of the former one, if it lasts, ends the day before."""
    _check_may(by)
    if not (officer.is_active and Role.ZONAL_OFFICER in officer.roles):
        raise Refused.about("officer", _("A zone is given to a zonal officer of the Department who is serving."))
    oblast = Office.objects.select_for_update(of=("self",)).get(pk=oblast.pk)
    zone = Zone(officer=officer, oblast=oblast, from_on=from_on, until_on=until_on)
    _end_former(zone, by=by, at=at)
    checked(zone).save()
    audit.record("zones.assign", zone, by=by, at=at, after=audit.snapshot(zone, *ZONE))
    return zone


@transaction.atomic
def end_zone(zone, *, until_on, by, at):
    """`until_on` is the last day of the zone."""
    _check_may(by)
    return _end(_locked(zone), until_on, "zones.end", by=by, at=at)


@transaction.atomic
def withdraw_zone(zone, *, by, at):
    """Take back a zone that has not begun."""
    _check_may(by)
    _withdraw(_locked(zone), "zones.withdraw", ZONE, by=by, at=at)


@transaction.atomic
def assign_subject(*, officer, line_ru, line_kk, from_on, until_on=None, by, at):
    """Give a line of work to a prosecutor of the Department; several may share one."""
    _check_may(by)
    prosecutes = officer.holds({Role.ZONAL_OFFICER, Role.DEPARTMENT_HEAD})
    if not (officer.is_active and prosecutes and officer.office.level == OfficeLevel.DEPARTMENT):
        raise Refused.about("officer", _("A line of work is given to a prosecutor of the Department who is serving."))
    subject = Subject(officer=officer, line_ru=line_ru, line_kk=line_kk, from_on=from_on, until_on=until_on)
    checked(subject).save()
    audit.record("subjects.assign", subject, by=by, at=at, after=audit.snapshot(subject, *SUBJECT))
    return subject


@transaction.atomic
def end_subject(subject, *, until_on, by, at):
    """`until_on` is the last day of the line of work."""
    _check_may(by)
    return _end(_locked(subject), until_on, "subjects.end", by=by, at=at)


@transaction.atomic
def withdraw_subject(subject, *, by, at):
    """Take back a line of work that has not begun."""
    _check_may(by)
    _withdraw(_locked(subject), "subjects.withdraw", SUBJECT, by=by, at=at)


def _check_may(officer):
    if officer is not None:
        check_can_keep_zones(officer)


def _locked(term):
    found = type(term).objects.select_for_update(of=("self",)).select_related("officer__office")
    return found.get(pk=term.pk)


def _end_former(zone, *, by, at):
    """End the open term this one follows; refuse a term that would run beside another."""
    others = Zone.objects.filter(oblast=zone.oblast).not_over(zone.from_on).select_related("officer__office")
    if zone.until_on is not None:
        others = others.filter(from_on__lte=zone.until_on)
    for other in others.order_by("from_on"):
        if other.officer_id == zone.officer_id:
            raise Refused.about("officer", _("This officer already has this oblast %s.") % other.term_in_words)
        if other.until_on is not None or other.from_on >= zone.from_on:
            words = {"name": other.officer.full_name, "term": other.term_in_words}
            sentence = _("%(name)s has this oblast %(term)s: one officer answers for it at a time (point 15(1)).")
            raise Refused.about("from_on", sentence % words)
        _end(other, zone.from_on - timedelta(1), "zones.end", by=by, at=at)


def _end(term, until_on, action, *, by, at):
    if term.until_on is not None and term.until_on < term.officer.office.local_day(at):
        raise Refused(_("This has ended already, on %s.") % date_format(term.until_on))
    before = audit.snapshot(term, "until_on")
    term.until_on = until_on
    checked(term).save(update_fields=["until_on"])
    audit.record(action, term, by=by, at=at, before=before, after=audit.snapshot(term, "until_on"))
    return term


def _withdraw(term, action, fields, *, by, at):
    if term.from_on <= term.officer.office.local_day(at):
        raise Refused(_("This has begun already: give it a last day instead."))
    audit.record(action, term, by=by, at=at, before=audit.snapshot(term, *fields))
    term.delete()
