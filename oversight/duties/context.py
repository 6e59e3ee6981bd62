"""What lets every page hear of alerts."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from oversight.core.policies import CASE_READERS

from .live import tickets


def live(request):
    """`live`: a ticket of the stream and the moment from which news count; nothing for who has no alerts."""
    return {"live": SimpleLazyObject(lambda: _live(request))}


def _live(request):
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated or not officer.holds(CASE_READERS):
        return None
    now = timezone.now()
    return {"since": now.isoformat(), "stream": tickets.issue(officer, now), "officer": officer.pk}
