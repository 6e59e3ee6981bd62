"""Orders, inspections and placements over HTTP, with the same actions and the same sentences as the pages."""

from .answers import AnswerViewSet
from .findings import FindingViewSet
from .inspections import InspectionViewSet
from .journal import JournalViewSet
from .orders import OrderViewSet
from .parts import JointPartViewSet
from .placements import PlacementViewSet
from .plans import PlanItemViewSet, PlanViewSet
from .reconciliations import ReconciliationLineViewSet, ReconciliationViewSet
from .specialists import SpecialistViewSet

__all__ = [
    "AnswerViewSet",
    "FindingViewSet",
    "InspectionViewSet",
    "JointPartViewSet",
    "JournalViewSet",
    "OrderViewSet",
    "PlacementViewSet",
    "PlanItemViewSet",
    "PlanViewSet",
    "ReconciliationLineViewSet",
    "ReconciliationViewSet",
    "SpecialistViewSet",
]
