from .checklist import Checklist, ChecklistLine
from .edition import Edition
from .kind import InspectionKind
from .rule import Rule, RuleStep
from .transfer import TransferredDay, calendar_for

__all__ = [
    "Checklist",
    "ChecklistLine",
    "Edition",
    "InspectionKind",
    "Rule",
    "RuleStep",
    "TransferredDay",
    "calendar_for",
]
