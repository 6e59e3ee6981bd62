"""What an office owns of everything that has an address, so that each address can be asked for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from acts.actions import detentions, held
from acts.models import Listing
from facilities.enums import FacilityKind
from incidents.actions import developments, people
from incidents.actions import incidents as emergencies
from incidents.models import SpecialRegime
from inspections.actions import (
    checklist,
    conclusions,
    findings,
    inspections,
    journal,
    orders,
    placements,
    plan_items,
    plans,
    reconciliations,
)
from inspections.enums import Ground
from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Office, Officer
from oversight.duties.actions import addresses, obligations
from oversight.duties.engine.telling import alert_of
from oversight.duties.models import EmergencyKind, Escalation, InspectionKind, TransferredDay
from tests import factories
from tests.acts import factories as acts

AT = factories.moment()

INSPECTOR_AT = {
    OfficeLevel.DISTRICT: Role.DISTRICT_OFFICER,
    OfficeLevel.OBLAST: Role.OBLAST_OFFICER,
    OfficeLevel.DEPARTMENT: Role.ZONAL_OFFICER,
}


@dataclass(frozen=True)
class Estate:
    """One of everything that belongs to `office`, by the name its address knows it under."""

    values: dict

    def arguments(self, route):
        """The arguments of `route` for this estate, or a KeyError that names what the estate lacks."""
        subject = subject_of(route.name)
        return {name: self.values[subject if name == "pk" else name] for name in route.arguments}

    def body(self, route):
        """What to send, so that only who sends it decides the answer."""
        return self._said(BODIES.get(route.name, {}))

    def _said(self, value):
        if isinstance(value, dict):
            return {name: self._said(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._said(inner) for inner in value]
        if value == "{photo}":
            return photo()
        return value.format(**self.values) if isinstance(value, str) else value


#: Bodies that are looked at before who sends them; `{name}` is a value of the estate.
BODIES = {
    "acts:return_up": {"reason": "нет нормы"},
    "acts:withdraw": {"reason": "ошибка"},
    "api:act-detail": {"version": 1, "subject": "о питании"},
    "api:act-enter-answer": {"received_at": "2026-03-02T10:00:00+05:00", "words": "Принято."},
    "api:act-follow-up": {"kind": "proceedings"},
    "api:act-return-up": {"reason": "нет нормы"},
    "api:act-violations": {"what": "холод", "norm": "ст. 113", "demand": "устранить"},
    "api:act-withdraw": {"reason": "ошибка"},
    "api:detention-release": {"released_at": "2026-03-02T10:00:00+05:00", "released_by_order": "суд"},
    "api:violation-check": {"eliminated": True, "found": "тепло", "checked_at": "2026-03-02T10:00:00+05:00"},
    "api:violation-report": {"words": "котел", "reported_at": "2026-03-02T10:00:00+05:00"},
    "api:inspection-acknowledge": {"side": "facility_head", "full_name": "Омаров Е.", "post": "начальник"},
    "api:inspection-answer-detail": {"version": 0, "note": "темно"},
    "api:inspection-answer-list": [{"position": 1, "version": 0, "note": "темно"}],
    "api:inspection-answer-files": {"file": "{photo}"},
    "api:inspection-cancel": {"reason": "ошибка"},
    "api:inspection-detail": {"version": 1, "video_used": True},
    "api:inspection-finding-detail": {"version": 0, "norm": "ст. 35"},
    "api:inspection-finding-files": {"file": "{photo}"},
    "api:inspection-reading": {"version": 0, "temperature": 20},
    "api:inspection-reopen": {"reason": "уточнить"},
    "api:inspection-specialist-list": {"full_name": "Ли В.", "field": "fire", "organisation": "ДЧС"},
    "api:channel-address-detail": {"version": 1, "title": "Телефон"},
    "api:channel-address-list": {"title": "Телефон", "url": "json://localhost"},
    "api:obligation-cancel": {"reason": "ошибка"},
    "api:obligation-recalculate": {"reason": "перенос"},
    "api:obligation-restart": {"reason": "получено"},
    "api:obligation-stop": {"reason": "запрошено"},
    "api:reconciliation-line-list": {
        "full_name": "Ким А.",
        "order_number": "5",
        "ordered_at": "2026-03-02T10:00:00+05:00",
        "placed_at": "2026-03-02T10:00:00+05:00",
    },
    "api:reconciliation-line-explain": {"explanation": "описка"},
    "api:placement-approve": {"version": 2},
    "api:placement-conclusion": {"version": 2, "facts": "рапорт"},
    "api:placement-detail": {"version": 1, "days": 6},
    "api:placement-send-back": {"version": 2, "comment": "мало фактов"},
    "api:placement-withdraw": {"reason": "ошибка"},
    "api:order-detail": {"subject": "питание"},
    "api:order-withdraw": {"reason": "ошибка"},
    "api:roster-absence-list": {
        "officer": "{officer}",
        "kind": "trip",
        "from_at": "2026-01-12T09:00:00+05:00",
        "until_at": "2026-01-14T09:00:00+05:00",
    },
    "duties:cancel": {"reason": "ошибка"},
    "duties:recalculate": {"reason": "перенос"},
    "duties:restart": {"reason": "получено"},
    "duties:stop": {"reason": "запрошено"},
    "api:incident-link": {"of": "{other_incident}"},
    "api:incident-correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58:00+05:00"},
    "api:incident-detail": {"version": 1, "participants_count": 2},
    "api:incident-doubt": {"reason": "учения"},
    "api:incident-reopen": {"reason": "уточнить"},
    "api:incident-staff-said": {"standing": "none"},
    "api:incident-fact-detail": {"version": 0, "value": "темно"},
    "api:incident-participant-list": {"full_name": "Ли В."},
    "api:incident-participant-detail": {"version": 0, "injuries": "нет"},
    "api:incident-staff-list": {"full_name": "Ли В."},
    "api:incident-development-list": {"words": "тихо"},
    "api:incident-development-correct": {"words": "тихо"},
    "api:incident-notice-list": {"receiver": "{receiver}", "outcome": "busy"},
    "api:incident-notice-deny": {"reason": "не звонил"},
    "api:special-report-ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00:00+05:00"},
    "api:special-report-answer-query": {"words": "Он"},
    "api:special-regime-calls": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58"},
    "incidents:doubt": {"reason": "учения"},
    "incidents:reopen": {"reason": "уточнить"},
    "incidents:link": {"of": "{other_incident}"},
    "incidents:call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:regime_call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:deny": {"reason": "не звонил"},
    "incidents:regime_deny": {"reason": "не звонил"},
    "incidents:numbers": {"version": 1, "participants_count": 2},
    "incidents:fact": {"version": 0, "value": "темно"},
    "incidents:add_people": {"lines": "Ли В."},
    "incidents:add_person": {"full_name": "Ли В.", "role": "did"},
    "incidents:person": {"version": 0, "full_name": "Ли В.", "role": "did"},
    "incidents:add_staff": {"full_name": "Ли В."},
    "incidents:develop": {"kind": "other", "words": "тихо"},
    "incidents:correct_development": {"kind": "other", "words": "тихо"},
    "incidents:ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00"},
    "incidents:answer": {"words": "Он"},
    "inspections:acknowledge": {"side": "facility_head", "full_name": "Омаров Е.", "post": "начальник"},
    "inspections:answer": {"version": 0, "note": "темно"},
    "inspections:call_specialist": {"full_name": "Ли В.", "field": "fire", "organisation": "ДЧС"},
    "inspections:cancel": {"reason": "ошибка"},
    "inspections:change": {"version": 1, "inspectors": "{officer}"},
    "inspections:describe": {"version": 0, "what": "темно"},
    "inspections:log": {"facility": "{facility}", "kind": "{kind}"},
    "inspections:explain_line": {"explanation": "описка"},
    "inspections:approve_conclusion": {"version": 2},
    "inspections:return_conclusion": {"version": 2, "comment": "мало фактов"},
    "inspections:write_conclusion": {"version": 2, "facts": "рапорт"},
    "inspections:write_reading": {"version": 0},
    "inspections:withdraw_placement": {"reason": "ошибка"},
    "inspections:print_journal": {"from": "2026-03-01", "until": "2026-03-02"},
    "inspections:reopen": {"reason": "уточнить"},
    "inspections:withdraw_order": {"reason": "ошибка"},
    "api:plan-item-list": {"task": "семинар", "responsible": "{officer}", "due_on": "2026-05-15"},
    "api:plan-item-detail": {"task": "семинар"},
    "api:plan-item-carry-out": {},
    "api:plan-item-done": {"done_on": "2026-03-01", "outcome": "проведен"},
    "api:plan-item-not-done": {"why_not": "отпуск"},
    "api:plan-return": {"comment": "мало"},
    "inspections:plan_return": {"comment": "мало"},
    "inspections:plan_item_done": {"done_on": "2026-03-01", "outcome": "проведен"},
    "inspections:plan_item_not_done": {"why_not": "отпуск"},
    "inspections:write_finding": {"version": 0, "norm": "ст. 35"},
}

#: What `pk` means, by the beginning of an address's name; the longest beginning counts.
SUBJECTS = {
    "acts:": "act",
    "acts:detention": "detention",
    "acts:release": "detention",
    "acts:held": "facility",
    "acts:enter": "facility",
    "acts:upload": "facility",
    "acts:listing": "facility",
    "acts:change_held": "facility",
    "acts:leave": "facility",
    "acts:of_facility": "facility",
    "api:act": "act",
    "api:violation": "violation",
    "api:detention": "detention",
    "core:office": "office",
    "core:change_office": "office",
    "core:officer": "officer",
    "core:change_officer": "officer",
    "core:reset_password": "officer",
    "core:record_absence": "officer",
    "core:change_absence": "absence",
    "core:end_absence": "absence",
    "core:withdraw_absence": "absence",
    "core:end_zone": "zone",
    "core:withdraw_zone": "zone",
    "core:end_subject": "duty",
    "core:withdraw_subject": "duty",
    "documents:": "document",
    "documents:attachment": "attachment",
    "duties:": "obligation",
    "duties:edition": "edition",
    "duties:preview_edition": "edition",
    "duties:publish_edition": "edition",
    "duties:remove_edition": "edition",
    "duties:withdraw_transfer": "transfer",
    "duties:alert": "alert",
    "duties:acknowledge": "alert",
    "duties:change_address": "address_pk",
    "duties:try_address": "address_pk",
    "duties:of_facility": "facility",
    "duties:of_office": "office",
    "facilities:": "facility",
    "incidents:": "incident",
    "incidents:report": "special_report",
    "incidents:ask": "special_report",
    "incidents:answer": "special_report",
    "incidents:regime": "regime",
    "incidents:of_facility": "facility",
    "inspections:": "inspection",
    "inspections:order": "order",
    "inspections:change_order": "order",
    "inspections:sign_order": "order",
    "inspections:withdraw_order": "order",
    "inspections:plan": "plan",
    "api:plan": "plan",
    "api:plan-item": "item_pk",
    "inspections:journal": "facility",
    "inspections:print_journal": "facility",
    "inspections:of_facility": "facility",
    "inspections:log_check": "facility",
    "inspections:placement": "placement",
    "inspections:change_placement": "placement",
    "inspections:withdraw_placement": "placement",
    "inspections:write_conclusion": "placement",
    "inspections:submit_conclusion": "placement",
    "inspections:take_back_conclusion": "placement",
    "inspections:approve_conclusion": "placement",
    "inspections:return_conclusion": "placement",
    "inspections:placements_of_facility": "facility",
    "inspections:reconciliation": "reconciliation",
    "inspections:add_reconciliation_line": "reconciliation",
    "inspections:enter_late": "reconciliation",
    "inspections:line_finding": "reconciliation",
    "inspections:explain_line": "reconciliation",
    "inspections:sign_reconciliation": "reconciliation",
    "api:office": "office",
    "api:officer": "officer",
    "api:roster-absence": "absence",
    "api:roster-zone": "zone",
    "api:roster-subject": "duty",
    "api:facility": "facility",
    "api:facility-head": "head_pk",
    "api:facility-penal-room": "room_pk",
    "api:facility-mailbox": "mailbox_pk",
    "api:facility-journal": "entry",
    "api:alert": "alert",
    "api:channel-address": "address_pk",
    "api:edition": "edition",
    "api:checklist": "checklist",
    "api:working-calendar-transfer": "transfer",
    "api:inspection-kind": "kind",
    "api:obligation": "obligation",
    "api:order": "order",
    "api:placement": "placement",
    "api:reconciliation": "reconciliation",
    "api:reconciliation-line": "line_pk",
    "api:inspection": "inspection",
    "api:inspection-answer": "position",
    "api:inspection-finding": "finding_pk",
    "api:inspection-specialist": "specialist",
    "api:incident": "incident",
    "api:incident-fact": "fact_pk",
    "api:incident-participant": "person_pk",
    "api:incident-staff": "member_pk",
    "api:incident-staff-said": "incident",
    "api:incident-development": "development_pk",
    "api:incident-notice": "notice_pk",
    "api:special-report": "special_report",
    "api:special-regime": "regime",
    "api:emergency-kind": "emergency_kind",
    "api:document": "document",
    "api:attachment": "attachment",
}


def subject_of(name):
    fitting = [start for start in SUBJECTS if name.startswith(start)]
    return SUBJECTS[max(fitting, key=len)] if fitting else None


def estate(office, signer):
    """Give `office` one of everything; `signer` signs its order."""
    officer = factories.officer(INSPECTOR_AT[office.level], office=office)
    facility = factories.facility(FacilityKind.UIS, supervising_office=office)
    kind = InspectionKind.objects.get(code="on_ground")
    order = _order(facility, officer)
    signed = orders.sign(_order(facility, officer), by=signer, at=AT)
    inspection = inspections.open_inspection(
        facility=facility, kind=kind, order=signed, started_at=AT, by=officer, at=AT
    )
    answer = inspection.answers.first()
    finding = findings.add(inspection, answer=answer, by=officer, at=AT, what="нарушение")
    attachment = checklist.attach_file(answer, photo(), by=officer, at=AT)
    finding.files.add(attachment)
    specialist = inspections.call_specialist(
        inspection, full_name="Ким А. В.", field="health", organisation="поликлиника", by=officer, at=AT
    )
    document = journal.print_journal(facility, from_on=AT.date(), until_on=AT.date(), by=officer, at=AT)
    obligation = obligations.open_clock(
        "act.answer", office=office, facility=facility, subject="act:1", started_at=AT, by=officer, at=AT
    )
    room = facility.penal_rooms.create(kind="ok", name="1", places=1)
    plan = plans.draft(begins_on=AT.date(), ends_on=AT.date() + timedelta(days=90), by=officer, at=AT)
    item = plan_items.add(plan, task="семинар", responsible=officer, due_on=AT.date(), by=officer, at=AT)
    alert = _alert(obligation, officer)
    address = addresses.add_address(title="Телефон", url="json://localhost", office=office, by=None, at=AT)
    reconciliation = _reconciliation(facility, officer)
    things = {
        "office": office,
        "officer": officer,
        "absence": factories.absence(officer, from_at=AT),
        "zone": _zone(office),
        "duty": factories.subject(_zonal_officer()),
        "facility": facility,
        "head_pk": factories.head(facility),
        "room_pk": room,
        "placement": _placement(facility, room, officer),
        "reconciliation": reconciliation,
        "line_pk": reconciliation.lines.get(),
        "mailbox_pk": facility.mailboxes.create(place="у столовой", installed_on=AT.date()),
        "address_pk": address,
        "alert": alert,
        "obligation": obligation,
        "order": order,
        "inspection": inspection,
        "finding_pk": finding,
        "finding": finding,
        "attachment": attachment,
        "file": attachment,
        "file_pk": attachment,
        "specialist": specialist,
        "specialist_pk": specialist,
        "document": document,
        **_acts(office, facility, officer),
        "plan": plan,
        "item_pk": item,
        "kind": kind,
        "kind_pk": kind,
        **_emergency(facility, officer, document),
        "edition": kind.edition,
        "transfer": _transfer(officer),
        "checklist": kind.edition.checklists.first(),
    }
    return Estate(
        {name: thing.pk for name, thing in things.items()}
        | {"position": answer.position, "address": "x", "secret": "x"}
    )


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


def _acts(office, facility, officer):
    """A draft with its violation, a person held unlawfully, one of the facility's list, and a list that was read."""
    act = acts.draft(officer, facility=facility)
    detention = detentions.record(
        facility=facility,
        full_name="Ким А. В.",
        category="convicted",
        cause="no_order",
        circumstances="нет постановления",
        by=officer,
        at=AT,
    )
    term = {"held_from": AT - timedelta(days=9), "term_ends_at": AT + timedelta(days=9)}
    person = held.enter(
        facility=facility, full_name="Ли В.", category="convicted", ground="приговор", **term, by=officer, at=AT
    )
    listing = Listing.objects.create(
        facility=facility, office=office, name="a.csv", sha256="0", good=0, bad=0, read_at=AT, read_by=officer
    )
    violation = act.violations.get()
    return {
        "act": act,
        "violation": violation,
        "violation_pk": violation,
        "detention": detention,
        "person_pk": person,
        "listing_pk": listing,
    }


def _emergency(facility, officer, document):
    """An emergency with all that belongs to it; what only an oblast makes is written as if the office had made it."""
    kind = EmergencyKind.objects.get(code="riot")
    said = {"by": officer, "at": AT}
    incident = emergencies.register(facility=facility, kind=kind, received_at=AT, **said)
    submitted = {"submitted_at": AT, "submitted_by": officer, "document": document}
    report = incident.special_reports.create(
        office=officer.office, kind="first", version=1, has_annex=False, **submitted
    )
    regime = SpecialRegime.objects.create(
        office=officer.office,
        facility=facility,
        received_at=AT,
        received_from="ДУИС",
        created_at=AT,
        created_by=officer,
    )
    call = {
        "from_office": officer.office,
        "to_office": officer.office,
        "caller": officer,
        "receiver": officer,
        "called_at": AT,
        "outcome": "answered",
        "recorded_at": AT,
    }
    asked = {"words": "Кто?", "answer_by": AT + timedelta(days=1), "asked_at": AT, "asked_by": officer}
    things = {
        "incident": incident,
        "other_incident": emergencies.register(facility=facility, kind=kind, received_at=AT, **said),
        "emergency_kind": kind,
        "fact_pk": incident.facts.first(),
        "person_pk": people.add_person(incident, full_name="Ким А.", **said),
        "member_pk": people.add_staff(incident, full_name="Цой А.", **said),
        "development_pk": developments.add(incident, words="шумно", **said),
        "notice_pk": incident.notices.create(**call),
        "receiver": officer,
        "special_report": report,
        "query_pk": report.queries.create(**asked),
        "regime": regime,
        "notice": regime.notices.create(**call),
    }
    return things | {"query": things["query_pk"]}


def _zone(office):
    """The zone the office lies in; for the Department, any."""
    oblasts = Office.objects.filter(level=OfficeLevel.OBLAST).order_by("pk")
    oblast = oblasts.filter(pk__in=office.lineage).first() or oblasts.first()
    return oblast.zones.first() or factories.zone(_zonal_officer(), oblast)


def _zonal_officer():
    return Officer.objects.filter(roles__contains=[Role.ZONAL_OFFICER]).order_by("pk").first()


def photo():
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    return SimpleUploadedFile("фото.png", content.getvalue())


def _reconciliation(facility, officer):
    """With one line nobody told the office of; only the office that supervises a place compares."""
    row = {"full_name": "Ли В. А.", "order_number": "21", "ordered_at": AT, "placed_at": AT, "days": 5}
    days = {"from_on": AT.date(), "until_on": AT.date()}
    return reconciliations.begin(facility=facility, **days, rows=[row | {"birth_year": 1988}], by=officer, at=AT)


def _placement(facility, room, officer):
    """One whose conclusion waits for approval."""
    made = placements.enter(
        facility=facility,
        room=room,
        full_name="Петренко С. И.",
        birth_year=1990,
        category="convicted",
        order_number="17",
        ordered_at=AT,
        placed_at=AT,
        told_at=AT,
        days=5,
        ground="отказ от работы",
        by=officer,
        at=AT,
    )
    words = {"facts": "рапорт", "norms": "ст. 131", "interview": "жалоб нет", "reasons": "порядок соблюден"}
    conclusions.write(made, version=0, fitness="fit", lawful=True, **words, by=officer, at=AT)
    conclusions.submit(made, by=officer, at=AT)
    return made


def _order(facility, officer):
    return orders.draft(
        facility=facility,
        ground=Ground.PLAN,
        ground_details="п. 1",
        subject="законность",
        begins_on=AT.date(),
        ends_on=AT.date() + timedelta(days=1),
        by=officer,
        at=AT,
    )
