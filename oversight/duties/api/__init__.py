"""The duties and their rulebook over REST, one file per noun; addresses stand in oversight/api.py."""

from .addresses import ChannelAddressViewSet
from .alerts import AlertViewSet
from .board import BoardViewSet, FeedViewSet
from .calendar import TransferViewSet, WorkingCalendarViewSet
from .editions import EditionViewSet
from .obligations import EscalationViewSet, ObligationViewSet
from .rulebook import ChecklistViewSet, EmergencyKindViewSet, KindViewSet, MeansViewSet

__all__ = [
    "AlertViewSet",
    "BoardViewSet",
    "ChannelAddressViewSet",
    "ChecklistViewSet",
    "EditionViewSet",
    "EmergencyKindViewSet",
    "EscalationViewSet",
    "FeedViewSet",
    "KindViewSet",
    "MeansViewSet",
    "ObligationViewSet",
    "TransferViewSet",
    "WorkingCalendarViewSet",
]
