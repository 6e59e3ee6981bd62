"""Response acts to test with, made by the actions themselves."""

from datetime import timedelta

from acts import actions
from tests.factories import moment

AT = moment()
DAY = timedelta(days=1)
VIOLATION = {
    "what": "В камере № 3 температура 12 °C.",
    "norm": "ст. 113 УИК, ч. 2",
    "demand": "Обеспечить температуру не ниже 18 °C.",
}


def draft(by, *, facility=None, violations=(VIOLATION,), at=AT, **fields):
    said = {
        "kind": "representation",
        "body_ru": "УП района",
        "body_kk": "Аудандық ПБ",
        "body_level": "district",
        "subject": "о нарушениях условий содержания",
        "facts": "В ходе проверки установлено следующее.",
        **fields,
    }
    return actions.draft(facility=facility, violations=violations, by=by, at=at, **said)


def sent(by, signer, *, at=AT, **fields):
    """An act drafted by one and signed by another, out to its addressee."""
    return actions.sign(draft(by, at=at, **fields), by=signer, at=at)


def answered(by, signer, *, at=AT, **fields):
    act = sent(by, signer, at=at, **fields)
    actions.answer(act, received_at=at + DAY, words="Меры принимаются.", by=by, at=at + DAY)
    act.refresh_from_db()
    return act


def eliminated(by, signer, verifier, *, at=AT, **fields):
    """An act whose only violation was answered, reported and found eliminated by another officer."""
    act = answered(by, signer, at=at, **fields)
    violation = act.violations.get()
    actions.report(violation, words="Установлен котел.", reported_at=at + 2 * DAY, by=by, at=at + 2 * DAY)
    actions.check(
        violation, eliminated=True, found="Температура 20 °C.", checked_at=at + 3 * DAY, by=verifier, at=at + 3 * DAY
    )
    act.refresh_from_db()
    return act
