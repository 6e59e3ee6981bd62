"""A due moment and how it was found: what "Why this deadline" prints."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepCode(StrEnum):
    """One sentence of a derivation each; what follows the dash are the blanks it fills."""

    START = "start"  # the event – local: its moment as clocks showed it, with their offset; zone
    ELAPSED = "elapsed"  # time that passes by the clock – count, unit
    CLOCKS_MOVED = "clocks_moved"  # the zone changed meanwhile – from, to: its offsets
    EXCLUDED = "excluded"  # the day of the event isn't counted – day
    DAYS = "days"  # calendar days counted – count, first, last
    WORKING_DAY = "working_day"  # one working day counted – day, number
    SKIPPED = "skipped"  # a day off passed over – day, reason (calendar.Why), name
    MONTHS = "months"  # months counted – count, day: the last
    SHORT_MONTH = "short_month"  # the month has no such day – number, day: its last
    MOVED = "moved"  # the last day was off – from, to
    PERIOD = "period"  # the period – every, first, last, zone
    AT_LEAST = "at_least"  # how often within it – times
    NAMED_DAY = "named_day"  # the day the rule names – number, months_after, day
    END_OF_DAY = "end_of_day"  # 24:00 of the last day – day
    DUE = "due"  # the very moment – local, as above


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: its code, and the values its sentence needs, as JSON can hold them."""

    code: StepCode
    facts: dict[str, str | int]

    def as_json(self) -> dict[str, str | int]:
        return {"step": str(self.code), **self.facts}


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, in UTC, and the steps that led there. What is done at the very moment is in time."""

    moment: datetime
    steps: tuple[Step, ...]

    def as_json(self) -> list[dict[str, str | int]]:
        """The steps as an obligation stores them."""
        return [step.as_json() for step in self.steps]
