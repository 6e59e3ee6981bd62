"""Local days and UTC moments of an office's time zone (an IANA name)."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MIDNIGHT = time()
#: Outside these years neither the holidays nor the zones mean anything, and a date is a slip of the pen.
YEARS = range(1992, 2201)


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name. Raises ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"There is no time zone “{name}”.") from None


def in_utc(moment: datetime) -> datetime:
    """`moment` in UTC, where sums are safe. Raises ValueError for one without a zone or of an impossible year."""
    if moment.utcoffset() is None:
        raise ValueError("A moment must say its time zone.")
    check_year(moment)
    return moment.astimezone(UTC)


def check_year(day: date) -> None:
    """Raise ValueError when `day` lies outside the years a deadline can have."""
    if day.year not in YEARS:
        raise ValueError(f"The year {day.year} lies outside {YEARS[0]}–{YEARS[-1]}.")


def at_local(day: date, clock: time, zone: str) -> datetime:
    """The moment when clocks in `zone` show `clock` on `day`.

    A time that comes twice, because clocks went back, is the first of the two. One that never comes, because
    they went forward, is moved by as much as they were: a missing midnight becomes the first moment of its day.
    """
    return datetime.combine(day, clock.replace(fold=0), zone_of(zone)).astimezone(UTC)


def start_of(day: date, zone: str) -> datetime:
    """The first moment of `day`."""
    return at_local(day, MIDNIGHT, zone)


def end_of(day: date, zone: str) -> datetime:
    """24:00 of `day`: the first moment that is no longer in it."""
    return at_local(day + DAY, MIDNIGHT, zone)


def day_of(moment: datetime, zone: str) -> date:
    """The local day `moment` falls in; 00:00 belongs to the day it begins."""
    return in_utc(moment).astimezone(zone_of(zone)).date()
