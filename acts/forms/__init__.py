from .act import ActForm, FollowUpForm, NewActForm, ViolationForm
from .life import AnswerForm, CheckForm, ReportForm
from .persons import DetentionForm, HeldForm, LeaveForm, ListingForm, ReleaseForm
from .words import ReasonForm

__all__ = [
    "ActForm",
    "AnswerForm",
    "CheckForm",
    "DetentionForm",
    "FollowUpForm",
    "HeldForm",
    "LeaveForm",
    "ListingForm",
    "NewActForm",
    "ReasonForm",
    "ReleaseForm",
    "ReportForm",
    "ViolationForm",
]
