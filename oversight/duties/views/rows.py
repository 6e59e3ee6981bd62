"""What a row of a duty shows beside its own fields."""

from oversight.core.durations import until

from ..enums import ObligationState as State
from ..next_step import next_steps


def dressed(request, obligations, at):
    """Give each duty its `standing_now`, the time `left` and its `next_step`; returns what the page needs besides."""
    steps = next_steps(obligations, request.user, at)
    for one in obligations:
        one.standing_now = one.standing(at)
        one.left = until(one.due_at, at) if one.state == State.OPEN else ""
        one.next_step = steps.get(one.pk)
    return {"now": at}
