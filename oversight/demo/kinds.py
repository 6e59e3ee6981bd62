"""The rarer kinds of inspection: comprehensive, thematic, the check of a monitoring commission's appeal."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.actions import checklist, findings, inspections, orders, results, themes
from inspections.enums import AnswerValue, Ground
from registers.actions import receptions, visitors

from .receptions import LEAVE, PAROLE

HOUR = timedelta(hours=1)

WAGES = {
    "what": "Троим осужденным швейного цеха за сентябрь оплачено меньше отработанного.",
    "norm": "Уголовно-исполнительный кодекс, глава о труде осужденных",
    "persons": "Трое осужденных отряда № 2",
    "cause": "Табель ведется не ежедневно и не сверяется с нарядами.",
    "proposal": "Внести представление.",
    "remedy": "Доплатить и вести табель ежедневно.",
}


def scenes(stage):
    return [_comprehensive(stage), _thematic(stage), _of_an_appeal(stage)]


def ordered(stage, facility, by, begins_at, subject, *, ground=Ground.PLAN, details="Пункт 7 плана работы.", days=4):
    """A scene's part: the order is drafted and signed before the inspection begins; the order is returned."""
    at, first = begins_at - 20 * HOUR, by.office.local_day(begins_at)
    yield at
    made = orders.draft(
        facility=facility,
        ground=ground,
        ground_details=details,
        subject=subject,
        begins_on=first,
        ends_on=first + timedelta(days=days),
        by=by,
        at=at,
    )
    at += HOUR
    yield at
    made = orders.sign(made, by=stage.signer(by.office.code), at=at)
    yield begins_at
    return made


def _comprehensive(stage):
    """With the deputy, and a reception of convicts, staff and workers of Enbek (points 16(2), 33)."""
    by, deputy = stage.inspectors("karaganda-oblast")[0], stage.officers["oblast-deputy"]
    colony, at = stage.facility("temirtau", Kind.UIS), stage.moment(by.office, 29, 9)
    order = yield from ordered(stage, colony, by, at, "Комплексная проверка законности в учреждении")
    opened = inspections.open_inspection(
        facility=colony,
        kind=stage.kinds["comprehensive"],
        order=order,
        started_at=at,
        inspectors=[deputy, by],
        by=by,
        at=at,
    )
    at += HOUR
    yield at
    reception = receptions.begin(inspection=opened, received_by=deputy, by=by, at=at)
    yield from _visitors(reception, [PAROLE, LEAVE], by, at)
    at += 2 * HOUR
    yield at
    receptions.record(reception, none_came=["enbek"], by=by, at=at)
    yield from _completed(opened, "39(8)", WAGES, by, at + HOUR)


def _visitors(reception, came, by, at):
    for one in came:
        at += HOUR / 4
        yield at
        visitors.add(reception, **one.said(at.date()), by=by, at=at)


def _thematic(stage):
    """Only the work of convicts: two lines of the checklist and a question of its own (point 7)."""
    by = stage.inspectors("karaganda")[0]
    colony, at = stage.facility("karaganda", Kind.UIS, 1), stage.moment(by.office, 15, 10)
    subject = "Оплата и охрана труда осужденных"
    order = yield from ordered(stage, colony, by, at, subject)
    opened = themes.open_chosen(
        facility=colony,
        kind=stage.kinds["thematic"],
        subject=subject,
        points=["39(8)", "39(9)"],
        own=["Ведется ли табель рабочего времени ежедневно?"],
        order=order,
        started_at=at,
        by=by,
        at=at,
    )
    yield from _completed(opened, "39(8)", WAGES, by, at + 2 * HOUR)


def _of_an_appeal(stage):
    """A member of the monitoring commission appealed in the evening; checked the next morning (point 32(4))."""
    by = stage.inspectors("karaganda")[0]
    colony, at = stage.facility("karaganda", Kind.UIS, 2), stage.moment(by.office, 4, 9)
    subject = "Обращение члена ОНК: отказ в медицинской помощи"
    details = "Обращение члена общественной наблюдательной комиссии."
    order = yield from ordered(stage, colony, by, at, subject, ground=Ground.APPEAL, details=details)
    opened = themes.open_chosen(
        facility=colony,
        kind=stage.kinds["monitoring_check"],
        subject=subject,
        points=["39(1)", "39(4)"],
        appeal_source="onk",
        appeal_sender="Жунусова А. К.",
        appeal_received_at=at - 21 * HOUR,
        order=order,
        started_at=at,
        by=by,
        at=at,
    )
    yield from _completed(opened, "", {}, by, at + 2 * HOUR)


def _completed(opened, point, words, by, at):
    yield at
    if point:
        line = opened.answers.get(point=point)
        checklist.answer(line, value=AnswerValue.VIOLATION, version=0, by=by, at=at)
        findings.add(opened, answer=line, direction=5, by=by, at=at, **words)
    checklist.answer_rest(opened, by=by, at=at)
    at += HOUR
    yield at
    results.complete(opened, by=by, at=at)
