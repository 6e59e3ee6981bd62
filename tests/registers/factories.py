"""Receptions to test with, made by the actions themselves."""

from datetime import timedelta

from registers.actions import receptions, visitors
from tests.factories import moment

AT = moment()
HOUR = timedelta(hours=1)
#: What tells who the visitor is.
NAME, ABOUT, WORDS = "Петренко Сергей Иванович", "1985 г.р., отряд № 3", "Три недели не выдают посылку от матери."
VISITOR = {
    "category": "convicted",
    "full_name": NAME,
    "about": ABOUT,
    "subject": "о невыдаче посылки",
    "words": WORDS,
    "direction": 2,
    "decision": "explained",
    "measures": "Разъяснен порядок выдачи посылок.",
}


def begun(by, *, at=AT, **fields):
    return receptions.begin(by=by, at=at, **fields)


def visitor(reception, *, by=None, at=AT, **fields):
    return visitors.add(reception, by=by or reception.received_by, at=at, **{**VISITOR, **fields})


def recorded(by, *, came=("convicted",), none_came=(), at=AT, **fields):
    """A reception of an hour to which one of each of `came` came."""
    reception = begun(by, at=at, **fields)
    for category in came:
        visitor(reception, category=category, at=at)
    return receptions.record(reception, none_came=none_came, by=by, at=at + HOUR)


def promised(by, *, due_on=None, at=AT, **fields):
    """The visitor of a recorded reception to whom something was promised by `due_on`, in ten days unless said."""
    reception = begun(by, at=at, **fields)
    due_on = due_on or at.date() + timedelta(days=10)
    made = visitor(reception, decision="appeal", measures="Зарегистрировано, № 15.", due_on=due_on, at=at)
    made.reception = receptions.record(reception, by=by, at=at + HOUR)
    return made
