"""A method in use with its file, one that may take its place, and an activity."""

from oversight.core.enums import OfficeLevel, Role
from practice.actions import methods
from tests import factories
from tests.access.estates.common import AT, photo
from tests.practice.factories import activity, in_use

BODIES = {
    "api:activity-detail": {"version": 1, "result": "проведён"},
    "api:activity-withdraw": {"reason": "ошибка"},
    "api:method-detail": {"version": 3, "title_ru": "Методика"},
    "api:method-publish": {"version": 3},
    "api:method-revise": {"version": 3, "change": "дополнено", "words_ru": "Текст."},
    "api:method-supersede": {"superseded_by": "{other_method}", "reason": "полнее"},
    "api:method-withdraw": {"reason": "устарела"},
    "practice:publish_method": {"version": 3},
    "practice:withdraw_activity": {"reason": "ошибка"},
    "practice:withdraw_method": {"reason": "устарела"},
}

SUBJECTS = {
    "api:activity": "activity",
    "api:method": "method",
    "api:method-version": "method_version",
    "practice:": "method",
    "practice:activity": "activity",
    "practice:change_activity": "activity",
    "practice:of_facility": "facility",
    "practice:of_inspection": "inspection",
    "practice:withdraw_activity": "activity",
}
SIGNER_AT = {
    OfficeLevel.DISTRICT: Role.DISTRICT_PROSECUTOR,
    OfficeLevel.OBLAST: Role.OBLAST_DEPUTY,
    OfficeLevel.DEPARTMENT: Role.DEPARTMENT_HEAD,
}


def things(held, office, officer):
    """The method's second version waits to be published."""
    signer = factories.officer(SIGNER_AT[office.level], office=office)
    method = in_use(officer, signer, files=[photo()])
    methods.revise(method, change="дополнено", words_ru="Ещё.", by=officer, at=AT)
    first = method.versions.get(number=1)
    return {
        "method": method,
        "method_version": first,
        "number": first.number,
        "attachment_pk": first.files.get(),
        "other_method": in_use(officer, signer, title_ru="Иная"),
        "activity": activity(officer),
    }
