"""Who and what the scenes play with, and when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from oversight.core.enums import Role
from oversight.core.policies import SIGNERS
from oversight.duties.models import InspectionKind

from .people import People
from .tables import tables


@dataclass
class Stage:
    """The cast, the places and the clock; `now` is the moment the story ends."""

    officers: dict
    facilities: list
    people: People
    chance: Random
    now: datetime

    def __post_init__(self):
        self.kinds = {kind.code: kind for kind in InspectionKind.objects.in_force(self.now.date())}
        self.findings = tables("findings")
        self.orders = tables("orders")

    def facility(self, office, kind, number=0):
        """The facility of `kind` the office supervises; of several, the one with that number."""
        of_office = [one for one in self.facilities if (one.supervising_office.code, one.kind) == (office, kind)]
        return of_office[number]

    def inspectors(self, office):
        """Those of the office who inspect from day to day."""
        working = {Role.DISTRICT_OFFICER, Role.OBLAST_OFFICER, Role.ZONAL_OFFICER}
        return [one for one in self._of(office) if one.holds(working)]

    def signer(self, office):
        """Who signs for the office: in an oblast the deputy in charge."""
        signers = [one for one in self._of(office) if one.holds(SIGNERS)]
        return next((one for one in signers if Role.OBLAST_DEPUTY in one.roles), signers[0])

    def moment(self, office, days_ago, hour, minute=0):
        """`days_ago` before today at that time of the office's day."""
        zone = ZoneInfo(office.time_zone)
        day = self.now.astimezone(zone).date() - timedelta(days_ago)
        return datetime.combine(day, time(hour, minute), zone)

    def working_hours(self, office, after, days):
        """A moment in working hours, `days` after another, put off from a weekend to Monday."""
        zone = ZoneInfo(office.time_zone)
        day = after.astimezone(zone).date() + timedelta(days)
        day += timedelta(7 - day.weekday() if day.weekday() >= 5 else 0)
        return datetime.combine(day, time(self.chance.randint(9, 17), self.chance.randint(0, 59)), zone)

    def morning_before(self, office, moment, days):
        """A working morning `days` before a moment, put back from a weekend to Friday."""
        zone = ZoneInfo(office.time_zone)
        day = moment.astimezone(zone).date() - timedelta(days)
        day -= timedelta(max(0, day.weekday() - 4))
        return datetime.combine(day, time(self.chance.randint(9, 11), self.chance.randint(0, 59)), zone)

    def hour_of_check(self):
        """Any hour is lawful (point 8); one check in five comes at night, as point 47 encourages."""
        hours = [22, 23, 0, 1, 2, 3, 4, 5] if self.chance.random() < 0.2 else range(8, 20)
        return self.chance.choice(list(hours)), self.chance.randint(0, 59)

    def _of(self, office):
        return [one for one in self.officers.values() if one.office.code == office]
