"""What officers do with response acts. Other packages call these; see each function for what follows from it."""

from .answers import answer
from .drafting import WORDS, change, draft, follow_up, name, reword, strike
from .measures import check, report
from .sending import note, return_up, send_out, sign
from .spot_checks import check_on_spot
from .withdrawing import withdraw

__all__ = [
    "WORDS",
    "answer",
    "change",
    "check",
    "check_on_spot",
    "draft",
    "follow_up",
    "name",
    "note",
    "report",
    "return_up",
    "reword",
    "send_out",
    "sign",
    "strike",
    "withdraw",
]
