"""The same norm broken again at the same facility: linked to the earlier violation, which is open again."""

from oversight.core import audit
from oversight.core.workflow import advance

from ..enums import Act, ActState, ViolationState
from ..models import Violation
from ..workflow import ACT, RUNNING, VIOLATION
from .rows import locked


def link_repetitions(act, by, at):
    """Link each violation of an act that has just been sent to the latest earlier one of its norm and facility.

    One that had been eliminated is open again, and its act with it: it is over when its repetition is.
    """
    for violation in act.violations.exclude(facility=None).exclude(norm_key=""):
        earlier = earlier_of(violation)
        if earlier is None:
            continue
        violation.repeats = earlier
        violation.save(update_fields=["repeats"])
        if earlier.state == ViolationState.ELIMINATED:
            _reopen(earlier, violation, by, at)


def earlier_of(violation):
    """The latest violation of the same norm at the same facility, of another act that was sent; or None."""
    same = Violation.objects.filter(facility=violation.facility_id, norm_key=violation.norm_key)
    known = same.filter(act__state__in=[*RUNNING, ActState.CLOSED]).exclude(act=violation.act_id)
    return known.select_related("act").order_by("-pk").first()


def end_repeated(violation, by, at):
    """What this violation repeated is over with it; return the acts that may be closed now."""
    ended = []
    earlier = violation.repeats
    while earlier is not None and earlier.state == ViolationState.REPEATED:
        advance(earlier, "eliminate", VIOLATION)
        earlier.eliminated_at = at
        earlier.save(update_fields=["state", "eliminated_at"])
        ended.append(locked(earlier.act))
        earlier = earlier.repeats
    return ended


def _reopen(earlier, violation, by, at):
    act = locked(earlier.act)
    advance(earlier, "repeat", VIOLATION)
    earlier.eliminated_at = None
    earlier.save(update_fields=["state", "eliminated_at"])
    after = {"number": violation.act.document.number_label, "what": earlier.what}
    audit.record(Act.REPEAT, act, by=by, at=at, after=after)
    if act.state == ActState.CLOSED:
        advance(act, "reopen", ACT)
        act.closed_at = None
        act.version += 1
        act.save(update_fields=["state", "closed_at", "version"])
        audit.record(Act.REOPEN, act, by=by, at=at)
