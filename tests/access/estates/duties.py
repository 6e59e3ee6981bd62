"""A duty with the alert of one of its steps, an address; of what belongs to all, one of each."""

from datetime import date

from oversight.duties.actions import addresses, obligations
from oversight.duties.engine.telling import alert_of
from oversight.duties.models import Edition, EmergencyKind, Escalation, InspectionKind, Means, TransferredDay
from tests.access.estates.common import AT

BODIES = {
    "api:channel-address-detail": {"version": 1, "title": "Телефон"},
    "api:channel-address-list": {"title": "Телефон", "url": "json://localhost"},
    "api:obligation-cancel": {"reason": "ошибка"},
    "api:obligation-recalculate": {"reason": "перенос"},
    "api:obligation-restart": {"reason": "получено"},
    "api:obligation-stop": {"reason": "запрошено"},
    "duties:cancel": {"reason": "ошибка"},
    "duties:recalculate": {"reason": "перенос"},
    "duties:restart": {"reason": "получено"},
    "duties:stop": {"reason": "запрошено"},
}

SUBJECTS = {
    "api:alert": "alert",
    "api:channel-address": "address_pk",
    "api:checklist": "checklist",
    "api:edition": "edition",
    "api:emergency-kind": "emergency_kind",
    "api:means-of-force": "means_of_force",
    "api:inspection-kind": "kind",
    "api:obligation": "obligation",
    "api:working-calendar-transfer": "transfer",
    "duties:": "obligation",
    "duties:acknowledge": "alert",
    "duties:alert": "alert",
    "duties:send_again": "alert",
    "duties:change_address": "address_pk",
    "duties:edition": "edition",
    "duties:of_facility": "facility",
    "duties:of_office": "office",
    "duties:preview_edition": "edition",
    "duties:publish_edition": "edition",
    "duties:remove_edition": "edition",
    "duties:try_address": "address_pk",
    "duties:withdraw_transfer": "transfer",
}


def things(held, office, officer):
    obligation = obligations.open_clock(
        "act.answer", office=office, facility=held["facility"], subject="act:1", started_at=AT, by=officer, at=AT
    )
    edition = Edition.objects.get()
    kind = InspectionKind.objects.get(code="on_ground")
    return {
        "obligation": obligation,
        "alert": _alert(obligation, officer),
        "address_pk": addresses.add_address(title="Телефон", url="json://localhost", office=office, by=None, at=AT),
        "edition": edition,
        "checklist": edition.checklists.first(),
        "kind": kind,
        "kind_pk": kind,
        "emergency_kind": EmergencyKind.objects.get(code="riot"),
        "means_of_force": Means.objects.get(code="handcuffs"),
        "transfer": _transfer(officer),
        "address": "x",
        "secret": "x",
    }


def _transfer(officer):
    """A transferred day; the working calendar belongs to all."""
    fields = {"kind": "off", "reason": "постановление № 1", "entered_by": officer, "entered_at": AT}
    return TransferredDay.objects.get_or_create(day=date(2026, 6, 10), defaults=fields)[0]


def _alert(obligation, officer):
    """The officer was told of a step of the obligation, and is to acknowledge it."""
    step = Escalation.objects.create(
        obligation=obligation,
        office=obligation.office,
        step=0,
        due_at=AT,
        noticed_at=AT,
        role=officer.roles[0],
        level=obligation.office.level,
        channels=["app"],
        acknowledge=True,
        tell_at=AT,
        told_at=AT,
    )
    alert = alert_of(step, officer, AT)
    alert.save()
    return alert
