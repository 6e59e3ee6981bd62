"""Did each emergency come to what was typed of it? A pure question of lists; moments are seconds since 1970."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sent:
    """What an officer sent under a key, and the numbers under which the program has answered that it is registered."""

    key: str
    office: int
    facility: int
    received: float
    answers: frozenset[int]


@dataclass(frozen=True)
class Registered:
    """An emergency as it was written, and how many rows of the audit trail say that it was registered."""

    key: str
    number: int
    office: int
    facility: int
    received: float
    audited: int = 1


@dataclass(frozen=True)
class Clock:
    """A clock of an emergency: whose, from when, until when, and when what it waits for was done, if it was."""

    key: str
    code: str
    office: int
    started: float
    due: float
    done: float | None = None


@dataclass(frozen=True)
class Notice:
    """A call from an office to the next level."""

    key: str
    office: int
    called: float
    is_confirmed: bool


@dataclass(frozen=True)
class Paper:
    """A file of a special report, named by its language and format, and whether it is there and whole."""

    key: str
    file: str
    is_whole: bool = True


@dataclass
class Account:
    """Everything of one kind on one side: what was typed and counted by hand, or what the program has."""

    emergencies: list = field(default_factory=list)
    clocks: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    papers: list = field(default_factory=list)


def faults(typed, kept):
    """Every way in which what the program has kept differs from what was typed, as sentences; none when all is well."""
    return [
        *_once(typed.emergencies, kept.emergencies, "emergency", lambda one: one.key),
        *_as_typed({one.key: one for one in typed.emergencies}, kept.emergencies),
        *_once(typed.clocks, kept.clocks, "clock", _clock),
        *_exact({_clock(one): one for one in typed.clocks}, kept.clocks),
        *_once(typed.notices, kept.notices, "notice", _notice),
        *_as_called({_notice(one): one for one in typed.notices}, kept.notices),
        *_once(typed.papers, kept.papers, "paper", _paper),
        *(f"unmade: paper {_paper(one)} is not whole" for one in kept.papers if not one.is_whole),
    ]


def _clock(one):
    return one.key, one.code, one.office


def _notice(one):
    return one.key, one.office


def _paper(one):
    return one.key, one.file


def _once(promised, rows, what, named):
    expected = {named(one) for one in promised}
    times = Counter(named(one) for one in rows)
    for name in expected - times.keys():
        yield f"lost: {what} {name} is not there"
    for name, number in times.items():
        if number > 1:
            yield f"doubled: {what} {name} is there {number} times"
        if name not in expected:
            yield f"invented: {what} {name} was never promised"


def _as_typed(sent, rows):
    for one in rows:
        typed = sent.get(one.key)
        if typed is None:
            continue
        if (one.office, one.facility, one.received) != (typed.office, typed.facility, typed.received):
            yield f"changed: emergency {one.key} is not as it was typed: {one}, {typed}"
        if one.audited != 1:
            yield f"unaudited: emergency {one.key} has {one.audited} audit rows of its registration"
        if typed.answers != {one.number}:
            yield f"misnamed: emergency {one.key} is No. {one.number}, the answers named {sorted(typed.answers)}"


def _exact(promised, rows):
    for one in rows:
        clock = promised.get(_clock(one))
        if clock is None:
            continue
        if (one.started, one.due) != (clock.started, clock.due):
            yield f"moved: clock {_clock(one)} runs {one.started}–{one.due}, not {clock.started}–{clock.due}"
        if one.done is None and clock.done is not None:
            yield f"unmet: clock {_clock(one)} goes on, though what it waits for was done"
        elif one.done != clock.done:
            yield f"misdated: clock {_clock(one)} was met at {one.done}, not {clock.done}"


def _as_called(promised, rows):
    for one in rows:
        typed = promised.get(_notice(one))
        if typed is not None and one != typed:
            yield f"changed: notice {_notice(one)} is not as it was entered: {one}, {typed}"
