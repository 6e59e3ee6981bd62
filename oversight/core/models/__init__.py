from .audit import AuditRow
from .office import Office
from .officer import Officer
from .request_key import RequestKey

__all__ = ["AuditRow", "Office", "Officer", "RequestKey"]
