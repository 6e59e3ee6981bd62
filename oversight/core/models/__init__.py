from .audit import AuditRow
from .office import Office
from .officer import Officer

__all__ = ["AuditRow", "Office", "Officer"]
