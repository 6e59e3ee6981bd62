"""What follows what in the life of a hearing."""

from .enums import HearingState as State

#: An outcome may be corrected; whatever else ended a hearing stays, and what goes on is a hearing of its own.
HEARING = {
    State.SET: {
        "move": State.SET,
        "record": State.HELD,
        "adjourn": State.ADJOURNED,
        "miss": State.NOT_ATTENDED,
        "withdraw": State.WITHDRAWN,
    },
    State.HELD: {"record": State.HELD},
    State.ADJOURNED: {},
    State.NOT_ATTENDED: {},
    State.WITHDRAWN: {},
}
