"""The emergencies of a run, from its seed. Times are seconds from the beginning; nothing here reads a clock.

When the steps of each clock come is counted here by hand (points 17, 23, 38) and not read from the edition.
"""

from dataclasses import dataclass
from random import Random

MINUTE, HOUR = 60, 3600
#: {code: (the term, the moments of its steps from the end)}, in minutes.
TERMS = {
    "incident.phone_notice.district": (60, (-60, -30, -10, 0, 0, 10, 20, 30)),
    "incident.phone_notice.oblast": (60, (-60, -30, -10, 0, 0, 10, 20)),
    "incident.special_report": (180, (-180, -90, -60, -20, 0, 0, 15, 30)),
}
OF_DISTRICT, OF_OBLAST, IN_WRITING = TERMS
#: How many go on to each further act.
CALLED, CONFIRMED, PASSED_ON, AGREED, REPORTED, CUT = 0.75, 0.85, 0.4, 0.8, 0.45, 0.2


@dataclass(frozen=True)
class Call:
    """A notice to the next level: made at `called`, entered at `entered`, confirmed at `confirmed` or never."""

    called: float
    entered: float
    confirmed: float | None


@dataclass(frozen=True)
class Emergency:
    """Sent to the web at `opens` as received at `received`, its answer lost if `is_cut`; then what became of it."""

    number: int
    opens: float
    received: float
    is_cut: bool
    call: Call | None = None
    passed_on: Call | None = None
    reported: float | None = None


def emergencies(seed, number, seconds):
    """So many emergencies of that seed within so many seconds."""
    random = Random(f"{seed} emergencies {number}")
    return [_emergency(random, one, seconds - 1) for one in range(number)]


def _emergency(random, number, last):
    opens = random.uniform(0, last)
    term, steps = TERMS[OF_DISTRICT]
    # One of its steps comes shortly after it was sent.
    received = min(opens, opens + random.uniform(0, 30) - (term + random.choice(steps)) * MINUTE)
    is_cut = random.random() < CUT
    call = _call(random, received, opens, last) if random.random() < CALLED else None
    if call is None or call.confirmed is None:
        return Emergency(number, opens, received, is_cut, call)
    passed_on = _call(random, call.called, call.confirmed, last, AGREED) if random.random() < PASSED_ON else None
    reported = _soon(random, call.confirmed, last) if random.random() < REPORTED else None
    return Emergency(number, opens, received, is_cut, call, passed_on, reported)


def _call(random, earliest, after, last, confirmed=CONFIRMED):
    entered = _soon(random, after, last)
    called = random.uniform(earliest, entered)
    return Call(called, entered, _soon(random, entered, last) if random.random() < confirmed else None)


def _soon(random, after, last):
    return min(last, after + random.uniform(0.5, 6))
