"""Emergencies of the last weeks and of this hour, each climbing as points 17, 23 and 38 have it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilities.enums import FacilityKind as Kind
from facilities.models import Facility
from incidents.actions import developments, facts, incidents, notices, people, reports, shifts
from incidents.enums import CallOutcome, DevelopmentKind, Standing
from oversight.core.roster import responsible
from oversight.duties.models import EmergencyKind

from .stage import Stage
from .tables import tables

#: Where, which facility, what, days ago, hour and minute of the receipt, how many took part, was the line busy.
PAST = [
    ("karaganda", Kind.UIS, "self_harm", 19, 3, 40, 1, False),
    ("temirtau", Kind.UIS, "group_disobedience", 12, 21, 15, 6, True),
    ("karaganda", Kind.UIS, "special_means", 8, 14, 5, 1, False),
    ("semey", Kind.IVS, "escape_attempt", 6, 1, 20, 1, False),
    ("aktobe", Kind.IVS, "suicide", 5, 5, 50, 1, False),
    ("petropavl", Kind.UIS, "work_refusal", 4, 8, 30, 9, True),
    ("pavlodar", Kind.IVS, "special_means", 2, 23, 45, 2, False),
]


@dataclass
class Alarm:
    """One emergency to be played."""

    stage: Stage
    facility: Facility
    code: str
    received_at: datetime
    count: int
    busy: bool = False

    def __post_init__(self):
        office = self.facility.supervising_office
        self.by = self.stage.inspectors(office.code)[0]
        self.kind = EmergencyKind.objects.in_force(office.local_day(self.received_at)).get(code=self.code)
        self.words = tables("emergencies")[self.code]

    def after(self, minutes):
        return self.received_at + timedelta(minutes=minutes)


def scenes(stage):
    for office, kind, code, days_ago, hour, minute, count, busy in PAST:
        facility = stage.facility(office, kind)
        received_at = stage.moment(facility.supervising_office, days_ago, hour, minute)
        yield _past(Alarm(stage, facility, code, received_at, count, busy))
    colony = stage.facility("karaganda", Kind.UIS, 1)
    yield _now(Alarm(stage, colony, "hunger_strike", stage.now - timedelta(minutes=25), 7))
    silent = stage.facility("petropavl", Kind.UIS)
    yield _silent(Alarm(stage, silent, "work_refusal", stage.now - timedelta(minutes=78), 9))
    climbing = stage.facility("temirtau", Kind.UIS)
    yield _climbing(Alarm(stage, climbing, "group_disobedience", stage.now - timedelta(minutes=52), 6))
    yield _shifts(stage, silent.supervising_office)


def _past(alarm):
    yield alarm.received_at
    incident = _register(alarm)
    if not alarm.kind.is_emergency:
        return
    told = yield from _told(alarm, incident, alarm.by, "oblast_officer", 12)
    told_above = yield from _told(alarm, incident, told, "zonal_officer", 31)
    yield alarm.after(96)
    at = alarm.after(96)
    _describe(alarm, incident, told, at)
    report = reports.submit(incident, by=told, at=alarm.after(97))
    yield alarm.after(101)
    reports.deliver([report], by=told_above, at=alarm.after(101))
    yield alarm.after(104)
    reports.read(report, by=told_above, at=alarm.after(104))
    yield alarm.after(600)
    words = alarm.words["afterwards"]
    developments.add(incident, kind=DevelopmentKind.ORDER_RESTORED, words=words, by=told, at=alarm.after(600))
    incident.refresh_from_db()
    incidents.close(incident, by=told, at=alarm.after(601))


def _now(alarm):
    """A hunger strike that has just been registered: the oblast doesn't answer, the clock runs."""
    yield alarm.received_at
    incident = _register(alarm)
    yield alarm.after(6)
    at = alarm.after(6)
    _write(incident, "circumstances", alarm.words["circumstances"], alarm.by, at)
    incident.refresh_from_db()
    incidents.state_numbers(incident, version=incident.version, participants_count=alarm.count, by=alarm.by, at=at)
    (receiver, *_others) = responsible("oblast_officer", alarm.by.office, at).officers
    for minutes, outcome in ((8, CallOutcome.BUSY), (14, CallOutcome.NO_ANSWER)):
        yield alarm.after(minutes)
        notices.record(incident, receiver=receiver, outcome=outcome, by=alarm.by, at=alarm.after(minutes))


def _silent(alarm):
    """The hour is over and nobody has told anybody: the Department calls back, and nobody answers."""
    yield alarm.received_at
    incident = _register(alarm)
    yield alarm.after(66)
    (head, *_others) = responsible("department_head", alarm.by.office, alarm.after(66)).officers
    (receiver, *_others) = responsible("oblast_officer", alarm.by.office, alarm.after(66)).officers
    notices.call_back(incident, receiver=receiver, outcome=CallOutcome.NO_ANSWER, by=head, at=alarm.after(66))


def _climbing(alarm):
    """The district has told the oblast in time; now the oblast's hour runs."""
    yield alarm.received_at
    incident = _register(alarm)
    yield from _told(alarm, incident, alarm.by, "oblast_officer", 12)


def _shifts(stage, office):
    """The Department's desk of last night: taken, written into, handed over in the morning."""
    taken = stage.now - timedelta(hours=14)
    yield taken
    (zonal, *_others) = responsible("zonal_officer", office, taken).officers
    shift = shifts.take(by=zonal, at=taken)
    for minutes, words in (
        (40, "Принял доклады дежурных по областям, обстановка спокойная."),
        (
            310,
            "Звонил дежурному по Карагандинской области: с отказавшимися от приема пищи работает прокурор.",
        ),
    ):
        yield taken + timedelta(minutes=minutes)
        shifts.write(shift, words=words, by=zonal, at=taken + timedelta(minutes=minutes))
    handed = taken + timedelta(hours=12, minutes=50)
    yield handed
    notes = "Проверить, сообщили ли из Петропавловска; перезвонить в область."
    receiver = shifts.receivers(shift).first()
    offer = shifts.hand_over(shift, to=receiver, notes=notes, by=zonal, at=handed)
    yield handed + timedelta(minutes=6)
    shifts.confirm(offer, by=receiver, at=handed + timedelta(minutes=6))


def _register(alarm):
    return incidents.register(
        facility=alarm.facility,
        kind=alarm.kind,
        received_at=alarm.received_at,
        received_from="Оперативный дежурный учреждения",
        by=alarm.by,
        at=alarm.after(2),
    )


def _told(alarm, incident, caller, role, minutes):
    """The caller tells who answers for `role`, perhaps at the second attempt; returns who has confirmed."""
    (receiver, *_others) = responsible(role, caller.office, alarm.after(minutes)).officers
    if alarm.busy:
        yield alarm.after(minutes - 4)
        notices.record(incident, receiver=receiver, outcome=CallOutcome.BUSY, by=caller, at=alarm.after(minutes - 4))
    yield alarm.after(minutes)
    notice = notices.record(
        incident, receiver=receiver, outcome=CallOutcome.ANSWERED, by=caller, at=alarm.after(minutes)
    )
    yield alarm.after(minutes + 3)
    notices.confirm(notice, by=receiver, at=alarm.after(minutes + 3))
    return receiver


def _describe(alarm, incident, by, at):
    for fact in incident.facts.all():
        words = alarm.words.get(fact.code.removeprefix("q:"), "")
        standing = Standing.GIVEN if words else Standing.NONE if fact.code in ("items", "weapons") else Standing.UNKNOWN
        facts.write(fact, version=fact.version, value=words, standing=standing, by=by, at=at)
    incident.refresh_from_db()
    happened_at = alarm.after(-15)
    said = {"happened_at": happened_at, "participants_count": alarm.count}
    incidents.state_numbers(incident, version=incident.version, **said, by=by, at=at)
    chance = alarm.stage.chance
    taking_part = [
        {
            "full_name": alarm.stage.people.next(women=0).full_name,
            "category": "convicted" if alarm.facility.kind == Kind.UIS else "detained",
            "articles": chance.choice(["ст. 188 ч. 2 УК", "ст. 106 ч. 1 УК", "ст. 297 ч. 2 УК", "ст. 191 ч. 3 УК"]),
            "on_register": chance.choice(["yes", "no", "no"]),
        }
        for _number in range(alarm.count)
    ]
    people.add_people(incident, people=taking_part, by=by, at=at)
    people.say_of_staff(incident, standing=Standing.NONE, by=by, at=at)


def _write(incident, code, words, by, at):
    fact = incident.facts.get(code=code)
    facts.write(fact, version=fact.version, value=words, by=by, at=at)
