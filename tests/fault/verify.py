"""Was everything kept that was promised? A pure question of four lists; moments are seconds since 1970."""

from collections import Counter, defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """A step that had to come: of which clock, the how-many-eth, due when.

    `met`: when its clock was known to be fulfilled, the latest that any of the program's clocks had shown; None: never.
    """

    clock: str
    step: int
    due: float
    met: float | None = None

    @property
    def is_open(self):
        return self.met is None


@dataclass(frozen=True)
class Come:
    """A step as it was written."""

    clock: str
    step: int
    due: float
    noticed: float
    is_told: bool = True


@dataclass(frozen=True)
class Message:
    """A message of a step: to whom, the how-many-eth repetition, its own number and the one it left under."""

    clock: str
    step: int
    to: str
    repeat: int
    number: str
    sent_as: str | None
    state: str = "sent"


@dataclass(frozen=True)
class Arrival:
    """What a receiver got, and the latest moment that any of the program's clocks had shown by then."""

    number: str
    latest: float


def faults(promises, come, messages, arrivals):
    """Every promise that was broken, as sentences; none when all is well."""
    promised = {(one.clock, one.step): one for one in promises}
    return [
        *_steps(promised, come),
        *_told(promised, come, messages),
        *_sent(promised, messages, {one.number for one in arrivals}),
        *_arrived(messages, arrivals),
    ]


def _steps(promised, come):
    times = Counter((one.clock, one.step) for one in come)
    for key, promise in promised.items():
        if times[key] == 0 and promise.is_open:
            yield f"lost: step {key} never came"
    for key, number in times.items():
        if number > 1:
            yield f"doubled: step {key} came {number} times"
        if key not in promised:
            yield f"invented: step {key} was never promised"
    for one in come:
        promise = promised.get((one.clock, one.step))
        if promise and one.due != promise.due:
            yield f"moved: step {one.clock, one.step} was due at {promise.due}, it says {one.due}"
        if promise and one.noticed < promise.due:
            yield f"early: step {one.clock, one.step} was noticed {promise.due - one.noticed} s before it was due"
        if promise and promise.met is not None and promise.due > promise.met:
            yield f"went on: step {one.clock, one.step} came, {promise.due - promise.met} s after its clock was met"


def _told(promised, come, messages):
    first = {(one.clock, one.step) for one in messages if one.repeat == 0}
    for one in come:
        promise = promised.get((one.clock, one.step))
        if promise and promise.is_open and not (one.is_told and (one.clock, one.step) in first):
            yield f"untold: nobody was told of step {one.clock, one.step}"
    times = Counter((one.clock, one.step, one.to, one.repeat) for one in messages)
    for key, number in times.items():
        if number > 1:
            yield f"doubled: message {key} was queued {number} times"


def _sent(promised, messages, arrived):
    for one in messages:
        promise = promised.get((one.clock, one.step))
        if one.state == "sent":
            if one.sent_as not in arrived:
                yield f"lost: message {one.number} was marked as sent and never arrived"
        elif promise and promise.is_open:
            yield f"unsent: message {one.number} is {one.state}"


def _arrived(messages, arrivals):
    carried = defaultdict(list)
    for one in messages:
        carried[one.sent_as].append(one)
    own = {one.number: one for one in messages}
    for arrival in arrivals:
        message = own.get(arrival.number)
        if message is None:
            yield f"invented: message {arrival.number} arrived and was never queued"
        elif message.sent_as != arrival.number:
            yield f"renamed: message {arrival.number} arrived, and again as {message.sent_as}"


def early(promises, messages, arrivals):
    """Messages that arrived before their step was due by any of the program's clocks."""
    due = {(one.clock, one.step): one.due for one in promises}
    latest_due = defaultdict(float)
    for one in messages:
        latest_due[one.sent_as] = max(latest_due[one.sent_as], due.get((one.clock, one.step), 0.0))
    for arrival in arrivals:
        if arrival.latest < latest_due[arrival.number]:
            before = latest_due[arrival.number] - arrival.latest
            yield f"early: message {arrival.number} arrived {before} s before it was due"
