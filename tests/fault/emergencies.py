"""The emergencies under faults: sent by officers as planned, several at a time."""

import threading
import time
from dataclasses import dataclass, field
from uuid import uuid4

from django.db import connection

from oversight.core.enums import Role
from oversight.duties.models import EmergencyKind
from tests import factories as make
from tests.asking import signed_in
from tests.fault.acts import Acts, minute
from tests.fault.plan_emergencies import IN_WRITING, OF_DISTRICT, OF_OBLAST, Emergency

#: So many officers do something at one moment.
HANDS = 6


class Desk:
    """An officer who has signed in."""

    def __init__(self, office, role):
        self.officer = office.officers.get(roles=[role])
        self.office, self.cookies = office.pk, signed_in(self.officer)


@dataclass
class Life:
    """One emergency: what was planned, by whom and where it is sent, and what has been heard of it by now.

    `met`: {code of a clock: the latest that any of the program's clocks had shown when its officer knew it was met}.
    """

    planned: Emergency
    key: str
    desk: Desk
    facility: int
    number: int | None = None
    answers: frozenset = frozenset()
    notices: dict = field(default_factory=dict)
    met: dict = field(default_factory=dict)
    reported_at: float | None = None


class Emergencies:
    """Officers of these districts, of their oblast and of the Department, and what the plan wants of them."""

    def __init__(self, planned, districts, oblast, department):
        desks = [Desk(one, Role.DISTRICT_OFFICER) for one in districts]
        self.oblast, self.department = Desk(oblast, Role.OBLAST_OFFICER), Desk(department, Role.ZONAL_OFFICER)
        self.kind = EmergencyKind.objects.get(code="hunger_strike").pk
        self.lives = [self._life(one, desks[one.number % len(desks)]) for one in planned]

    def _life(self, planned, desk):
        place = make.facility(supervising_office=desk.officer.office)
        return Life(planned, uuid4().hex, desk, place.pk)

    def begin(self, port, began, clocks):
        """From now on, by several hands at once."""
        self.acts, self.began, self.clocks = Acts(port, clocks), began, clocks
        works = [self.lives[number::HANDS] for number in range(HANDS)]
        self.hands = [threading.Thread(target=self._work, args=(lives,), daemon=True) for lives in works]
        for hand in self.hands:
            hand.start()

    def is_over(self):
        """Whether all that was planned is entered."""
        return not any(hand.is_alive() for hand in self.hands)

    def moment(self, seconds):
        """A planned moment as a form says it."""
        return minute(self.began + seconds)

    def _work(self, lives):
        """Each act at its time; whoever is late goes on with the next at once. Nothing follows on what got lost."""
        todo = [act for life in lives for act in self._acts_of(life)]
        for at, work, life, *arguments in sorted(todo, key=lambda one: one[0]):
            time.sleep(max(0, self.began + at - time.time()))
            if life.number or work == self._register:
                work(life, *arguments)
        connection.close()

    def _acts_of(self, life):
        yield life.planned.opens, self._register, life
        for call, code, caller, receiver in self._calls_of(life):
            yield call.entered, self._call, life, call, caller, receiver
            if call.confirmed is not None:
                yield call.confirmed, self._confirm, life, call, code, caller, receiver
        if life.planned.reported is not None:
            yield life.planned.reported, self._report, life

    def _calls_of(self, life):
        """(call, the clock it meets, who calls, who is called) of each level that calls the next."""
        planned = life.planned
        calls = (
            (planned.call, OF_DISTRICT, life.desk, self.oblast),
            (planned.passed_on, OF_OBLAST, self.oblast, self.department),
        )
        return [one for one in calls if one[0] is not None]

    def _register(self, life):
        received = self.moment(life.planned.received)
        life.answers = self.acts.register(life.planned, life.key, life.desk, life.facility, self.kind, received)
        life.number = min(life.answers, default=None)

    def _call(self, life, call, caller, receiver):
        life.notices[caller.office] = self.acts.call(life.number, caller, receiver, self.moment(call.called))

    def _confirm(self, life, call, code, caller, receiver):
        notice = life.notices[caller.office]
        if notice and self.acts.confirm(life.number, notice, receiver, self.moment(call.called)):
            life.met[code] = self.clocks.latest(time.time())

    def _report(self, life):
        sent_at = self.acts.report(life.number, self.oblast, self.moment(life.planned.received))
        if sent_at:
            life.reported_at = sent_at.timestamp()
            life.met[IN_WRITING] = self.clocks.latest(time.time())
