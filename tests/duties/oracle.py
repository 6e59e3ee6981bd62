"""A second opinion on deadlines: naive and slow, by walking. It shares no code and no idea with the program.

A zone is a ribbon: its clocks are read at every half hour of UTC from 2002 to 2029, and a local day begins at the
first one that shows its date; Kazakhstan's clocks have always been moved on a half hour. Hours are walked minute by
minute, days day by day; months are counted when the edge of one is passed. Moments are seconds of UTC since 1970.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays

FIRST, LAST = datetime(2002, 1, 1, tzinfo=UTC), datetime(2029, 6, 1, tzinfo=UTC)
HALF_HOUR, ONE = 1800, timedelta(days=1)
PACKAGE = holidays.KZ(years=range(2001, 2031))
SEASON = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 4, 11: 4, 12: 4}


@cache
def ribbon(zone):
    """When each local day begins, and what clocks show at each half hour of it: {day: [(seconds, "HH:MM"), …]}."""
    days = {}
    for seconds in range(int(FIRST.timestamp()), int(LAST.timestamp()), HALF_HOUR):
        shown = datetime.fromtimestamp(seconds, ZoneInfo(zone))
        days.setdefault(shown.date(), []).append((seconds, (shown.hour, shown.minute)))
    return days


class Oracle:
    """What is right in one zone, with these transferred days."""

    def __init__(self, zone, extra_off, extra_working):
        self.zone, self.extra_off, self.extra_working = zone, extra_off, extra_working

    def works(self, day):
        if day in self.extra_working:
            return True
        if day in PACKAGE or day in self.extra_off:
            return False
        return day in PACKAGE.weekend_workdays or day.isoweekday() not in (6, 7)

    def begins(self, day):
        return ribbon(self.zone)[day][0][0]

    def day(self, seconds):
        return datetime.fromtimestamp(seconds, ZoneInfo(self.zone)).date()

    def term(self, count, unit, ends, seconds):
        """The due moment, and the days passed over."""
        if unit in ("minutes", "hours"):
            return self.walk_minutes(seconds, count * {"minutes": 1, "hours": 60}[unit]), []
        day, passed = self.day(seconds), []
        if unit == "days":
            day = self.walk_days(day, count)
        elif unit == "working_days":
            day, passed = self.walk_working_days(day, count)
        else:
            day = self.walk_months(day, count)
        if ends == "next_working":
            while not self.works(day):
                passed.append(day)
                day = neighbour(day, 1)
        return self.begins(neighbour(day, 1)), passed

    def walk_minutes(self, seconds, count):
        minute = 60 if count > 0 else -60
        for _ in range(abs(count)):
            seconds += minute
        return seconds

    def walk_days(self, day, count):
        for _ in range(abs(count)):
            day = neighbour(day, count)
        return day

    def walk_working_days(self, day, count):
        found, passed = 0, []
        while found < abs(count):
            day = neighbour(day, count)
            if self.works(day):
                found += 1
            else:
                passed.append(day)
        return day, passed

    def walk_months(self, day, count):
        """Walk past the edge of `count` months, then on to the day of the same number or the last there is."""
        number, passed = day.day, 0
        while passed < abs(count):
            before, day = day, neighbour(day, count)
            passed += before.month != day.month
        if count < 0:
            while day.day > number:
                day = neighbour(day, -1)
            return day
        while day.day < number and neighbour(day, 1).month == day.month:
            day = neighbour(day, 1)
        return day

    def period(self, every, day):
        """First and last day: all neighbours that carry the same label."""
        label = LABELS[every]
        first = last = day
        while label(neighbour(first, -1)) == label(day):
            first = neighbour(first, -1)
        while label(neighbour(last, 1)) == label(day):
            last = neighbour(last, 1)
        return first, last

    def period_due(self, last, named, months_after, ends):
        """When a period that ends on `last` is due."""
        if named:
            for _ in range(months_after):
                last = self.period("month", neighbour(last, 1))[1]
            while last.day > named:
                last = neighbour(last, -1)
        while ends == "next_working" and not self.works(last):
            last = neighbour(last, 1)
        return self.begins(neighbour(last, 1))

    def offset(self, seconds, count, unit, at):
        """`at` is (hour, minute) or None."""
        if unit in ("minutes", "hours"):
            return self.walk_minutes(seconds, count * {"minutes": 1, "hours": 60}[unit])
        if count == 0 and at is None:
            return seconds
        shown = datetime.fromtimestamp(seconds, ZoneInfo(self.zone))
        day, clock = shown.date(), (shown.hour, shown.minute)
        if seconds == self.begins(day):
            day, clock = neighbour(day, -1), None
        if unit == "days":
            day = self.walk_days(day, count)
        elif unit == "working_days":
            day = self.walk_working_days(day, count)[0]
        else:
            day = self.walk_months(day, count)
        clock = at or clock
        return self.shows(day, clock) if clock else self.begins(neighbour(day, 1))

    def shows(self, day, clock):
        """The first moment of `day` that shows this time; one that never comes is counted on from where it was left."""
        wanted = clock[0] * 60 + clock[1]
        slots = [(seconds, hour * 60 + minute) for seconds, (hour, minute) in ribbon(self.zone)[day]]
        for seconds, shown in slots:
            if shown <= wanted < shown + 30:
                return seconds + (wanted - shown) * 60
        for (seconds, shown), (_, after) in pairwise(slots):
            if shown < wanted < after:
                return seconds + (wanted - shown) * 60
        raise AssertionError(f"{clock} of {day} is nowhere in {self.zone}.")


def neighbour(day, direction):
    return day + ONE if direction > 0 else day - ONE


#: What all days of a period have in common.
LABELS = {
    "day": lambda day: day,
    "week": lambda day: day.isocalendar()[:2],
    "month": lambda day: (day.year, day.month),
    "quarter": lambda day: (day.year, SEASON[day.month]),
    "half_year": lambda day: (day.year, SEASON[day.month] > 2),
    "year": lambda day: day.year,
}
