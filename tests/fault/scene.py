"""The duties under faults: opened and fulfilled by the program's own actions, and read back afterwards."""

import threading
import time
from datetime import UTC, datetime, timedelta

from django.db import Error, connection
from django.utils import timezone

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Officer
from oversight.core.refusals import Refused
from oversight.duties.actions import obligations
from oversight.duties.models import Alert, ChannelAddress, Delivery, Escalation, Obligation, PendingStep
from tests import factories as make
from tests.duties import law
from tests.fault.plan import STEPS, TERM
from tests.fault.verify import Come, Message, Promise

ROLES = (Role.DISTRICT_OFFICER, Role.DISTRICT_PROSECUTOR, Role.OBLAST_OFFICER)
CODES = {False: "told.once", True: "told.until.taken"}


class Scene:
    """Districts with their officers, a law of clocks of an hour, and what the plan wants of them."""

    def __init__(self, plan, sink_address, *, districts=20):
        self.plan = plan
        department = make.office(OfficeLevel.DEPARTMENT)
        oblast = make.office(OfficeLevel.OBLAST, parent=department)
        make.officer(Role.OBLAST_OFFICER, office=oblast)
        self.districts = [make.office(parent=oblast) for _ in range(districts)]
        for district in self.districts:
            make.officer(Role.DISTRICT_OFFICER, office=district)
            make.officer(Role.DISTRICT_PROSECUTOR, office=district)
        for officer in Officer.objects.all():
            ChannelAddress.objects.create(officer=officer, title="sink", url=f"json://{sink_address}/{officer.pk}")
        steps = tuple((minutes, "minutes", None, role) for minutes, role in zip(STEPS, ROLES, strict=True))
        rules = {"count": TERM, "unit": "minutes", "steps": steps, "channels": ("app", "message")}
        law.edition(*(law.clock(code, acknowledge=insists, **rules) for insists, code in CODES.items()))
        self.done = set()
        self.thread = threading.Thread(target=self._work, daemon=True)

    def begin(self):
        """From now on, in a thread of its own, everything at its time; the database may be away meanwhile."""
        self.began = timezone.now()
        self.thread.start()

    def wait(self):
        """Wait until all that was planned is entered."""
        self.thread.join()

    def _work(self):
        todo = [(clock.opens, self._open, clock) for clock in self.plan.clocks]
        todo += [(clock.done, self._fulfil, clock) for clock in self.plan.clocks if clock.done is not None]
        for at, work, clock in sorted(todo, key=lambda one: one[0]):
            time.sleep(max(0, (self.began + timedelta(seconds=at) - timezone.now()).total_seconds()))
            stubbornly(work, clock)
        connection.close()

    def _open(self, clock):
        obligations.open_clock(
            CODES[clock.insists],
            office=self.districts[clock.number % len(self.districts)],
            subject=key(clock),
            started_at=self._started(clock),
            by=None,
            at=timezone.now(),
        )

    def _started(self, clock):
        return self.began + timedelta(seconds=clock.due) - timedelta(minutes=TERM)

    def _fulfil(self, clock):
        now = timezone.now()
        try:
            obligations.fulfil(Obligation.objects.get(subject=key(clock)), done_at=now, by=None, at=now)
        except Refused:
            """Entered already: the answer was lost, not the act."""
        self.done.add(clock.number)

    def promises(self):
        """Every step of every duty, counted here by hand and not by the engine."""
        for clock in self.plan.clocks:
            due = self._started(clock) + timedelta(minutes=TERM)
            for number, minutes in enumerate(STEPS):
                moment = (due + timedelta(minutes=minutes)).timestamp()
                yield Promise(key(clock), number, moment, is_open=clock.number not in self.done)

    def come(self):
        rows = Escalation.objects.values_list("obligation__subject", "step", "due_at", "noticed_at", "told_at")
        return [Come(clock, step, at(due), at(noticed), told is not None) for clock, step, due, noticed, told in rows]

    def messages(self):
        names = ("alert__obligation__subject", "alert__escalation__step", "address", "repeat", "message_id")
        rows = Delivery.objects.values_list(*names, "sent_as", "state")
        return [Message(*row[:4], str(row[4]), row[5] and str(row[5]), row[6]) for row in rows]


def key(clock):
    return f"fault:{clock.number}"


def at(moment):
    return moment.astimezone(UTC).timestamp()


def stubbornly(work, *arguments):
    """Do it, however often the database goes away meanwhile: every action may be repeated."""
    while True:
        try:
            return work(*arguments)
        except Error:
            connection.close()
            time.sleep(0.1)


def is_noticed(moment):
    """Whether nothing that is due by then waits to be noticed or told."""
    waiting = PendingStep.objects.filter(at__lte=moment).exists()
    return not waiting and not Escalation.objects.filter(told_at=None).exists()


def is_sent(moment):
    """Whether no alert waits to be repeated by then, and no message to leave."""
    repeated = not Alert.objects.filter(next_repeat_at__lte=moment).exists()
    return repeated and is_noticed(moment) and not Delivery.objects.waiting().exists()


def shifted(seconds):
    """What the program's clocks show when they are so many seconds off."""
    return datetime.now(UTC) + timedelta(seconds=seconds)
