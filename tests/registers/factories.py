"""Receptions, legal acts studied and meetings to test with, made by the actions themselves."""

from datetime import date, timedelta

from registers.actions import legal_acts, meetings, receptions, visitors
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


LEGAL_ACT = {
    "body_ru": "УП района",
    "body_kk": "Аудандық ПБ",
    "body_level": "district",
    "kind": "order",
    "number": "47",
    "subject": "о порядке приема передач",
    "norm": "ст. 17 Закона о порядке и условиях содержания",
    "reasons": "Прием передач ограничен двумя днями в неделю.",
}


def legal_act(by, inspection, *, at=AT, **fields):
    """An unlawful order of 1 February 2026, studied during the inspection."""
    said = {**LEGAL_ACT, "dated_on": date(2026, 2, 1), "lawful": False, **fields}
    return legal_acts.review(inspection=inspection, by=by, at=at, **said)


MEETING = {
    "kind": "board",
    "subject": "о состоянии законности в ИВС",
    "considered": "Справка о проверках I квартала.",
    "decision": "Работу признать недостаточной.",
}


def meeting(by, *, at=AT, **fields):
    """A board of the officer's office, held today."""
    return meetings.hold(by=by, at=at, **{**MEETING, "held_on": at.date(), **fields})
