"""The duties and their rulebook over REST, one file per noun; addresses stand in oversight/api.py."""

from .rulebook import ChecklistViewSet, EditionViewSet, KindViewSet

__all__ = ["ChecklistViewSet", "EditionViewSet", "KindViewSet"]
