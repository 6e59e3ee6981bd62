"""Emergencies, special reports and special regimes over REST; addresses stand in oversight/api.py."""

from .force import ForceUseViewSet
from .force_parts import AppliedMeansViewSet, ForcePersonViewSet, ForceStaffViewSet
from .incidents import IncidentViewSet
from .inner import DevelopmentViewSet, FactViewSet, NoticeViewSet, ParticipantViewSet, StaffViewSet
from .regimes import SpecialRegimeViewSet
from .reports import SpecialReportViewSet

__all__ = [
    "AppliedMeansViewSet",
    "DevelopmentViewSet",
    "FactViewSet",
    "ForcePersonViewSet",
    "ForceStaffViewSet",
    "ForceUseViewSet",
    "IncidentViewSet",
    "NoticeViewSet",
    "ParticipantViewSet",
    "SpecialRegimeViewSet",
    "SpecialReportViewSet",
    "StaffViewSet",
]
