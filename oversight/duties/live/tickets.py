"""A ticket opens the stream for one officer for a minute: the stream's process knows no session and takes no cookie."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing

from oversight.core.models import Officer
from oversight.core.policies import CASE_READERS

SALT = "oversight.stream"
HOLDS = timedelta(minutes=1)
#: Where a stream is asked for, below STREAM_URL.
PATH = "/stream/alerts"


@dataclass(frozen=True)
class Ticket:
    """Where the stream of an officer is, and what opens it until `expires_at`."""

    url: str
    ticket: str
    expires_at: object


def issue(officer, at):
    """The Ticket of an officer whose session or token has just been checked, at `at`."""
    word = signing.dumps(officer.pk, salt=SALT)
    return Ticket(settings.STREAM_URL + PATH, word, at + HOLDS)


def holder(word):
    """The officer a ticket was issued to; None when it isn't ours, has expired, or the officer may read no case."""
    try:
        pk = signing.loads(word, salt=SALT, max_age=HOLDS)
    except signing.BadSignature:
        return None
    officer = Officer.objects.active().filter(pk=pk).first()
    return officer if officer and officer.holds(CASE_READERS) else None
