"""When the tick looks at a duty next.

Whoever changes a duty holds its row, and then the row of its pending step; the tick holds the latter alone. So an
action that moves the steps waits for a tick in between, which is short, and a tick never waits for an action.
"""

from ..models import Escalation, PendingStep
from .steps import moment_of


def steps_come(obligation):
    """How many of its steps have come; the tick writes none more until the transaction ends."""
    PendingStep.objects.select_for_update().filter(obligation=obligation).first()
    return Escalation.objects.filter(obligation=obligation).count()


def look_again(obligation, at):
    """Let the tick look at its next step when that comes, or at once where it has passed."""
    come = steps_come(obligation)
    if come >= len(obligation.steps):
        look_no_more(obligation)
        return
    look_at = max(moment_of(obligation.steps[come]), at)
    said = {"number": come, "at": look_at, "trouble": ""}
    PendingStep.objects.update_or_create(obligation=obligation, defaults=said)


def look_no_more(obligation):
    PendingStep.objects.filter(obligation=obligation).delete()
