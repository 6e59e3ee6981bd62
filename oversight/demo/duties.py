"""Days of duties: they open, are met or missed, climb the chain and are acknowledged, as the engine has it.

Everything happens through the engine's and the officers' own functions, with the moment passed as `at`; what happens is
drawn by lot. A first start plays the last days so, and `manage.py simulate_day` plays days to come.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from django.db import connection

from oversight.core.enums import OfficeLevel
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused
from oversight.duties.actions import alerts, fulfilment, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.repeating import repeat
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.enums import Event
from oversight.duties.models import Alert, Obligation

from .checks import check

DAY = timedelta(days=1)
TICK = timedelta(minutes=30)
#: Of a thousand duties whose day has come: missed, done in time but entered the next morning; the rest are done.
MISSED, ENTERED_LATE = 70, 40
#: Of a thousand alerts that want it, so many are acknowledged.
ACKNOWLEDGED = 650

#: What starts clocks on a usual day: the event, what ends it, whose, a share of the hours its term gives.
CLOCKS = [
    (Event.SPECIAL_REGIME_RECEIVED, Event.SPECIAL_REGIME_NOTIFIED, OfficeLevel.OBLAST, timedelta(hours=1)),
    (Event.APPEAL_RECEIVED, Event.APPEAL_CHECKED, OfficeLevel.DISTRICT, timedelta(hours=24)),
    (Event.APPEAL_RECEIVED, Event.APPEAL_CHECKED, OfficeLevel.OBLAST, timedelta(hours=24)),
    (Event.NPM_VIOLATION_FOUND, Event.NPM_MATERIALS_SENT, OfficeLevel.DISTRICT, timedelta(days=3)),
    (Event.RULING_SERVED, Event.RULING_DECIDED, OfficeLevel.DISTRICT, timedelta(days=12)),
    (Event.ACT_SENT, Event.ACT_ANSWERED, OfficeLevel.DISTRICT, timedelta(days=25)),
]


def _count_rows():
    """A first start writes all of it in one transaction, whose rows autovacuum doesn't see: they are counted here."""
    with connection.cursor() as cursor:
        tables = ("obligation", "pendingstep", "escalation", "alert", "delivery")
        cursor.execute(f"ANALYZE {', '.join(f'duties_{table}' for table in tables)}")


@dataclass
class Days:
    """The republic from one moment on; `scene` plays it together with other scenes.

    `ours` are the facilities whose checks another scene tells. Of a thousand checks `written_out` are whole
    inspections; of the others only the engine is told, as an inspection each would take longer than the whole demo.
    """

    stage: object
    begins: datetime
    ours: set = field(default_factory=set)
    written_out: int = 1000
    plan: list = field(default_factory=list)
    seen: int = 0

    def __post_init__(self):
        self.number = count()
        self.officers = {}
        for officer in Officer.objects.active().select_related("office").order_by("pk"):
            if officer.holds(INSPECTORS):
                self.officers.setdefault(officer.office_id, []).append(officer)
        manned = Office.objects.filter(pk__in=self.officers).order_by("pk")
        self.offices = {level: [one for one in manned if one.level == level] for level in OfficeLevel}
        last = Alert.objects.order_by("-pk").first()
        self.seen = last.pk if last else 0

    def scene(self):
        """Whatever was planned, in the order of the clock; what happens plans what follows."""
        self.later(self.begins, self._day_breaks)
        self.later(self.begins + TICK, self._tick)
        while self.plan:
            at, _number, act, said = heappop(self.plan)
            yield at
            try:
                act(at, *said)
            except Refused:
                # Life came between: somebody has done it, or may no longer.
                continue

    def later(self, at, act, *said):
        heappush(self.plan, (at, next(self.number), act, said))

    def _lot(self):
        return self.stage.chance.randrange(1000)

    def _day_breaks(self, at):
        """The periods of the day open, and whoever owes something by tonight does it, or doesn't."""
        open_periods(at, wait=True)
        _count_rows()
        tonight = at + DAY
        coming = Obligation.objects.open().filter(period_from__isnull=False, due_at__gt=at, due_at__lte=tonight)
        for duty in coming.exclude(facility__in=self.ours).with_names():
            self._plan_duty(duty, at)
        for event, answer, level, length in CLOCKS:
            self.later(
                at + timedelta(minutes=self.stage.chance.randint(8 * 60, 17 * 60)),
                self._start,
                event,
                answer,
                level,
                length,
            )
        self.later(tonight, self._day_breaks)

    def _plan_duty(self, duty, at):
        officers = self.officers.get(duty.office_id)
        lot = self._lot()
        if not officers or lot < MISSED:
            return
        began_at, ended_at = self._times(duty, at)
        entered_at = ended_at
        if lot < MISSED + ENTERED_LATE:
            entered_at = duty.due_at + timedelta(hours=8 + self.stage.chance.random())
        self.later(entered_at, self._do, duty, began_at, ended_at, self.stage.chance.choice(officers))

    def _times(self, duty, at):
        """When it begins and ends: any hour of the day that is left, and in time."""
        hour, minute = self.stage.hour_of_check()
        midnight = duty.due_at - DAY
        began_at = max(midnight + timedelta(hours=hour, minutes=minute), at)
        ended_at = began_at + timedelta(minutes=self.stage.chance.randint(20, 50))
        late = max(ended_at - duty.due_at + timedelta(minutes=5), timedelta())
        return began_at - late, ended_at - late

    def _do(self, at, duty, began_at, ended_at, by):
        kinds, where = duty.rule.done_by_kinds, {"office": duty.office, "facility": duty.facility}
        if not kinds:
            fulfilment.event_done(duty.rule.done_by_event, **where, done_at=ended_at, url="", by=by, at=at)
        elif self._lot() < self.written_out:
            check(self.stage, duty, began_at, ended_at, by=by, at=at)
        else:
            about = {"kind_code": kinds[0], "ended_at": ended_at, "participants": duty.rule.participants, "url": ""}
            fulfilment.inspection_done(**where, **about, by=by, at=at)

    def _start(self, at, event, answer, level, length):
        """Somewhere something happens that starts a clock; one in four is late, one in ten is forgotten."""
        office = self.stage.chance.choice(self.offices[level])
        by = self.stage.chance.choice(self.officers[office.pk])
        subject = f"demo:{event}:{at:%Y%m%d%H%M}"
        about = {"office": office, "subject": subject}
        if not obligations.start_clocks(event, **about, started_at=at, by=by, at=at):
            return
        lot = self._lot()
        if lot >= 100:
            share = self.stage.chance.uniform(1.05, 1.6) if lot < 350 else self.stage.chance.uniform(0.2, 0.9)
            self.later(at + length * share, self._end, answer, about, by)

    def _end(self, at, answer, about, by):
        done = {"done_at": at, "url": "", "by": by, "at": at}
        fulfilment.event_done(answer, **about, **done)

    def _tick(self, at):
        """What the engine does several times a second, here twice an hour; and officers look at their desks."""
        while sweep(at):
            pass
        while tell(at):
            pass
        repeat(at)
        raised = Alert.objects.filter(pk__gt=self.seen).order_by("pk")
        for alert in raised.select_related("officer"):
            self.seen = alert.pk
            if alert.needs_acknowledgement and self._lot() < ACKNOWLEDGED:
                self.later(at + timedelta(minutes=self.stage.chance.randint(3, 100)), self._acknowledge, alert)
        self.later(at + TICK, self._tick)

    def _acknowledge(self, at, alert):
        alerts.acknowledge(alert, by=alert.officer, at=at)
