from .legal_act import LegalActForm, NewLegalActForm
from .meeting import InstructionForm, MeetingForm
from .reception import ChangeReceptionForm, NewReceptionForm, ReasonForm, RecordForm
from .visitor import SettleForm, VisitorForm

__all__ = [
    "ChangeReceptionForm",
    "InstructionForm",
    "LegalActForm",
    "MeetingForm",
    "NewLegalActForm",
    "NewReceptionForm",
    "ReasonForm",
    "RecordForm",
    "SettleForm",
    "VisitorForm",
]
