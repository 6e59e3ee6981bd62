"""What follows what in the life of an inspection and of a conclusion."""

from .enums import ConclusionState, PlanState
from .enums import InspectionState as State

INSPECTION = {
    State.PLANNED: {"begin": State.UNDER_WAY, "cancel": State.CANCELLED},
    State.UNDER_WAY: {"complete": State.COMPLETED, "cancel": State.CANCELLED},
    State.COMPLETED: {"acknowledge": State.ACKNOWLEDGED, "reopen": State.UNDER_WAY, "close": State.CLOSED},
    State.ACKNOWLEDGED: {"close": State.CLOSED, "reopen": State.UNDER_WAY},
    State.CLOSED: {},
    State.CANCELLED: {},
}

#: While an inspection stands here its checklist and findings may be typed.
WRITABLE = frozenset({State.PLANNED, State.UNDER_WAY})

CONCLUSION = {
    ConclusionState.DRAFT: {"submit": ConclusionState.ON_APPROVAL},
    ConclusionState.ON_APPROVAL: {
        "approve": ConclusionState.APPROVED,
        "return": ConclusionState.RETURNED,
        "take_back": ConclusionState.DRAFT,
    },
    ConclusionState.RETURNED: {"submit": ConclusionState.ON_APPROVAL},
    ConclusionState.APPROVED: {},
}

#: While a conclusion stands here its words may be typed.
TYPED = frozenset({ConclusionState.DRAFT, ConclusionState.RETURNED})
PLAN = {
    PlanState.DRAFT: {"submit": PlanState.ON_APPROVAL},
    PlanState.ON_APPROVAL: {"approve": PlanState.APPROVED, "give_back": PlanState.DRAFT},
    PlanState.APPROVED: {},
}
