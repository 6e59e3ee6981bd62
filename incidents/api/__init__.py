"""Emergencies, special reports and special regimes over REST; addresses stand in oversight/api.py."""

from .allegations import AllegationViewSet
from .desk import EmergencyDeskViewSet
from .force import ForceUseViewSet
from .force_parts import AppliedMeansViewSet, ForcePersonViewSet, ForceStaffViewSet
from .incidents import IncidentViewSet
from .inner import DevelopmentViewSet, FactViewSet, NoticeViewSet, ParticipantViewSet, StaffViewSet
from .regimes import SpecialRegimeViewSet
from .registers import EmergencyRegisterViewSet
from .reports import SpecialReportViewSet
from .shifts import ShiftViewSet

__all__ = [
    "AllegationViewSet",
    "AppliedMeansViewSet",
    "DevelopmentViewSet",
    "EmergencyDeskViewSet",
    "EmergencyRegisterViewSet",
    "FactViewSet",
    "ForcePersonViewSet",
    "ForceStaffViewSet",
    "ForceUseViewSet",
    "IncidentViewSet",
    "NoticeViewSet",
    "ParticipantViewSet",
    "ShiftViewSet",
    "SpecialRegimeViewSet",
    "SpecialReportViewSet",
    "StaffViewSet",
]
