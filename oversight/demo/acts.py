"""Response acts in every state, a person held unlawfully and released, and the list of a detention facility."""

from dataclasses import dataclass
from datetime import timedelta

from acts import actions
from acts.actions import detentions, held
from acts.models import ResponseAct
from facilities.enums import FacilityKind as Kind
from inspections.actions import checklist, following, orders
from inspections.enums import Ground

DAY, HOUR = timedelta(days=1), timedelta(hours=1)

COLD = {
    "what": "В камерах дисциплинарного изолятора температура воздуха 13 °C, отопление неисправно.",
    "norm": "ст. 115 УИК, ч. 1",
    "demand": "Отремонтировать отопление и обеспечить температуру не ниже 18 °C.",
}
DARK = {
    "what": "Освещение камер № 2 и № 4 не соответствует санитарным правилам.",
    "norm": "Санитарные правила, п. 34",
    "demand": "Заменить светильники.",
}
LATE = {
    "what": "Медицинское освидетельствование двух поступивших проведено спустя сутки.",
    "norm": "Закон о порядке и условиях содержания, ст. 22",
    "demand": "Обеспечить освидетельствование при поступлении, виновных наказать.",
}
RULES = {
    "what": "Внутренний приказ ограничивает прием передач двумя днями в неделю, чего закон не предусматривает.",
    "norm": "Закон о порядке и условиях содержания, ст. 17",
    "demand": "Приказ отменить.",
}


@dataclass
class Told:
    """One act to be played: by whom, to whom, what it names, how many days ago, and how far it came."""

    office: str
    kind: str
    body: tuple
    subject: str
    violations: list
    days_ago: int
    facility: object = None
    until: str = "sent"


def scenes(stage):
    colony = stage.facility("karaganda", Kind.UIS, 2)
    ivs = stage.facility("karaganda", Kind.IVS)
    remand = stage.facility("karaganda-oblast", Kind.SI_UIS)
    far = stage.facility("temirtau", Kind.IVS)
    place = (colony.name_ru, colony.name_kk, "district")
    police = ("Департамент полиции Карагандинской области", "Қарағанды облысының Полиция департаменті", "oblast")
    committee = ("Комитет уголовно-исполнительной системы МВД", "ІІМ Қылмыстық-атқару жүйесі комитеті", "central")
    heating = "о нарушениях условий содержания в дисциплинарном изоляторе"
    told = [
        Told("karaganda", "representation", place, heating, [COLD], 48, colony, "eliminated"),
        Told("karaganda", "representation", place, heating, [COLD, DARK], 26, colony, "reported"),
        Told("karaganda", "prescription", (ivs.name_ru, ivs.name_kk, "district"), "об освещении", [DARK], 18, ivs),
        Told("karaganda", "representation", police, "о медицинском освидетельствовании", [LATE], 2, ivs),
        Told("karaganda", "protest", committee, "на приказ о приеме передач", [RULES], 1, None),
        Told("karaganda", "representation", place, "о медицинском освидетельствовании", [LATE], 0, colony, "draft"),
        Told("temirtau", "prescription", (far.name_ru, far.name_kk, "district"), "об освещении", [DARK, LATE], 16, far),
        Told("karaganda-oblast", "representation", committee, "о состоянии отопления", [COLD], 40, remand, "answered"),
        Told("karaganda-oblast", "protest", police, "на внутренний приказ", [RULES], 12, None, "withdrawn"),
    ]
    return [*(_play(stage, one) for one in told), _person(stage, ivs), _list(stage, ivs), _followed(stage, colony)]


def _play(stage, told):
    by = stage.officers["district"] if told.office == "karaganda" else stage.inspectors(told.office)[0]
    signer = stage.signer(told.office)
    at = stage.now - max(told.days_ago * DAY, 3 * HOUR)
    yield at
    act = _draft(told, by, at)
    if told.until == "draft":
        return
    at += HOUR
    yield at
    act = actions.sign(act, by=signer, at=at)
    if act.state == "going_up" and told.until == "answered":
        at += DAY
        yield at
        act = actions.send_out(act, by=stage.signer("department"), at=at)
    if told.until == "withdrawn":
        at += 2 * DAY
        yield at
        actions.withdraw(act, reason="Приказ отменен самим органом до рассмотрения протеста.", by=signer, at=at)
    if told.until in ("answered", "reported", "eliminated"):
        yield from _live(act, told.until, by, signer, at)


def _draft(told, by, at):
    body_ru, body_kk, level = told.body
    return actions.draft(
        kind=told.kind,
        facility=told.facility,
        body_ru=body_ru,
        body_kk=body_kk,
        body_level=level,
        subject=told.subject,
        facts="Проверкой исполнения законов установлены нарушения, названные ниже.",
        ground_title="Проверка прокуратуры",
        violations=told.violations,
        by=by,
        at=at,
    )


def _live(act, until, by, signer, at):
    """Answered, then reported; with a failed check first where it is eliminated in the end."""
    at += 9 * DAY
    yield at
    actions.answer(act, received_at=at, number="1-24/315", words="Меры принимаются, виновные наказаны.", by=by, at=at)
    if until == "answered":
        return
    violation = act.violations.first()
    for gone in (False, True) if until == "eliminated" else (None,):
        at += 3 * DAY
        yield at
        actions.report(violation, words="Отопление отремонтировано, акт приложен.", reported_at=at, by=by, at=at)
        if gone is None:
            return
        at += 2 * DAY
        yield at
        term = None if gone else at.date() + 10 * DAY
        found = "В камерах 20 °C." if gone else "Котел отремонтирован, но в камере № 3 по-прежнему 14 °C."
        actions.check(violation, eliminated=gone, found=found, checked_at=at, new_due_on=term, by=signer, at=at)


def _followed(stage, colony):
    """The head goes to see what became of the last act: the follow-up check stands half done."""
    by, signer, at = stage.officers["district"], stage.signer("karaganda"), stage.now - 5 * HOUR
    yield at
    drafted = orders.draft(
        facility=colony,
        ground=Ground.PLAN,
        ground_details="Пункт 7 плана работы на IV квартал",
        subject="фактическое устранение нарушений, названных в актах прокурора",
        begins_on=by.office.local_day(at),
        ends_on=by.office.local_day(at) + 4 * DAY,
        by=by,
        at=at,
    )
    orders.sign(drafted, by=signer, at=at)
    at = stage.now - HOUR
    yield at
    act = ResponseAct.objects.filter(facility=colony).running().order_by("-pk").first()
    check = following.follow_up(colony, list(act.violations.open()), by=signer, at=at)
    line = check.answers.first()
    checklist.answer(line, value="in_order", note="В камерах 20 °C, замерено.", version=0, by=signer, at=at)


def _person(stage, ivs):
    """Found at a night check, released within the hour."""
    by, at = stage.officers["district"], stage.now - 6 * DAY
    yield at
    found = detentions.record(
        facility=ivs,
        full_name="Сейтов Бауыржан Каиратович",
        category="suspect",
        cause="term_expired",
        circumstances="Срок задержания истек, постановления суда о содержании под стражей в деле нет.",
        unlawful_since=at - 5 * HOUR,
        source_title="Ежедневная проверка ИВС",
        by=by,
        at=at,
    )
    order = detentions.draft_release_order(found, by=by, at=at)
    at += timedelta(minutes=12)
    yield at
    actions.sign(order, by=stage.signer("karaganda"), at=at)
    at += timedelta(minutes=26)
    yield at
    detentions.release(found, released_at=at, released_by_order=str(order), by=by, at=at)


def _list(stage, ivs):
    """Five persons of the list: one past the term, two within days."""
    by, at = stage.officers["district"], stage.now - 2 * DAY
    yield at
    names = ["Ахметов Данияр Серикович", "Ким Виктор Андреевич", "Нурпеисов Арман Ерланович"]
    names += ["Орлов Сергей Павлович", "Тлеубаев Канат Муратович"]
    for name, hours in zip(names, (-2, 9, 40, 200, 500), strict=True):
        term = {"held_from": at - 3 * DAY, "term_ends_at": stage.now + hours * HOUR}
        ground = "Постановление следственного судьи"
        held.enter(facility=ivs, full_name=name, category="suspect", ground=ground, **term, by=by, at=at)
