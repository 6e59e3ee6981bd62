from .legal_act import LegalActForm, NewLegalActForm
from .reception import ChangeReceptionForm, NewReceptionForm, ReasonForm, RecordForm
from .visitor import SettleForm, VisitorForm

__all__ = [
    "ChangeReceptionForm",
    "LegalActForm",
    "NewLegalActForm",
    "NewReceptionForm",
    "ReasonForm",
    "RecordForm",
    "SettleForm",
    "VisitorForm",
]
