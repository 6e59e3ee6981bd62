from .checklist import Checklist, ChecklistLine
from .edition import Edition
from .kind import InspectionKind

__all__ = ["Checklist", "ChecklistLine", "Edition", "InspectionKind"]
