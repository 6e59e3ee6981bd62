"""Legal acts studied: lawful ones, an unlawful one with its protest, and one that still waits for it."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.enums import InspectionState
from inspections.models import Inspection
from registers.actions import legal_acts

DAY = timedelta(days=1)
LETTERS = {
    "kind": "order",
    "number": "47",
    "subject": "о порядке приема передач и посылок",
    "lawful": False,
    "norm": "Закон о порядке и условиях содержания, ст. 17",
    "reasons": "Прием передач ограничен двумя днями в неделю, чего закон не предусматривает.",
}
WALKS = {
    "kind": "direction",
    "number": "12-р",
    "subject": "о прогулках содержащихся лиц",
    "lawful": False,
    "norm": "Правила внутреннего распорядка ИВС, п. 78",
    "reasons": "Продолжительность прогулки сокращена до 30 минут.",
}
DUTY = {
    "kind": "order",
    "number": "51",
    "subject": "о суточном наряде",
    "lawful": True,
    "reasons": "Проверено соответствие правилам внутреннего распорядка.",
}
CENTRAL = {
    "kind": "normative",
    "number": "218",
    "subject": "о мерах поощрения осужденных",
    "lawful": True,
    "reasons": "Изучен напрямую, противоречий закону нет.",
}


def scenes(stage):
    yield _of_district(stage)
    yield _of_department(stage)


def _of_district(stage):
    by, at, ivs = stage.officers["district"], stage.now - 4 * DAY, stage.facility("karaganda", Kind.IVS)
    yield at
    done = Inspection.objects.filter(office=by.office, facility=ivs, started_at__lte=at)
    done = done.exclude(state__in=[InspectionState.PLANNED, InspectionState.CANCELLED])
    check = done.select_related("facility__supervising_office", "supervising_office", "kind").latest("started_at")
    body = {"body_ru": ivs.name_ru, "body_kk": ivs.name_kk, "body_level": "district"}
    for days, said in ((40, DUTY), (90, LETTERS), (25, WALKS)):
        at += timedelta(minutes=10)
        yield at
        act = legal_acts.review(inspection=check, dated_on=at.date() - days * DAY, **body, **said, by=by, at=at)
        if said is LETTERS:
            legal_acts.draft_protest(act, by=by, at=at)


def _of_department(stage):
    by, at = stage.inspectors("department")[0], stage.now - 11 * DAY
    yield at
    body = {
        "body_ru": "Комитет уголовно-исполнительной системы МВД",
        "body_kk": "ІІМ Қылмыстық-атқару жүйесі комитеті",
        "body_level": "central",
    }
    legal_acts.review(dated_on=at.date() - 60 * DAY, **body, **CENTRAL, by=by, at=at)
