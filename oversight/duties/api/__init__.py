"""The duties and their rulebook over REST, one file per noun; addresses stand in oversight/api.py."""

from .board import BoardViewSet, FeedViewSet
from .calendar import TransferViewSet, WorkingCalendarViewSet
from .editions import EditionViewSet
from .obligations import EscalationViewSet, ObligationViewSet
from .rulebook import ChecklistViewSet, KindViewSet

__all__ = [
    "BoardViewSet",
    "ChecklistViewSet",
    "EditionViewSet",
    "EscalationViewSet",
    "FeedViewSet",
    "KindViewSet",
    "ObligationViewSet",
    "TransferViewSet",
    "WorkingCalendarViewSet",
]
