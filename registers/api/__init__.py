from .legal_acts import LegalActViewSet
from .receptions import ReceptionViewSet
from .visitors import VisitorViewSet

__all__ = ["LegalActViewSet", "ReceptionViewSet", "VisitorViewSet"]
