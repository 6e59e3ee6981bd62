"""What follows what between two offices, and with case files."""

from .enums import InquiryState as State
from .enums import RequisitionState as Files

#: A request is answered with or without having been marked as read; its answer is accepted or it is put again.
REQUEST = {
    State.SENT: {"take": State.TAKEN, "answer": State.ANSWERED, "withdraw": State.WITHDRAWN},
    State.TAKEN: {"answer": State.ANSWERED, "withdraw": State.WITHDRAWN},
    State.ANSWERED: {"accept": State.ACCEPTED, "ask_again": State.ASKED_AGAIN},
    State.ASKED_AGAIN: {"take": State.TAKEN, "answer": State.ANSWERED, "withdraw": State.WITHDRAWN},
    State.ACCEPTED: {},
    State.WITHDRAWN: {},
}
#: A note is read, and that is all.
NOTE = {State.SENT: {"take": State.TAKEN, "withdraw": State.WITHDRAWN}, State.TAKEN: {}, State.WITHDRAWN: {}}
#: While a request stands here the asked office owes an answer.
WAITING = (State.SENT, State.TAKEN, State.ASKED_AGAIN)

REQUISITION = {
    Files.ASKED: {"receive": Files.RECEIVED, "withdraw": Files.WITHDRAWN},
    Files.RECEIVED: {"send_back": Files.RETURNED},
    Files.RETURNED: {},
    Files.WITHDRAWN: {},
}
