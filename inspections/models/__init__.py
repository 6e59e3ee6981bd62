from .acknowledgement import Acknowledgement
from .checklist import Answer, Finding
from .inspection import Inspection, Inspector, Specialist
from .journal import JournalEntry
from .order import Order

__all__ = [
    "Acknowledgement",
    "Answer",
    "Finding",
    "Inspection",
    "Inspector",
    "JournalEntry",
    "Order",
    "Specialist",
]
