"""What an office owns of `courts`: a ruling it has to study."""

from tests.access.estates.common import AT
from tests.courts import factories as make

STUDY = {"version": 1, "lawful": True, "reasons": "изучено"}

BODIES = {
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
    "api:ruling": "ruling",
    "courts:": "ruling",
    "courts:rulings_of_facility": "facility",
}


def things(held, office, officer):
    """A ruling about somebody held in the office's facility, still to be studied."""
    return {"ruling": make.ruling(officer, facility=held["facility"], case_number=f"4-{office.pk}/2026", at=AT)}
