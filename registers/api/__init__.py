from .receptions import ReceptionViewSet
from .visitors import VisitorViewSet

__all__ = ["ReceptionViewSet", "VisitorViewSet"]
