"""What follows what in the life of a reception's record."""

from .enums import ReceptionState as State

#: Visitors are entered while it is being held; a recorded one is opened again to be corrected.
RECEPTION = {
    State.UNDER_WAY: {"record": State.RECORDED, "withdraw": State.WITHDRAWN},
    State.RECORDED: {"reopen": State.UNDER_WAY, "withdraw": State.WITHDRAWN},
    State.WITHDRAWN: {},
}
