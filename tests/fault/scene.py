"""The offices and duties under faults: opened and fulfilled by the program's own actions, and read back afterwards."""

import threading
import time
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone

from incidents.models import Incident
from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Officer
from oversight.core.refusals import Refused
from oversight.duties.actions import obligations
from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.models import Alert, ChannelAddress, Delivery, Escalation, Obligation, PendingStep
from oversight.duties.rulebook import EDITIONS
from tests import factories as make
from tests.duties import law
from tests.fault import ledger
from tests.fault.emergencies import Emergencies
from tests.fault.machine import stubbornly
from tests.fault.plan import STEPS, TERM
from tests.fault.plan_emergencies import TERMS
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
        for role in (Role.OBLAST_DEPUTY, Role.OBLAST_PROSECUTOR):
            make.officer(role, office=oblast)
        make.zone(make.officer(Role.ZONAL_OFFICER, office=department), oblast)
        make.officer(Role.DEPARTMENT_HEAD, office=department)
        self.districts = [make.office(parent=oblast) for _ in range(districts)]
        for district in self.districts:
            make.officer(Role.DISTRICT_OFFICER, office=district)
            make.officer(Role.DISTRICT_PROSECUTOR, office=district)
        for officer in Officer.objects.all():
            ChannelAddress.objects.create(officer=officer, title="sink", url=f"json://{sink_address}/{officer.pk}")
        publish_law()
        self.emergencies = Emergencies(plan.emergencies, self.districts, oblast, department)
        self.met = {}
        self.thread = threading.Thread(target=self._work, daemon=True)

    def begin(self, port, clocks):
        """From now on, in threads of their own, everything at its time; whatever is needed may be away meanwhile."""
        self.began, self.clocks = timezone.now(), clocks
        self.thread.start()
        self.emergencies.begin(port, self.began.timestamp(), clocks)

    def is_over(self):
        """Whether all that was planned is entered."""
        return not self.thread.is_alive() and self.emergencies.is_over()

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
        self.met[clock.number] = self.clocks.latest(time.time())

    def promises(self):
        """Every step of every duty, counted here by hand and not by the engine."""
        for clock in self.plan.clocks:
            due = self._started(clock) + timedelta(minutes=TERM)
            for number, minutes in enumerate(STEPS):
                moment = (due + timedelta(minutes=minutes)).timestamp()
                yield Promise(ledger.name(CODES[clock.insists], key(clock)), number, moment, self.met.get(clock.number))
        yield from ledger.promises(self.emergencies)

    def come(self):
        """Every step that was written."""
        rows = Escalation.objects.values_list("obligation", "step", "due_at", "noticed_at", "told_at")
        names = self._names()
        return [Come(names[one], step, at(due), at(seen), told is not None) for one, step, due, seen, told in rows]

    def messages(self):
        """Every message that was to leave."""
        step = ("alert__obligation", "alert__escalation__step")
        rows = Delivery.objects.values_list(*step, "address", "repeat", "message_id", "sent_as", "state")
        names = self._names()
        return [Message(names[row[0]], *row[1:4], str(row[4]), row[5] and str(row[5]), row[6]) for row in rows]

    def account(self):
        """What was typed of emergencies, and what the program has kept of it."""
        return ledger.typed(self.emergencies), ledger.kept()

    def _names(self):
        keys = dict(Incident.objects.values_list("pk", "received_from"))
        rows = Obligation.objects.values_list("pk", "code", "subject")
        return {pk: ledger.name(code, ledger.key_of(subject, keys)) for pk, code, subject in rows}


def publish_law():
    """Two rules of an hour for the duties, and of the shipped edition what it says of emergencies."""
    edition, _is_new = load_edition(EDITIONS / "2015-7.toml", by=None, at=make.moment())
    edition.rules.exclude(code__in=TERMS).delete()
    steps = tuple((minutes, "minutes", None, role) for minutes, role in zip(STEPS, ROLES, strict=True))
    rules = {"count": TERM, "unit": "minutes", "steps": steps, "channels": ("app", "message")}
    law.add(edition, *(law.clock(code, acknowledge=insists, **rules) for insists, code in CODES.items()))
    publish(edition, by=None, at=make.moment())


def key(clock):
    return f"fault:{clock.number}"


def at(moment):
    return moment.astimezone(UTC).timestamp()


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
