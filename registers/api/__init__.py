from .legal_acts import LegalActViewSet
from .meetings import InstructionViewSet, MeetingViewSet
from .receptions import ReceptionViewSet
from .visitors import VisitorViewSet

__all__ = ["InstructionViewSet", "LegalActViewSet", "MeetingViewSet", "ReceptionViewSet", "VisitorViewSet"]
