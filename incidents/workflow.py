"""What follows what in the life of an emergency."""

from .enums import IncidentState as State

INCIDENT = {
    State.OPEN: {"close": State.CLOSED, "dismiss": State.DISMISSED},
    State.CLOSED: {"reopen": State.OPEN},
    State.DISMISSED: {},
}
