"""The secret address of an officer's calendar: made, replaced, ended, recognised."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.models import Officer
from oversight.core.policies import check_can_read_cases
from oversight.core.refusals import Refused, may

from ..enums import Act
from ..models import CalendarFeed


@transaction.atomic
def make_feed(*, by, at):
    """Make the officer's address; return the CalendarFeed and its secret, which is never seen again.

    The one before it ends. An audit row for each. Two requests at once make one after the other.
    """
    check_can_read_cases(by)
    Officer.objects.select_for_update(of=("self",)).get(pk=by.pk)
    for old in CalendarFeed.objects.in_use().filter(officer=by):
        _end(old, by, at)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(officer=by, secret_sha256=_hash(secret), created_at=at)
    audit.record(Act.MAKE_FEED, feed, by=by, at=at)
    return feed, secret


@transaction.atomic
def end_feed(*, by, at):
    """End the officer's address: from now on nobody gets anything there."""
    feed = CalendarFeed.objects.in_use().filter(officer=by).select_for_update().first()
    if feed is None:
        raise Refused(_("There is no address to end."))
    _end(feed, by, at)


def officer_of(secret):
    """Whose calendar the secret opens; None for a wrong or ended one, and once the officer may not see duties."""
    feed = CalendarFeed.objects.in_use().filter(secret_sha256=_hash(secret)).first()
    officer = feed and Officer.objects.active().filter(pk=feed.officer_id).first()
    return officer if officer and may(check_can_read_cases, officer) else None


def _end(feed, by, at):
    feed.ended_at = at
    feed.save(update_fields=["ended_at"])
    audit.record(Act.END_FEED, feed, by=by, at=at)


def _hash(secret):
    """The secret is 256 random bits: a plain hash can't be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
