"""Court cases and hearings to test with, made by the actions themselves."""

from datetime import date, timedelta

from courts.actions import cases, hearings, outcomes
from oversight.duties.models import CourtMatter
from tests.factories import moment

AT = moment()
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
#: The day after AT, a Tuesday, at ten.
SET_FOR = AT + DAY
PERSON = {"full_name": "Ахметов Серик Болатович", "born_on": date(1990, 5, 4), "category": "convicted"}
OUTCOME = {
    "position": "Отказать в ходатайстве.",
    "result": "granted",
    "agreement": "yes",
    "ruling_on": SET_FOR.date(),
    "ruling": "Постановление оглашено.",
}


def matter(code):
    return CourtMatter.objects.get(code=code)


def case(by, code="administrative", *, at=AT, **fields):
    said = {
        "number": "3-15/2026",
        "court": "Специализированный административный суд города Караганды",
        "court_level": "district",
        "subject": "о непредоставлении сведений прокурору",
        "opened_on": AT.date() - 10 * DAY,
        "persons": [PERSON],
        **fields,
    }
    return cases.enter(matter=matter(code), **said, by=by, at=at)


def hearing(case, by, *, at=AT, **fields):
    said = {"stage": "first", "set_for": SET_FOR, "room": "зал № 4", **fields}
    return hearings.set_hearing(case, **said, by=by, at=at)


def recorded(hearing, by, *, at=SET_FOR + 2 * HOUR, **fields):
    return outcomes.record(hearing, **{**OUTCOME, **fields}, by=by, at=at)
