"""How an inspection goes, from its order to its closing. Every act is the program's own action."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilities.models import Facility
from inspections.actions import findings, inspections, orders, results
from inspections.enums import AnswerValue, Ground, LineSection, Side, SpecialistField
from inspections.models import Answer
from oversight.core import audit

from .stage import Stage

PARTS = "what", "norm", "persons", "cause", "proposal", "remedy"
REFUSAL = "Не согласен с выводами по медицинскому обеспечению, представит письменные возражения."


@dataclass
class Visit:
    """One inspection to be played; `office` is who inspects and `found` how many findings there will be."""

    stage: Stage
    office: str
    facility: Facility
    kind: str
    started_at: datetime
    minutes: int = 60
    found: int = 0
    topic: str = ""
    with_order: bool = False
    with_doctor: bool = False
    head_refuses: bool = False
    corrected: bool = False

    def __post_init__(self):
        stage = self.stage
        known = stage.findings.get(self.topic or self.facility.kind, [])
        self.templates = [_filled(one, stage) for one in stage.chance.sample(known, self.found)]
        self.team = _team(self)
        self.by = self.team[0]
        self.signer = stage.signer(self.office)
        self.ended_at = self.started_at + timedelta(minutes=self.minutes)
        self.order = None

    def later(self, after, days):
        return self.stage.working_hours(self.by.office, after, days)


def inspection(visit):
    """The whole life of an inspection."""
    if visit.with_order:
        yield from order(visit)
    yield visit.started_at
    opened = open_now(visit)
    yield visit.ended_at
    answer_all(opened, visit.templates, by=visit.by, at=visit.ended_at)
    for template in visit.templates:
        write_finding(opened, template, by=visit.by, at=visit.ended_at)
    opened = results.complete(opened, ended_at=visit.ended_at, by=visit.by, at=visit.ended_at)
    if visit.corrected:
        yield from correction(visit, opened)
    if opened.spravka_id:
        yield from acknowledgement(visit, opened)
    at = visit.later(visit.ended_at, 6 if opened.spravka_id else 1)
    yield at
    inspections.close(opened, by=visit.by, at=at)


def order(visit):
    """An order drafted and signed before the day of the inspection (point 7)."""
    drafted_at = visit.stage.morning_before(visit.by.office, visit.started_at, days=2)
    yield drafted_at
    visit.order = draft_order(visit, drafted_at)
    signed_at = drafted_at + timedelta(minutes=visit.stage.chance.randint(20, 300))
    yield signed_at
    visit.order = orders.sign(visit.order, by=visit.signer, at=signed_at)


def draft_order(visit, at):
    chance, texts = visit.stage.chance, visit.stage.orders
    ground = chance.choice([Ground.PLAN] * 4 + [Ground.TASK, Ground.APPEAL, Ground.MEDIA])
    begins_on = visit.by.office.local_day(visit.started_at)
    return orders.draft(
        facility=visit.facility,
        ground=ground,
        ground_details=texts[ground]["details"].format(n=chance.randint(2, 19)),
        subject=texts["subject"][visit.kind],
        begins_on=begins_on,
        ends_on=begins_on + timedelta(days=4),
        by=visit.by,
        at=at,
    )


def open_now(visit):
    opened = inspections.open_inspection(
        facility=visit.facility,
        kind=visit.stage.kinds[visit.kind],
        started_at=visit.started_at,
        order=visit.order,
        inspectors=visit.team,
        video_used=visit.stage.chance.random() < 0.3,
        directions={one["direction"] for one in visit.templates} | {3},
        by=visit.by,
        at=visit.started_at,
    )
    if visit.with_doctor:
        inspections.call_specialist(
            opened,
            full_name=visit.stage.people.next(women=0.6).full_name,
            field=SpecialistField.HEALTH,
            organisation="Городская больница, врач-терапевт",
            by=visit.by,
            at=visit.started_at,
        )
    return opened


def answer_all(opened, templates, *, by, at, until=None):
    """Answer the lines of the checklist, all or the first `until`, those the templates rest on as violations.

    What was taken along from earlier visits is not looked at.

    Written together and not line by line through `actions.checklist.answer`: two thousand answers would take longer
    than all the rest of the demo. The audit trail holds the same words, in one row.
    """
    notes = {one["point"]: one["note"] for one in templates if "point" in one}
    lines = list(opened.answers.exclude(section=LineSection.CARRIED)[:until])
    answered = {"version": 1, "answered_at": at, "answered_by": by}
    Answer.objects.filter(pk__in=[line.pk for line in lines]).update(value=AnswerValue.IN_ORDER, **answered)
    after = {f"{line.point} value": AnswerValue.IN_ORDER for line in lines}
    for point, note in notes.items():
        opened.answers.filter(point=point).update(value=AnswerValue.VIOLATION, note=note, **answered)
        after |= {f"{point} value": AnswerValue.VIOLATION, f"{point} note": note}
    if lines:
        audit.record("inspections.answer", opened, by=by, at=at, after=after)


def write_finding(opened, template, *, by, at, parts=PARTS):
    """A finding in the template's words, under its line."""
    line = opened.answers.filter(point=template["point"]).first() if "point" in template else None
    words = {part: template[part] for part in parts}
    kind = {"kind": template["kind"]} if "kind" in template else {}
    return findings.add(opened, answer=line, direction=template["direction"], by=by, at=at, **kind, **words)


def correction(visit, opened):
    """A slip in the certificate: reopened, mended, completed again as its second version."""
    at = visit.ended_at + timedelta(hours=3)
    yield at
    results.reopen(opened, reason="Не указан срок устранения.", by=visit.by, at=at)
    finding = opened.findings.first()
    remedy = f"{finding.remedy} Срок устранения — десять суток."
    findings.write(finding, version=finding.version, remedy=remedy, by=visit.by, at=at)
    at += timedelta(minutes=10)
    yield at
    results.complete(opened, by=visit.by, at=at)


def acknowledgement(visit, opened):
    """The head of the facility and the supervising prosecutor read the certificate (point 9)."""
    at = visit.later(visit.ended_at, 1)
    yield at
    refusal = REFUSAL if visit.head_refuses else ""
    results.acknowledge(opened, side=Side.FACILITY_HEAD, refusal_reason=refusal, by=visit.by, at=at)
    at = visit.later(at, 1)
    yield at
    prosecutor = visit.stage.signer(visit.facility.supervising_office.code)
    results.acknowledge(opened, side=Side.PROSECUTOR, by=prosecutor, at=at)


def _team(visit):
    """One inspector for a check of every day, two where an order names them."""
    inspectors = visit.stage.inspectors(visit.office)
    return visit.stage.chance.sample(inspectors, min(2 if visit.with_order else 1, len(inspectors)))


def _filled(template, stage):
    number = stage.chance.randint(2, 6)
    return {name: text.format(n=number) if isinstance(text, str) else text for name, text in template.items()}
