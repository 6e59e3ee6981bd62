"""What follows what in the life of an act and of each violation it names."""

from .enums import ActState as State
from .enums import ViolationState as Violation

#: An act to a central body goes up first; any other is sent as soon as it is signed (point 12).
ACT = {
    State.DRAFT: {"send": State.SENT, "send_up": State.GOING_UP, "withdraw": State.WITHDRAWN},
    State.GOING_UP: {"send": State.SENT, "return": State.RETURNED, "withdraw": State.WITHDRAWN},
    State.RETURNED: {"send": State.SENT, "send_up": State.GOING_UP, "withdraw": State.WITHDRAWN},
    State.SENT: {"answer": State.ANSWERED, "close": State.CLOSED, "withdraw": State.WITHDRAWN},
    State.ANSWERED: {"close": State.CLOSED, "withdraw": State.WITHDRAWN},
    State.CLOSED: {"reopen": State.ANSWERED},
    State.WITHDRAWN: {},
}

#: While an act stands here its words may be changed and violations named.
WRITABLE = frozenset({State.DRAFT, State.RETURNED})
#: Sent out and not yet over: its violations are under control.
RUNNING = frozenset({State.SENT, State.ANSWERED})

#: What a visit sees gone is eliminated, whatever the body has answered. A violation that came back after it had been
#: eliminated is open again, and over when its repetition is.
VIOLATION = {
    Violation.NAMED: {"answer": Violation.ANSWERED, "eliminate": Violation.ELIMINATED},
    Violation.ANSWERED: {"report": Violation.REPORTED, "eliminate": Violation.ELIMINATED},
    Violation.REPORTED: {"eliminate": Violation.ELIMINATED, "fail": Violation.NOT_ELIMINATED},
    Violation.NOT_ELIMINATED: {"report": Violation.REPORTED, "eliminate": Violation.ELIMINATED},
    Violation.ELIMINATED: {"repeat": Violation.REPEATED},
    Violation.REPEATED: {"eliminate": Violation.ELIMINATED},
}
