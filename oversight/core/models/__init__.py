from .absence import Absence
from .audit import AuditRow
from .office import Office
from .officer import Officer
from .request_key import RequestKey
from .roster import Subject, Zone

__all__ = ["Absence", "AuditRow", "Office", "Officer", "RequestKey", "Subject", "Zone"]
