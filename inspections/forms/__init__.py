"""What officers type: checked here, never saved here; one file per noun."""

from .as_typed import AnswerForm, AsTyped, FindingForm
from .fields import KindChoice, MomentField, OfficerChoice, WordsField
from .inspection import BeginForm, CompleteForm, DetailsForm, OpenForm, ReasonForm, SpecialistForm
from .order import OrderForm, PeriodForm
from .part import InviteForm, PartConclusionForm, PartInspectorsForm, SignPartForm
from .penal_rooms import ReadingForm
from .placement import ApproveForm, ConclusionForm, PlacementForm, SendBackForm
from .plan import CarryOutForm, CommentForm, DoneForm, PlanForm, PlanItemForm, WhyNotForm
from .reading import HeadReadsForm, ProsecutorReadsForm
from .reconciliation import ExplainForm, JournalLineForm, ReconcileForm

__all__ = [
    "AnswerForm",
    "ApproveForm",
    "AsTyped",
    "BeginForm",
    "CarryOutForm",
    "CommentForm",
    "CompleteForm",
    "ConclusionForm",
    "DetailsForm",
    "DoneForm",
    "ExplainForm",
    "FindingForm",
    "HeadReadsForm",
    "InviteForm",
    "JournalLineForm",
    "KindChoice",
    "MomentField",
    "OfficerChoice",
    "OpenForm",
    "OrderForm",
    "PartConclusionForm",
    "PartInspectorsForm",
    "PeriodForm",
    "PlacementForm",
    "PlanForm",
    "PlanItemForm",
    "ProsecutorReadsForm",
    "ReadingForm",
    "ReasonForm",
    "ReconcileForm",
    "SendBackForm",
    "SignPartForm",
    "SpecialistForm",
    "WhyNotForm",
    "WordsField",
]
