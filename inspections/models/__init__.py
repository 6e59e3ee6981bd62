from .acknowledgement import Acknowledgement
from .checklist import Answer, Finding
from .conclusion import Conclusion
from .inspection import Inspection, Inspector, Specialist
from .journal import JournalEntry
from .order import Order
from .part import JointPart
from .placement import Placement
from .plan import Plan, PlanItem
from .reading import PenalRoomReading
from .reconciliation import Reconciliation, ReconciliationLine

__all__ = [
    "Acknowledgement",
    "Answer",
    "Conclusion",
    "Finding",
    "Inspection",
    "Inspector",
    "JointPart",
    "JournalEntry",
    "Order",
    "PenalRoomReading",
    "Placement",
    "Plan",
    "PlanItem",
    "Reconciliation",
    "ReconciliationLine",
    "Specialist",
]
