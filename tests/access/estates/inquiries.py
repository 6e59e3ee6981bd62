"""A request to the office, as if the Department's own line had asked it, one it sent itself, and a requisition."""

from datetime import timedelta

from inquiries.models import Inquiry, Requisition
from oversight.core.models import Office
from tests.access.estates.common import AT

BODIES = {
    "api:inquiry-ask-again": {"words": "Уточните.", "answer_by": "2099-01-01"},
    "api:inquiry-reply": {"words": "Сообщаем."},
    "api:inquiry-withdraw": {"reason": "не требуется"},
    "api:requisition-receive": {"received_on": "2026-03-03", "volumes": "2 тома"},
    "api:requisition-send-back": {"returned_on": "2026-03-04", "result": "законно"},
    "api:requisition-withdraw": {"reason": "не требуется"},
    "inquiries:withdraw": {"reason": "не требуется"},
    "inquiries:requisition_withdraw": {"reason": "не требуется"},
}

SUBJECTS = {
    "api:inquiry": "inquiry",
    "api:requisition": "requisition",
    "inquiries:": "inquiry",
    "inquiries:of_facility": "facility",
    "inquiries:of_inspection": "inspection",
    "inquiries:requisition": "requisition",
}


def things(held, office, officer):
    """Asked of the office above, by the Department of its first oblast: only the office's own line sees it."""
    asked = office.parent or Office.objects.filter(parent=office).earliest("pk")
    said = {"sent_at": AT, "sent_by": officer, "subject": "о проверке", "kind": "explanation"}
    day = AT.date() + timedelta(days=10)
    return {
        "inquiry": Inquiry.objects.create(office=office, asked_office=asked, answer_by=day, **said),
        "requisition": Requisition.objects.create(
            office=office,
            from_body="Районный суд",
            case_kind="criminal",
            what="№ 1-15",
            purpose="законность приговора",
            task="первый заместитель",
            due_on=day,
            asked_at=AT,
            asked_by=officer,
        ),
    }
