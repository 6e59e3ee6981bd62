"""The duties and their rulebook over REST, one file per noun; addresses stand in oversight/api.py."""

from .obligations import EscalationViewSet, ObligationViewSet
from .rulebook import ChecklistViewSet, EditionViewSet, KindViewSet

__all__ = ["ChecklistViewSet", "EditionViewSet", "EscalationViewSet", "KindViewSet", "ObligationViewSet"]
