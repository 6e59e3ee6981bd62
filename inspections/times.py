"""What the moments of an inspection say by themselves: night, weekend, holiday; possible or not. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from oversight.duties.calendar import KAZAKHSTAN

#: Night by the Labour Code, article 76: from 22:00 to 6:00.
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)

#: An inspection lasts at most this many days; a longer one is a slip of the finger.
LONGEST = 90


@dataclass(frozen=True)
class Character:
    """Whether any minute of an inspection fell at night, on a weekend, on a public holiday (point 47)."""

    at_night: bool
    on_weekend: bool
    on_holiday: bool


def character_of(started_at, ended_at, time_zone):
    """Derive the character from two aware moments in the local time of `time_zone` (an IANA name)."""
    zone = ZoneInfo(time_zone)
    first, last = started_at.astimezone(zone), ended_at.astimezone(zone)
    days = [first.date() + timedelta(days=n) for n in range((last.date() - first.date()).days + 1)]
    return Character(
        at_night=any(_at_night(day, first, last, zone) for day in [days[0] - timedelta(days=1), *days]),
        on_weekend=any(day.weekday() >= 5 for day in days),
        on_holiday=any(is_holiday(day) for day in days),
    )


def is_holiday(day):
    """Whether `day` is a public holiday of Kazakhstan, transferred days included."""
    return KAZAKHSTAN.is_holiday(day)


def _at_night(evening: date, first, last, zone):
    """Whether a minute of [first, last] falls into the night that begins on `evening`."""
    begins = datetime.combine(evening, NIGHT_BEGINS, zone)
    ends = datetime.combine(evening + timedelta(days=1), NIGHT_ENDS, zone)
    return first < ends and (last > begins or first >= begins)
