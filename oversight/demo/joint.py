"""Joint inspections with military, transport and district offices: one done, one under way (points 18, 58, 60)."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.actions import checklist, findings, inspections, parts, results
from inspections.enums import AnswerValue, Side

from .kinds import ordered
from .scenes import answer_all

DAY, HOUR = timedelta(days=1), timedelta(hours=1)

GUARD = "Инженерно-технические средства охраны периметра, служба контролеров, конвоирование."
CONVOY = "Порядок приема и отправки этапа через станцию, сроки содержания в пути."
UNIT = "Ведение оперативного учета, законность проверочных действий в отношении осужденных."
FENCE = {
    "what": "На северном участке периметра не работает сигнализация, контрольная полоса заросла.",
    "norm": "Правила охраны учреждений уголовно-исполнительной системы",
    "persons": "",
    "cause": "Обслуживание средств охраны не проводилось с августа.",
    "proposal": "Внести совместное представление начальнику учреждения.",
    "remedy": "Восстановить сигнализацию и расчистить контрольную полосу.",
}
GUARDED = (
    "Служба контролеров укомплектована, посты выставлены. Сигнализация северного участка неисправна, контрольная "
    "полоса заросла: охрана этого участка законным требованиям не отвечает."
)


def scenes(stage):
    return [_done(stage), _under_way(stage)]


def _done(stage):
    """The garrison signed its part, the transport office declined, the operational-search unit signed nothing."""
    colony, by = stage.facility("karaganda", Kind.UIS, 1), stage.inspectors("karaganda-oblast")[0]
    unit = stage.inspectors("karaganda-oblast")[1]
    soldier, line = stage.inspectors("garrison-karaganda")[0], stage.inspectors("line-karaganda")[0]
    at = stage.moment(by.office, 25, 9)
    order = yield from ordered(stage, colony, by, at, "Режим, охрана и законность ОРД в учреждении", days=6)
    opened = inspections.open_inspection(
        facility=colony, kind=stage.kinds["uis_standing"], order=order, started_at=at, by=by, at=at
    )
    due_on = at.date() + 5 * DAY
    of_guard = parts.invite(opened, office=soldier.office, asked=GUARD, due_on=due_on, positions=[10], by=by, at=at)
    of_line = parts.invite(opened, office=line.office, asked=CONVOY, due_on=due_on, by=by, at=at)
    of_unit = parts.invite(opened, office=by.office, operational_search=True, asked=UNIT, due_on=due_on, by=by, at=at)
    at += 2 * HOUR
    yield at
    parts.accept(of_guard, inspectors=[soldier], by=soldier, at=at)
    parts.accept(of_unit, inspectors=[unit], by=unit, at=at)
    parts.decline(of_line, reason="Этапов через станцию в эти дни нет, прокурор в отпуске.", by=line, at=at)
    at += HOUR
    yield at
    for part in (of_guard, of_unit, of_line):
        parts.hear(part, by=by, at=at)
    at += 2 * HOUR
    yield at
    tenth = opened.answers.get(position=10)
    checklist.answer(tenth, value=AnswerValue.VIOLATION, version=0, by=soldier, at=at)
    findings.add(opened, answer=tenth, direction=3, by=soldier, at=at, **FENCE)
    at += HOUR
    yield at
    commander = stage.signer("garrison-karaganda")
    parts.sign(of_guard, version=0, conclusion=GUARDED, by=commander, at=at)
    at += DAY
    yield at
    parts.hear(of_guard, by=by, at=at)
    parts.leave_out(of_unit, reason="Сотрудник отозван для проверки обращения, выводы не представил.", by=by, at=at)
    checklist.answer_rest(opened, by=by, at=at)
    at += HOUR
    yield at
    results.complete(opened, by=by, at=at)
    at += DAY
    yield at
    results.acknowledge(opened, side=Side.FACILITY_HEAD, by=by, at=at)
    results.acknowledge(opened, side=Side.PROSECUTOR, by=stage.signer("karaganda"), at=at)
    at += DAY
    yield at
    inspections.close(opened, by=by, at=at)


def _under_way(stage):
    """Begun by the oblast this morning: the garrison is at work, the district is still to answer."""
    by = stage.officers["oblast"]
    colony, at = stage.facility("karaganda", Kind.UIS, 0), stage.now - 5 * HOUR
    order = yield from ordered(stage, colony, by, at, "Охрана, режим и дисциплинарная практика", days=4)
    opened = inspections.open_inspection(
        facility=colony, kind=stage.kinds["uis_standing"], order=order, started_at=at, by=by, at=at
    )
    soldier = stage.inspectors("garrison-karaganda")[0]
    due_on = by.office.local_day(at) + 3 * DAY
    of_guard = parts.invite(opened, office=soldier.office, asked=GUARD, due_on=due_on, positions=[10], by=by, at=at)
    at += HOUR
    yield at
    parts.accept(of_guard, inspectors=[soldier], by=soldier, at=at)
    asked = "Дисциплинарная практика за квартал: законность взысканий, водворений и рассмотрения жалоб на них."
    district = stage.officers["district"].office
    parts.invite(opened, office=district, asked=asked, due_on=due_on, positions=[2, 12], by=by, at=at)
    at += HOUR
    yield at
    answer_all(opened, [], by=by, at=at, until=1)
    draft = "Посты выставлены, служба контролеров укомплектована. "
    parts.write(of_guard, version=0, conclusion=draft, by=soldier, at=at)
