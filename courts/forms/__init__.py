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
    "ApproveForm",
    "NewRulingForm",
    "RepresentationForm",
    "ReworkForm",
    "RulingForm",
    "RulingReasonForm",
    "StudyForm",
]
