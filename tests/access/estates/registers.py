"""A reception with its visitor, a legal act studied during the inspection, a meeting with its instruction."""

from datetime import timedelta

from registers.actions import meetings, receptions, visitors
from tests.access.estates.common import AT
from tests.registers.factories import VISITOR, legal_act, meeting

SENT = {name: VISITOR[name] for name in ("category", "subject", "decision")}

BODIES = {
    "api:legal-act-detail": {"version": 1, "subject": "о передачах"},
    "api:instruction-fulfil": {"done_on": "2026-03-02", "result": "проверено"},
    "api:instruction-lift": {"reason": "исполнено"},
    "api:meeting-detail": {"version": 1, "subject": "о питании"},
    "api:meeting-instruct": {"words": "проверить", "office": "{office}", "due_on": "2026-03-20"},
    "api:meeting-withdraw": {"reason": "ошибка"},
    "api:reception-detail": {"version": 1, "together_with": "врач"},
    "api:reception-reopen": {"reason": "уточнить"},
    "api:reception-withdraw": {"reason": "ошибка"},
    "api:reception-visitor-list": SENT,
    "api:reception-visitor-detail": {"version": 1, "subject": "о питании"},
    "api:reception-visitor-settle": {"done_on": "2026-03-02", "result": "выдано"},
    "registers:fulfil_instruction": {"done_on": "2026-03-02", "result": "проверено"},
    "registers:lift_instruction": {"reason": "исполнено"},
    "registers:withdraw_meeting": {"reason": "ошибка"},
    "registers:reception_journal": {"from": "2026-03-01", "until": "2026-03-31"},
    "registers:record_reception": {"ended_at": "2026-03-02T10:30", "none_came": "staff"},
    "registers:reopen_reception": {"reason": "уточнить"},
    "registers:withdraw_reception": {"reason": "ошибка"},
}

SUBJECTS = {
    "registers:": "reception",
    "registers:change_legal_act": "legal_act",
    "registers:change_meeting": "meeting",
    "registers:fulfil_instruction": "instruction",
    "registers:instruct": "meeting",
    "registers:instruction": "instruction",
    "registers:legal_act": "legal_act",
    "registers:lift_instruction": "instruction",
    "registers:meeting": "meeting",
    "registers:withdraw_meeting": "meeting",
    "api:instruction": "instruction",
    "api:meeting": "meeting",
    "registers:legal_acts_of_inspection": "inspection",
    "registers:protest_legal_act": "legal_act",
    "api:legal-act": "legal_act",
    "registers:receptions_of_facility": "facility",
    "registers:receptions_of_inspection": "inspection",
    "api:reception": "reception",
    "api:reception-visitor": "visitor_pk",
}


def things(held, office, officer):
    """Begun in the office's facility by its officer, who is the first to have come."""
    reception = receptions.begin(facility=held["facility"], by=officer, at=AT)
    board = meeting(officer, at=AT)
    due_on = AT.date() + timedelta(days=10)
    return {
        "meeting": board,
        "instruction": meetings.instruct(board, words="проверить", office=office, due_on=due_on, by=officer, at=AT),
        "reception": reception,
        "visitor_pk": visitors.add(reception, **VISITOR, by=officer, at=AT),
        "legal_act": legal_act(officer, held["inspection"], number=f"47/{office.pk}", at=AT),
    }
