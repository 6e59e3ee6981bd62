"""Receptions of the last weeks: recorded ones with what was promised, one to which nobody came, one being held."""

from dataclasses import dataclass
from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from registers.actions import receptions, visitors

DAY = timedelta(days=1)


@dataclass
class Came:
    """One visitor to be played: who, with what, what was done; by which day after the reception, and when it was."""

    category: str
    full_name: str
    about: str
    subject: str
    words: str
    direction: int
    decision: str
    measures: str
    term: int | None = None
    done_after: int | None = None
    result: str = ""

    def said(self, day):
        names = ("category", "full_name", "about", "subject", "words", "direction", "decision", "measures")
        return {name: getattr(self, name) for name in names} | {"due_on": day + self.term * DAY if self.term else None}


PARCEL = Came(
    *("convicted", "Петренко Сергей Иванович", "1985 г.р., ст. 188 УК, отряд № 3", "о невыдаче посылки"),
    *("Посылка от матери пришла три недели назад, не выдают без объяснения причин.", 2, "appeal"),
    *("№ 15-пр., у начальника учреждения запрошено объяснение.", 12, 6, "Посылка выдана, дежурному объявлен выговор."),
)
MEDICINE = Came(
    *("convicted", "Абдрахманов Нурлан Талгатович", "1979 г.р., ст. 297 УК, отряд № 1", "о медицинской помощи"),
    *("Второй месяц не показывают врачу, лекарства выдают с перерывами.", 3, "check"),
    *("Медицинская часть учреждения, с участием врача.", 10),
)
WAGES = Came(
    *("enbek", "Садыкова Гульнара Ермековна", "мастер швейного цеха", "об оплате труда"),
    *("Сверхурочные за октябрь не оплачены восьми работникам.", 5, "act"),
    *("Представление директору предприятия.", 15),
)
LEAVE = Came(
    *("staff", "Жумабеков Асхат Канатович", "инспектор дежурной части", "о графике отпусков"),
    *("Отпуск за прошлый год не предоставлен.", 2, "explained"),
    "Порядок предоставления отпуска; рапорт подать начальнику.",
)
PAROLE = Came(
    *("convicted", "Ким Виктор Андреевич", "1990 г.р., ст. 191 УК, отряд № 5", "о порядке УДО"),
    *("Спрашивает, когда наступает срок обращения в суд.", 4, "explained"),
    "Срок и порядок обращения в суд.",
)
VISIT = Came(
    *("relative", "Петренко Мария Ивановна", "мать осужденного", "об отказе в свидании"),
    *("В длительном свидании отказано без письменного ответа.", 2, "appeal"),
    *("№ 21-пр., копия ответа учреждения запрошена.", 7),
)
LAWYER = Came(
    *("accused", "Тлеубаев Канат Муратович", "1994 г.р., ст. 188 УК, камера № 12", "о встречах с защитником"),
    *("Защитника ждет по два часа, время встречи сокращают.", 2, "appeal"),
    *("№ 4-пр.", 15),
)


def scenes(stage):
    colony, other = stage.facility("karaganda", Kind.UIS, 2), stage.facility("karaganda", Kind.UIS, 0)
    remand = stage.facility("karaganda-oblast", Kind.SI_UIS)
    yield _play(stage, "karaganda", 33, colony, [PAROLE, LEAVE], ["enbek"])
    yield _play(stage, "karaganda", 17, colony, [PARCEL, MEDICINE, WAGES, LEAVE])
    yield _play(stage, "karaganda", 9, None, [VISIT])
    yield _play(stage, "karaganda", 5, other, [], ["convicted", "staff", "enbek"])
    yield _play(stage, "karaganda-oblast", 7, remand, [LAWYER], ["staff"])
    yield _being_held(stage, other)


def _play(stage, code, days_ago, facility, came, none_came=()):
    by = stage.inspectors(code)[0] if code != "karaganda" else stage.officers["district"]
    at = stage.moment(by.office, days_ago, 10)
    yield at
    reception = receptions.begin(facility=facility, by=by, at=at)
    for one in came:
        at += timedelta(minutes=15)
        yield at
        visitors.add(reception, **one.said(at.date()), by=by, at=at)
    at += timedelta(minutes=20)
    yield at
    receptions.record(reception, none_came=none_came, by=by, at=at)
    for visitor, one in zip(reception.visitors.all(), came, strict=True):
        if one.done_after:
            at += one.done_after * DAY
            yield at
            visitors.settle(visitor, done_on=at.date(), result=one.result, by=by, at=at)


def _being_held(stage, facility):
    """Begun half an hour ago, with its first visitor."""
    by, at = stage.officers["district"], stage.now - timedelta(minutes=30)
    yield at
    reception = receptions.begin(facility=facility, by=by, at=at)
    at += timedelta(minutes=10)
    yield at
    visitors.add(reception, **PAROLE.said(at.date()), by=by, at=at)
