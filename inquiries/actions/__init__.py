"""What offices do with requests to each other and with requisitions; see each function for what follows from it."""

from .inquiries import accept, answer, ask, ask_again, take, withdraw
from .requisitions import give_up, receive, requisition, send_back

__all__ = [
    "accept",
    "answer",
    "ask",
    "ask_again",
    "give_up",
    "receive",
    "requisition",
    "send_back",
    "take",
    "withdraw",
]
