"""Meetings of the last weeks with instructions done, waiting, overdue and lifted; a hearing at the Department."""

from dataclasses import dataclass, field
from datetime import timedelta

from inspections.enums import InspectionState
from inspections.models import Inspection
from registers.actions import meetings

DAY = timedelta(days=1)


@dataclass
class Given:
    """One instruction to be played: what, to whom, by which day after the meeting, and what became of it when."""

    words: str
    office: str
    term: int
    done_after: int | None = None
    result: str = ""
    lifted: str = ""


@dataclass
class Held:
    office: str
    days_ago: int
    kind: str
    subject: str
    considered: str
    decision: str
    given: list = field(default_factory=list)
    heard: str = ""


BOARD = Held(
    *("karaganda-oblast", 24, "board", "О состоянии законности в ИВС и спецприемниках области"),
    "Обобщение за III квартал, справки о проверках ИВС.",
    "Работу признать недостаточной: нарушения сроков помещения повторяются. Усилить ночные проверки.",
    [
        Given("Провести внеплановые проверки ИВС в ночное время.", "karaganda", 14, 10, "Проверены три ИВС."),
        Given("Представить сведения об устранении нарушений по актам.", "karaganda", 20),
        Given("Обобщить практику по фактам позднего помещения.", "karaganda-oblast", 40),
        Given("Подготовить методическое письмо.", "karaganda-oblast", 30, lifted="Письмо издано Департаментом."),
    ],
)
MEETING = Held(
    *("karaganda", 6, "operational", "О результатах проверки учреждения АК-159/13"),
    "Справка о проверке, представления.",
    "Результаты принять к сведению, контролировать устранение нарушений в ДИЗО.",
    [Given("Проверить температуру в камерах ДИЗО.", "karaganda", 9)],
)
HEARING = Held(
    *("department", 15, "hearing", "О соблюдении прав лиц, содержащихся под стражей"),
    "Показатели области за 9 месяцев, жалобы осужденных.",
    "Принять меры к сокращению сроков рассмотрения обращений.",
    [Given("Доложить о принятых мерах.", "karaganda-oblast", 30)],
    heard="karaganda-oblast",
)


def scenes(stage):
    return [_play(stage, one) for one in (BOARD, MEETING, HEARING)]


def _play(stage, held):
    by = stage.officers["district"] if held.office == "karaganda" else stage.inspectors(held.office)[0]
    at = stage.moment(by.office, held.days_ago, 15)
    yield at
    meeting = meetings.hold(**_said(stage, held, by, at), inspections=_inspections(by, at), by=by, at=at)
    given = []
    for one in held.given:
        at += timedelta(minutes=5)
        yield at
        office = stage.inspectors(one.office)[0].office
        term = {"office": office, "due_on": meeting.held_on + one.term * DAY}
        given.append((one, meetings.instruct(meeting, words=one.words, **term, by=by, at=at)))
    for one, instruction in given:
        if one.lifted:
            at += DAY
            yield at
            meetings.lift(instruction, reason=one.lifted, by=by, at=at)
    for one, instruction in given:
        if one.done_after:
            at = max(at, stage.moment(by.office, held.days_ago - one.done_after, 17))
            yield at
            doer = stage.inspectors(one.office)[0]
            meetings.fulfil(instruction, done_on=at.date(), result=one.result, by=doer, at=at)


def _said(stage, held, by, at):
    words = {name: getattr(held, name) for name in ("kind", "subject", "considered", "decision")}
    if held.heard:
        head = stage.signer(held.heard)
        words |= {"heard_office": head.office, "heard": f"{head.post_ru} {head.full_name}"}
    return words | {"held_on": by.office.local_day(at)}


def _inspections(by, at):
    """The latest two that were completed before, in the officer's scope."""
    done = Inspection.objects.visible_to(by).filter(completed_at__lte=at)
    return list(done.exclude(state=InspectionState.CANCELLED).order_by("-completed_at")[:2])
