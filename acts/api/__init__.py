"""Response acts, their violations and unlawful detentions over REST; addresses stand in oversight/api.py."""

from .acts import ActSerializer, ActViewSet, BodySerializer
from .detentions import DetentionViewSet
from .violations import ViolationViewSet

__all__ = ["ActSerializer", "ActViewSet", "BodySerializer", "DetentionViewSet", "ViolationViewSet"]
