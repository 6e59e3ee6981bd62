"""Emergencies, special reports and special regimes over REST; addresses stand in oversight/api.py."""

from .incidents import IncidentViewSet
from .inner import DevelopmentViewSet, FactViewSet, NoticeViewSet, ParticipantViewSet, StaffViewSet
from .regimes import SpecialRegimeViewSet
from .reports import SpecialReportViewSet

__all__ = [
    "DevelopmentViewSet",
    "FactViewSet",
    "IncidentViewSet",
    "NoticeViewSet",
    "ParticipantViewSet",
    "SpecialRegimeViewSet",
    "SpecialReportViewSet",
    "StaffViewSet",
]
