"""What follows what in the life of an inspection, of another office's part in it, and of a plan."""

from .enums import InspectionState as State
from .enums import PartState, PlanState

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

PART = {
    PartState.INVITED: {
        "accept": PartState.ACCEPTED,
        "decline": PartState.DECLINED,
        "withdraw": PartState.WITHDRAWN,
    },
    PartState.ACCEPTED: {"sign": PartState.SIGNED, "leave_out": PartState.LEFT_OUT},
    PartState.SIGNED: {"take_back": PartState.ACCEPTED},
    # After a correction the part that was missing may still come.
    PartState.LEFT_OUT: {"sign": PartState.SIGNED},
    PartState.DECLINED: {},
    PartState.WITHDRAWN: {},
}

#: In these the office is invited or takes part: it is not invited a second time.
LIVE_PARTS = (PartState.INVITED, PartState.ACCEPTED, PartState.SIGNED, PartState.LEFT_OUT)
#: In these it writes: its lines, its findings, its conclusion.
OPEN_PARTS = frozenset({PartState.ACCEPTED, PartState.LEFT_OUT})

PLAN = {
    PlanState.DRAFT: {"submit": PlanState.ON_APPROVAL},
    PlanState.ON_APPROVAL: {"approve": PlanState.APPROVED, "give_back": PlanState.DRAFT},
    PlanState.APPROVED: {},
}
