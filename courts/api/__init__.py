from .cases import CourtCaseViewSet
from .hearings import HearingViewSet
from .rulings import RulingViewSet

__all__ = ["CourtCaseViewSet", "HearingViewSet", "RulingViewSet"]
