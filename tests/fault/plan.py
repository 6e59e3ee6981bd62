"""What is to happen, all of it from one seed. Times are seconds from the beginning; nothing here reads a clock."""

from dataclasses import dataclass
from random import Random

from tests.fault.plan_emergencies import HOUR, Emergency, emergencies

#: How often each is killed, compared with the others.
TARGETS = {
    "worker-1": 4,
    "worker-2": 4,
    "beat-1": 2,
    "beat-2": 2,
    "web": 1,
    "stream": 1,
    "valkey": 2,
    "postgresql": 2,
}
#: Seconds between two kills, on the average; as long a process lives before it is killed again, if another can be.
PACE, LIVES = 1.5, 4.0
#: A clock of this many minutes, with steps so many minutes from its end.
TERM = 60
STEPS = (-1, 0, 1)


@dataclass(frozen=True)
class Kill:
    """At `at` the target dies; after `down` more seconds it is started again."""

    at: float
    target: str
    down: float


@dataclass(frozen=True)
class Jump:
    """From `at` on the program's clocks are `offset` seconds off the true one."""

    at: float
    offset: int


@dataclass(frozen=True)
class Clock:
    """A duty opened at `opens`, due at `due`; fulfilled at `done`, if at all."""

    number: int
    opens: float
    due: float
    done: float | None
    insists: bool


@dataclass(frozen=True)
class Plan:
    seed: str
    kills: list[Kill]
    jumps: list[Jump]
    clocks: list[Clock]
    emergencies: list[Emergency]
    seconds: float


def plan(seed, kills, clocks, urgent=0):
    """The plan of that seed: so many kills, so many duties and emergencies, two jumps of an hour, back and forward."""
    random = Random(f"{seed} {kills} {clocks}")
    deaths = list(_kills(random, kills))
    seconds = deaths[-1].at + LIVES
    jumps = [Jump(part * seconds, offset) for part, offset in ((0.25, -HOUR), (0.4, 0), (0.65, HOUR), (0.75, 0))]
    duties = [_clock(random, number, seconds) for number in range(clocks)]
    return Plan(seed, deaths, jumps, duties, emergencies(seed, urgent, seconds), seconds)


def _kills(random, number):
    at, up_since = LIVES, dict.fromkeys(TARGETS, 0.0)
    for _ in range(number):
        at += random.uniform(0.2, 1.8) * PACE
        settled = [target for target in TARGETS if up_since[target] + LIVES <= at]
        able = settled or [target for target in TARGETS if up_since[target] <= at]
        target = random.choices(able, [TARGETS[one] for one in able])[0]
        down = random.choice((0.0, random.uniform(0, 2)))
        up_since[target] = at + down
        yield Kill(at, target, down)


def _clock(random, number, seconds):
    due = random.uniform(-30, seconds + 30)
    opens = min(max(0.0, due - random.uniform(2, 40)), seconds - 1)
    is_done = random.random() < 0.05
    return Clock(number, opens, due, random.uniform(opens, seconds) if is_done else None, random.random() < 0.1)
