"""What follows what in the life of a conclusion."""

from .enums import ConclusionState as State

CONCLUSION = {
    State.DRAFT: {"submit": State.ON_APPROVAL},
    State.ON_APPROVAL: {"approve": State.APPROVED, "return": State.RETURNED, "take_back": State.DRAFT},
    State.RETURNED: {"submit": State.ON_APPROVAL},
    State.APPROVED: {},
}

#: While a conclusion stands here its words may be typed.
TYPED = frozenset({State.DRAFT, State.RETURNED})
