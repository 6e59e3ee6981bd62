"""Allegations of torture: one that the doctor reported this week, one confirmed with its evidence assessed, one not."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from incidents.actions import allegation_files, allegations

from .pictures import scan

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

FRESH = {
    "source": "doctor",
    "source_details": "Сообщение медицинской части № 12",
    "against": "Оперуполномоченный, фамилию не называет",
    "circumstances": "На осмотре пояснил, что его били по ногам в кабинете оперативного отдела, требуя признания.",
}
CONFIRMED = {
    "source": "lawyer",
    "source_details": "Заявление защитника от адвокатской конторы",
    "against": "Дежурный ИВС и двое сотрудников конвоя",
    "circumstances": "После доставления был избит в комнате досмотра, медицинская помощь не вызвана.",
}
EXAMINED = "При осмотре в день доставления: кровоподтеки на обоих бедрах и левом плече, давностью до суток."
NOT_CONFIRMED = {
    "source": "relative",
    "source_details": "Письмо матери",
    "against": "Начальник отряда",
    "circumstances": "Пишет, что сына держат без еды и не выпускают на прогулку.",
}


def scenes(stage):
    colony, ivs = stage.facility("karaganda", Kind.UIS), stage.facility("karaganda", Kind.IVS)
    yield _fresh(stage, colony)
    yield _confirmed(stage, ivs)
    yield _not_confirmed(stage, stage.facility("temirtau", Kind.UIS))


def _recorded(stage, facility, by, at, told):
    category = "convicted" if facility.kind == Kind.UIS else "detained"
    return allegations.record(
        facility=facility,
        received_at=at,
        full_name=stage.people.next(women=0).full_name,
        category=category,
        **told,
        by=by,
        at=at,
    )


def _fresh(stage, facility):
    at = stage.now - 9 * HOUR
    yield at
    _recorded(stage, facility, stage.officers["district"], at, FRESH)


def _confirmed(stage, facility):
    by, at = stage.officers["district"], stage.now - 25 * DAY
    yield at
    found = _recorded(stage, facility, by, at, CONFIRMED)
    at += 20 * HOUR
    yield at
    known = "Опрошены заявитель и соседи по камере, изъята видеозапись, назначена экспертиза."
    allegations.change(found, version=found.version, verification=known, by=by, at=at)
    allegation_files.attach_file(found, scan("Осмотр врача", EXAMINED), by=by, at=at)
    allegations.register(found, erdr_number="263500121000417", erdr_on=at.date(), by=by, at=at)
    at += 9 * DAY
    yield at
    decision = "Досудебное расследование передано специальному прокурору, сотрудники отстранены."
    said = {"outcome": "confirmed", "decision": decision, "decided_on": at.date(), "decided_by": "Специальный прокурор"}
    allegations.decide(found, **said, by=by, at=at)
    at += 3 * DAY
    yield at
    assessment = "Признательные показания от того же дня получены под воздействием и допустимыми быть не могут."
    position = "Прокурором заявлено ходатайство об исключении показаний из числа доказательств."
    allegations.assess(found, assessment=assessment, position=position, by=by, at=at)
    allegation_files.issue_paper(found, by=by, at=at)


def _not_confirmed(stage, facility):
    by, at = stage.inspectors("temirtau")[0], stage.now - 16 * DAY
    yield at
    found = _recorded(stage, facility, by, at, NOT_CONFIRMED)
    at += 18 * HOUR
    yield at
    known = "Опрошены осужденный и пятеро соседей по отряду, просмотрены журналы и записи за месяц."
    allegations.change(found, version=found.version, verification=known, by=by, at=at)
    reason = "Осужденный сведения не подтвердил, повреждений нет, питание и прогулки по журналам и записям полностью."
    allegations.register(found, erdr_refusal=reason, by=by, at=at)
    at += 2 * DAY
    yield at
    said = {"decision": "Проверка прекращена, заявителю дан ответ.", "decided_on": at.date()}
    allegations.decide(found, outcome="not_confirmed", decided_by="Прокурор города", **said, by=by, at=at)
