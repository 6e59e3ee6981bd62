from .reception import ChangeReceptionForm, NewReceptionForm, ReasonForm, RecordForm
from .visitor import SettleForm, VisitorForm

__all__ = ["ChangeReceptionForm", "NewReceptionForm", "ReasonForm", "RecordForm", "SettleForm", "VisitorForm"]
