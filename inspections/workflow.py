"""What follows what in the life of an inspection and of a plan."""

from .enums import InspectionState as State
from .enums import PlanState

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

PLAN = {
    PlanState.DRAFT: {"submit": PlanState.ON_APPROVAL},
    PlanState.ON_APPROVAL: {"approve": PlanState.APPROVED, "give_back": PlanState.DRAFT},
    PlanState.APPROVED: {},
}
