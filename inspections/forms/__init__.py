"""What officers type: checked here, never saved here; one file per noun."""

from .as_typed import AnswerForm, AsTyped, FindingForm
from .fields import KindChoice, MomentField, OfficerChoice, WordsField
from .inspection import BeginForm, CompleteForm, DetailsForm, OpenForm, ReasonForm, SpecialistForm
from .order import OrderForm, PeriodForm
from .reading import HeadReadsForm, ProsecutorReadsForm

__all__ = [
    "AnswerForm",
    "AsTyped",
    "BeginForm",
    "CompleteForm",
    "DetailsForm",
    "FindingForm",
    "HeadReadsForm",
    "KindChoice",
    "MomentField",
    "OfficerChoice",
    "OpenForm",
    "OrderForm",
    "PeriodForm",
    "ProsecutorReadsForm",
    "ReasonForm",
    "SpecialistForm",
    "WordsField",
]
