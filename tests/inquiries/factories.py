"""Requests between offices, made by the actions themselves."""

from datetime import date

from inquiries import actions
from tests.factories import moment

AT = moment()
BY = date(2026, 3, 12)


def asked(by, office, *, at=AT, **fields):
    """An explanation asked for within ten days."""
    said = {"kind": "explanation", "subject": "о проверке ИВС", "words": "Почему не проведена?", "answer_by": BY}
    return actions.ask(asked_office=office, **{**said, **fields}, by=by, at=at)


def requisitioned(by, *, at=AT, **fields):
    said = {
        "case_kind": "criminal",
        "what": "№ 1-15/2025, Ахметов",
        "purpose": "законность отказа в УДО",
        "task": "заместитель Генерального Прокурора, 1 марта 2026 г.",
        "due_on": BY,
        **({} if "from_office" in fields else {"from_body": "Районный суд № 2"}),
    }
    return actions.requisition(**{**said, **fields}, by=by, at=at)
