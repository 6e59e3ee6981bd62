"""What an office owns of `courts`: a ruling it has to study, a case with a hearing that was set for the past."""

from datetime import timedelta

from courts.actions import cases, hearings
from tests.access.estates.common import AT
from tests.courts import factories as make
from tests.courts.participation import PERSON, matter

STUDY = {"version": 1, "lawful": True, "reasons": "изучено"}

BODIES = {
    "api:court-case-detail": {"version": 1, "subject": "о воспрепятствовании"},
    "api:court-case-give": {"given_unit": "управление", "order_number": "1", "order_on": "2026-03-02"},
    "api:court-case-set-hearing": {"stage": "appeal", "set_for": "2026-03-02T10:00:00+05:00"},
    "api:court-case-add-person": {"full_name": "Ли Вера", "category": "convicted"},
    "api:court-case-take-back": {"reason": "отменено"},
    "api:court-case-withdraw": {"reason": "ошибка"},
    "api:hearing-adjourn": {"version": 1, "reason": "неявка"},
    "api:hearing-miss": {"version": 1, "reason": "не извещены"},
    "api:hearing-move": {"version": 1, "room": "зал № 2"},
    "api:hearing-record": {
        "version": 1,
        "position": "отказать",
        "result": "granted",
        "agreement": "yes",
        "ruling_on": "2026-03-02",
    },
    "api:hearing-withdraw": {"version": 1, "reason": "снято"},
    "courts:take_back_case": {"reason": "отменено"},
    "courts:withdraw_case": {"reason": "ошибка"},
    "api:ruling-approve": {"version": 1},
    "api:ruling-detail": {"version": 2, "case_number": "4-1/2026"},
    "api:ruling-representation": {"version": 1, "arguments": "нет"},
    "api:ruling-rework": {"comment": "уточнить"},
    "api:ruling-send-back": {"reason": "нет оснований"},
    "api:ruling-study": STUDY,
    "api:ruling-withdraw": {"reason": "ошибка"},
    "courts:approve_no_protest": {"version": "1"},
    "courts:return_ruling": {"reason": "нет оснований"},
    "courts:rework_ruling": {"comment": "уточнить"},
    "courts:withdraw_ruling": {"reason": "ошибка"},
}

SUBJECTS = {
    "api:court-case": "court_case",
    "api:hearing": "hearing",
    "courts:adjourn_hearing": "hearing",
    "courts:cases_of_act": "act",
    "courts:cases_of_facility": "facility",
    "courts:miss_hearing": "hearing",
    "courts:move_hearing": "hearing",
    "courts:note_hearing": "hearing",
    "courts:record_hearing": "hearing",
    "courts:withdraw_hearing": "hearing",
    "courts:add_person": "court_case",
    "courts:case": "court_case",
    "courts:change_case": "court_case",
    "courts:give_case": "court_case",
    "courts:new_hearing": "court_case",
    "courts:remove_person": "court_case",
    "courts:take_back_case": "court_case",
    "courts:withdraw_case": "court_case",
    "api:ruling": "ruling",
    "courts:": "ruling",
    "courts:rulings_of_facility": "facility",
}


def things(held, office, officer):
    """A ruling about somebody held in the office's facility, still to be studied; a case and its hearing."""
    case = cases.enter(
        matter=matter("administrative"),
        number="3-15/2026",
        court="Административный суд",
        court_level="district",
        subject="о непредоставлении сведений",
        opened_on=AT.date() - timedelta(days=9),
        persons=[PERSON],
        by=officer,
        at=AT,
    )
    person = case.persons.get()
    number = f"4-{office.pk}/2026"
    return {
        "ruling": make.ruling(officer, facility=held["facility"], case_number=number, at=AT),
        "court_case": case,
        "person": person,
        "person_pk": person,
        "hearing": hearings.set_hearing(case, stage="first", set_for=AT, by=officer, at=AT),
    }
