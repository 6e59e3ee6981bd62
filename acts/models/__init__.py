from .act import ResponseAct
from .answer import Answer
from .body import Body
from .detention import UnlawfulDetention
from .held import HeldPerson, Listing
from .measure import Measure
from .spot_check import SpotCheck
from .violation import Violation

__all__ = [
    "Answer",
    "Body",
    "HeldPerson",
    "Listing",
    "Measure",
    "ResponseAct",
    "SpotCheck",
    "UnlawfulDetention",
    "Violation",
]
