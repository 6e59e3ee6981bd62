"""The arithmetic of deadlines, as docs/deadlines.md tells it. Pure: no Django, no database, no clock.

`due_at` ends a term that an event began; `periods`, `period_of` and `due_of` answer for duties that come back;
`moments` says when reminders and escalations of a due moment fall. Every moment returned is in UTC.
"""

from .derivation import Due, Step, StepCode
from .localtime import YEARS, at_local, day_of, end_of, start_of
from .offsets import Offset, moments
from .rhythms import Every, Period, Rhythm, due_of, period_of, periods
from .terms import Ends, Term, Unit, due_at

__all__ = [
    "YEARS",
    "Due",
    "Ends",
    "Every",
    "Offset",
    "Period",
    "Rhythm",
    "Step",
    "StepCode",
    "Term",
    "Unit",
    "at_local",
    "day_of",
    "due_at",
    "due_of",
    "end_of",
    "moments",
    "period_of",
    "periods",
    "start_of",
]
