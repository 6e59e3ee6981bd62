from .case import CaseForm, ChangeCaseForm, GiveForm, PersonForm
from .hearing import AdjournForm, HearingForm, MoveForm, OutcomeForm, ReasonForm
from .ruling import (
    ApproveForm,
    NewRulingForm,
    RepresentationForm,
    ReworkForm,
    RulingForm,
    RulingReasonForm,
    StudyForm,
)

__all__ = [
    "AdjournForm",
    "ApproveForm",
    "CaseForm",
    "ChangeCaseForm",
    "GiveForm",
    "HearingForm",
    "MoveForm",
    "NewRulingForm",
    "OutcomeForm",
    "PersonForm",
    "ReasonForm",
    "RepresentationForm",
    "ReworkForm",
    "RulingForm",
    "RulingReasonForm",
    "StudyForm",
]
