"""An inspection in progress under its order, a placement, a reconciliation, a plan."""

from datetime import timedelta

from inspections.actions import (
    checklist,
    conclusions,
    findings,
    inspections,
    orders,
    parts,
    placements,
    plan_items,
    plans,
    reconciliations,
)
from inspections.enums import Ground
from tests.access.estates.common import AT, photo

BODIES = {
    "api:inspection-acknowledge": {"side": "facility_head", "full_name": "Омаров Е.", "post": "начальник"},
    "api:inspection-answer-detail": {"version": 0, "note": "темно"},
    "api:inspection-answer-files": {"file": "{photo}"},
    "api:inspection-answer-take": {"positions": ["{position}"]},
    "api:inspection-answer-give-back": {"positions": ["{position}"]},
    "api:inspection-answer-list": [{"position": 1, "version": 0, "note": "темно"}],
    "api:inspection-cancel": {"reason": "ошибка"},
    "api:inspection-detail": {"version": 1, "video_used": True},
    "api:inspection-finding-detail": {"version": 0, "norm": "ст. 35"},
    "api:inspection-finding-files": {"file": "{photo}"},
    "api:inspection-reading": {"version": 0, "temperature": 20},
    "api:inspection-reopen": {"reason": "уточнить"},
    "api:inspection-specialist-list": {"full_name": "Ли В.", "field": "fire", "organisation": "ДЧС"},
    "api:joint-part-accept": {"inspectors": ["{officer}"]},
    "api:joint-part-conclusion": {"version": 0, "conclusion": "в порядке"},
    "api:joint-part-decline": {"reason": "нет людей"},
    "api:joint-part-leave-out": {"reason": "отозваны"},
    "api:joint-part-name-inspectors": {"inspectors": ["{officer}"]},
    "api:joint-part-sign": {"version": 0},
    "api:joint-part-withdraw": {"reason": "не нужно"},
    "api:order-detail": {"subject": "питание"},
    "api:order-withdraw": {"reason": "ошибка"},
    "api:placement-approve": {"version": 2},
    "api:placement-conclusion": {"version": 2, "facts": "рапорт"},
    "api:placement-detail": {"version": 1, "days": 6},
    "api:placement-send-back": {"version": 2, "comment": "мало фактов"},
    "api:placement-withdraw": {"reason": "ошибка"},
    "api:plan-item-carry-out": {},
    "api:plan-item-detail": {"task": "семинар"},
    "api:plan-item-done": {"done_on": "2026-03-01", "outcome": "проведен"},
    "api:plan-item-list": {"task": "семинар", "responsible": "{officer}", "due_on": "2026-05-15"},
    "api:plan-item-not-done": {"why_not": "отпуск"},
    "api:plan-return": {"comment": "мало"},
    "api:reconciliation-line-explain": {"explanation": "описка"},
    "api:reconciliation-line-list": {
        "full_name": "Ким А.",
        "order_number": "5",
        "ordered_at": "2026-03-02T10:00:00+05:00",
        "placed_at": "2026-03-02T10:00:00+05:00",
    },
    "inspections:acknowledge": {"side": "facility_head", "full_name": "Омаров Е.", "post": "начальник"},
    "inspections:answer": {"version": 0, "note": "темно"},
    "inspections:approve_conclusion": {"version": 2},
    "inspections:call_specialist": {"full_name": "Ли В.", "field": "fire", "organisation": "ДЧС"},
    "inspections:cancel": {"reason": "ошибка"},
    "inspections:change": {"version": 1, "inspectors": "{officer}"},
    "inspections:describe": {"version": 0, "what": "темно"},
    "inspections:explain_line": {"explanation": "описка"},
    "inspections:log": {"facility": "{facility}", "kind": "{kind}"},
    "inspections:part_accept": {"inspectors": "{officer}"},
    "inspections:part_conclusion": {"version": 0, "conclusion": "в порядке"},
    "inspections:part_decline": {"reason": "нет людей"},
    "inspections:part_inspectors": {"inspectors": "{officer}"},
    "inspections:part_leave_out": {"reason": "отозваны"},
    "inspections:part_sign": {"version": 0},
    "inspections:part_withdraw": {"reason": "не нужно"},
    "inspections:plan_item_done": {"done_on": "2026-03-01", "outcome": "проведен"},
    "inspections:plan_item_not_done": {"why_not": "отпуск"},
    "inspections:plan_return": {"comment": "мало"},
    "inspections:print_journal": {"from": "2026-03-01", "until": "2026-03-02"},
    "inspections:reopen": {"reason": "уточнить"},
    "inspections:return_conclusion": {"version": 2, "comment": "мало фактов"},
    "inspections:withdraw_order": {"reason": "ошибка"},
    "inspections:withdraw_placement": {"reason": "ошибка"},
    "inspections:write_conclusion": {"version": 2, "facts": "рапорт"},
    "inspections:write_finding": {"version": 0, "norm": "ст. 35"},
    "inspections:write_reading": {"version": 0},
    "inspections:follow_up": {"violation": "{violation_pk}"},
    "inspections:take_lines": {"position": "{position}"},
    "inspections:give_back_lines": {"position": "{position}"},
}

SUBJECTS = {
    "api:inspection": "inspection",
    "api:inspection-answer": "position",
    "api:inspection-finding": "finding_pk",
    "api:inspection-specialist": "specialist",
    "api:joint-part": "part",
    "api:order": "order",
    "api:placement": "placement",
    "api:plan": "plan",
    "api:plan-item": "item_pk",
    "api:reconciliation": "reconciliation",
    "api:reconciliation-line": "line_pk",
    "inspections:": "inspection",
    "inspections:add_reconciliation_line": "reconciliation",
    "inspections:approve_conclusion": "placement",
    "inspections:change_order": "order",
    "inspections:change_placement": "placement",
    "inspections:enter_late": "reconciliation",
    "inspections:explain_line": "reconciliation",
    "inspections:journal": "facility",
    "inspections:line_finding": "reconciliation",
    "inspections:log_check": "facility",
    "inspections:of_facility": "facility",
    "inspections:order": "order",
    "inspections:part": "part",
    "inspections:placement": "placement",
    "inspections:placements_of_facility": "facility",
    "inspections:plan": "plan",
    "inspections:print_journal": "facility",
    "inspections:reconciliation": "reconciliation",
    "inspections:return_conclusion": "placement",
    "inspections:sign_order": "order",
    "inspections:sign_reconciliation": "reconciliation",
    "inspections:submit_conclusion": "placement",
    "inspections:take_back_conclusion": "placement",
    "inspections:withdraw_order": "order",
    "inspections:withdraw_placement": "placement",
    "inspections:write_conclusion": "placement",
}


def things(held, office, officer):
    facility = held["facility"]
    order = _order(facility, officer)
    signed = orders.sign(_order(facility, officer), by=held["signer"], at=AT)
    inspection = inspections.open_inspection(
        facility=facility, kind=held["kind"], order=signed, started_at=AT, by=officer, at=AT
    )
    answer = inspection.answers.first()
    finding = findings.add(inspection, answer=answer, by=officer, at=AT, what="нарушение")
    file = checklist.attach_file(answer, photo(), by=officer, at=AT)
    finding.files.add(file)
    specialist = inspections.call_specialist(
        inspection, full_name="Ким А. В.", field="health", organisation="поликлиника", by=officer, at=AT
    )
    part = parts.invite(
        inspection,
        office=office,
        operational_search=True,
        asked="оперативный учет",
        due_on=AT.date() + timedelta(days=5),
        by=officer,
        at=AT,
    )
    reconciliation = _reconciliation(facility, officer)
    plan = plans.draft(begins_on=AT.date(), ends_on=AT.date() + timedelta(days=90), by=officer, at=AT)
    return {
        "order": order,
        "inspection": inspection,
        "position": answer.position,
        "finding": finding,
        "finding_pk": finding,
        "file": file,
        "file_pk": file,
        "part": part,
        "specialist": specialist,
        "specialist_pk": specialist,
        "placement": _placement(facility, held["room_pk"], officer),
        "reconciliation": reconciliation,
        "line_pk": reconciliation.lines.get(),
        "plan": plan,
        "item_pk": plan_items.add(plan, task="семинар", responsible=officer, due_on=AT.date(), by=officer, at=AT),
    }


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
