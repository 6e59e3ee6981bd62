"""What the oblast and the Department ask of the offices below, in every state, and a case that was requisitioned."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inquiries import actions

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def scenes(stage):
    return [_answered(stage), _waiting(stage), _late(stage), _upwards(stage), _case(stage)]


def _answered(stage):
    """Asked by the oblast, answered by the district; whether that is enough is still to be decided."""
    oblast, district = stage.inspectors("karaganda-oblast")[0], stage.officers["district"]
    at = stage.now - 4 * DAY
    yield at
    inquiry = actions.ask(
        asked_office=district.office,
        kind="explanation",
        subject="о пропущенных ежедневных проверках ИВС",
        words="Прошу объяснить, почему на прошлой неделе проверки ИВС проводились не каждый день (пункт 47).",
        answer_by=at.date() + 7 * DAY,
        facility=stage.facility("karaganda", Kind.IVS),
        by=oblast,
        at=at,
    )
    at += 3 * HOUR
    yield at
    actions.take(inquiry, by=district, at=at)
    at += DAY
    yield at
    actions.answer(inquiry, words="Помощник был в командировке, замена назначена с опозданием.", by=district, at=at)


def _waiting(stage):
    oblast, at = stage.inspectors("karaganda-oblast")[0], stage.now - 5 * HOUR
    yield at
    actions.ask(
        asked_office=stage.officers["district"].office,
        kind="materials",
        subject="о материалах по отоплению в ДИЗО",
        words="Прошу направить справку и фотографии камер дисциплинарного изолятора.",
        answer_by=stage.now.date() + 3 * DAY,
        facility=stage.facility("karaganda", Kind.UIS, 2),
        by=oblast,
        at=at,
    )


def _late(stage):
    zonal, at = stage.inspectors("department")[0], stage.now - 9 * DAY
    yield at
    actions.ask(
        asked_office=stage.signer("karaganda-oblast").office,
        kind="explanation",
        subject="о росте числа водворений",
        words="Прошу объяснить рост числа водворений в октябре и сообщить принятые меры.",
        answer_by=at.date() + 7 * DAY,
        by=zonal,
        at=at,
    )


def _upwards(stage):
    district, at = stage.officers["district"], stage.now - 2 * DAY
    yield at
    actions.ask(
        asked_office=stage.signer("karaganda-oblast").office,
        kind="note",
        subject="о занятости санитарного врача",
        words="Специалист для проверки ИВС до конца месяца не выделен, просим учесть.",
        by=district,
        at=at,
    )


def _case(stage):
    zonal, at = stage.inspectors("department")[0], stage.now - 6 * DAY
    yield at
    actions.requisition(
        case_kind="criminal",
        what="№ 1-154/2026 в отношении С., отказ в УДО",
        from_body="Октябрьский районный суд города Караганды",
        purpose="Законность отказа в условно-досрочном освобождении.",
        task="Первый заместитель Генерального Прокурора",
        due_on=at.date() + 10 * DAY,
        by=zonal,
        at=at,
    )
