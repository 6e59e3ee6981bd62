from .activity import ActivityForm, ChangeActivityForm, FiguresForm
from .method import MethodCardForm, NewMethodForm, ReasonForm, ReviseForm, SeenForm, SupersedeForm

__all__ = [
    "ActivityForm",
    "ChangeActivityForm",
    "FiguresForm",
    "MethodCardForm",
    "NewMethodForm",
    "ReasonForm",
    "ReviseForm",
    "SeenForm",
    "SupersedeForm",
]
