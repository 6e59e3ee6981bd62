"""How insistently a duty is repeated: by how long it runs as a whole."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Urgency:
    """How often a statutory alert is repeated, how long its acknowledgement holds, when it is passed on."""

    repeats_every: timedelta
    acknowledgement_holds: timedelta
    #: After so many repetitions, and again after as many more, the next leader is told too.
    passes_on_after: int = 3


#: Clocks of hours and of two days.
URGENT = Urgency(timedelta(minutes=10), timedelta(hours=1))
#: Everything longer.
USUAL = Urgency(timedelta(hours=4), timedelta(days=1))


def urgency(obligation):
    return URGENT if obligation.due_at - obligation.opens_at <= timedelta(days=2) and obligation.is_clock else USUAL
