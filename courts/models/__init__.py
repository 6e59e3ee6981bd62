from .case import CasePerson, CourtCase
from .hearing import Hearing
from .known import courts_known
from .representation import Representation
from .ruling import Ruling
from .study import Study

__all__ = ["CasePerson", "CourtCase", "Hearing", "Representation", "Ruling", "Study", "courts_known"]
