from .case import CasePerson, CourtCase
from .hearing import Hearing

__all__ = ["CasePerson", "CourtCase", "Hearing"]
