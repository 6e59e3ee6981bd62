from .allegation import Allegation
from .check import OnSiteCheck
from .development import Development
from .fact import Fact
from .force import ForceUse
from .force_conclusion import ForceConclusion, ForceViolation, Liability
from .force_parts import AppliedMeans, ForcePerson, ForceStaff
from .incident import Correction, Incident
from .notice import Notice, Receipt
from .people import Participant, StaffMember
from .regime import SpecialRegime
from .report import Query, SpecialReport
from .shift import Handover, Shift, ShiftEntry

__all__ = [
    "Allegation",
    "AppliedMeans",
    "Correction",
    "Development",
    "Fact",
    "ForceConclusion",
    "ForcePerson",
    "ForceStaff",
    "ForceUse",
    "ForceViolation",
    "Handover",
    "Incident",
    "Liability",
    "Notice",
    "OnSiteCheck",
    "Participant",
    "Query",
    "Receipt",
    "Shift",
    "ShiftEntry",
    "SpecialRegime",
    "SpecialReport",
    "StaffMember",
]
