"""A reception being held, with its visitor, and a legal act studied during the inspection."""

from registers.actions import receptions, visitors
from tests.access.estates.common import AT
from tests.registers.factories import VISITOR, legal_act

SENT = {name: VISITOR[name] for name in ("category", "subject", "decision")}

BODIES = {
    "api:legal-act-detail": {"version": 1, "subject": "о передачах"},
    "api:reception-detail": {"version": 1, "together_with": "врач"},
    "api:reception-reopen": {"reason": "уточнить"},
    "api:reception-withdraw": {"reason": "ошибка"},
    "api:reception-visitor-list": SENT,
    "api:reception-visitor-detail": {"version": 1, "subject": "о питании"},
    "api:reception-visitor-settle": {"done_on": "2026-03-02", "result": "выдано"},
    "registers:reception_journal": {"from": "2026-03-01", "until": "2026-03-31"},
    "registers:record_reception": {"ended_at": "2026-03-02T10:30", "none_came": "staff"},
    "registers:reopen_reception": {"reason": "уточнить"},
    "registers:withdraw_reception": {"reason": "ошибка"},
}

SUBJECTS = {
    "registers:": "reception",
    "registers:change_legal_act": "legal_act",
    "registers:legal_act": "legal_act",
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
    return {
        "reception": reception,
        "visitor_pk": visitors.add(reception, **VISITOR, by=officer, at=AT),
        "legal_act": legal_act(officer, held["inspection"], number=f"47/{office.pk}", at=AT),
    }
