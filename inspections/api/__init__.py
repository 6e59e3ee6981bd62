"""Orders and inspections over HTTP, with the same actions and the same sentences as the pages."""

from .answers import AnswerViewSet
from .findings import FindingViewSet
from .inspections import InspectionViewSet
from .journal import JournalViewSet
from .orders import OrderViewSet
from .plans import PlanItemViewSet, PlanViewSet
from .specialists import SpecialistViewSet

__all__ = [
    "AnswerViewSet",
    "FindingViewSet",
    "InspectionViewSet",
    "JournalViewSet",
    "OrderViewSet",
    "PlanItemViewSet",
    "PlanViewSet",
    "SpecialistViewSet",
]
