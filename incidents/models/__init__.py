from .development import Development
from .fact import Fact
from .incident import Correction, Incident
from .notice import Notice, Receipt
from .people import Participant, StaffMember
from .regime import SpecialRegime
from .report import Query, SpecialReport

__all__ = [
    "Correction",
    "Development",
    "Fact",
    "Incident",
    "Notice",
    "Participant",
    "Query",
    "Receipt",
    "SpecialRegime",
    "SpecialReport",
    "StaffMember",
]
