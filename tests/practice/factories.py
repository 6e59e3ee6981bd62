"""Methods and activities to test with, made by the actions themselves."""

from datetime import date, timedelta

from practice.actions import activities, methods
from tests.factories import moment

AT = moment()
HOUR = timedelta(hours=1)
METHOD = {
    "kind": "method",
    "title_ru": "Методика проверки ИВС",
    "title_kk": "УҰИ-ді тексеру әдістемесі",
    "facility_kinds": ["ivs"],
    "words_ru": "Сверить журнал доставленных с книгой учёта лиц.",
    "words_kk": "Жеткізілгендер журналын салыстыру қажет.",
}
ACTIVITY = {
    "kind": "seminar",
    "title": "Семинар о надзоре в ИВС",
    "from_on": date(2026, 2, 27),
    "place": "Караганда",
    "others": "12 сотрудников районных прокуратур",
}


def method(by, *, at=AT, **fields):
    """A draft of the officer's office."""
    return methods.draft(by=by, at=at, **{**METHOD, **fields})


def in_use(by, signer, *, at=AT, **fields):
    """The same, published by `signer`."""
    made = method(by, at=at, **fields)
    return methods.publish(made, version=made.version, by=signer, at=at)


def activity(by, *, at=AT, **fields):
    return activities.enter(by=by, at=at, **{**ACTIVITY, **fields})
