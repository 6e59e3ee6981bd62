"""Court rulings under review in every state: in time, protested, left with reasons, missed, climbing, returned."""

from datetime import timedelta

from acts import actions as response_acts
from courts.actions import representations, rulings, studies
from facilities.enums import FacilityKind as Kind

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
COURT = {
    "court": "Октябрьский районный суд города Караганды",
    "court_kk": "Қарағанды қаласының Октябрь аудандық соты",
    "court_level": "district",
}
UNLAWFUL = {
    "lawful": False,
    "norm": "ст. 72 УК, ст. 480 УПК",
    "reasons": "Суд сослался на погашенные взыскания и не дал оценки поощрениям последних двух лет.",
}
LAWFUL = {
    "lawful": True,
    "reasons": "Изучены материалы и протокол: выводы суда подтверждены характеристикой.",
}
ARGUMENTS = "Взыскания, на которые сослался суд, погашены; вывод о неисправлении не подтвержден материалами дела."


def scenes(stage):
    district = _Office(stage, "karaganda")
    return [
        _to_study(stage, district),
        _on_approval(stage, district),
        _protested(stage, district),
        _left(stage, district),
        _drafted(stage, district),
        _at_the_oblast(stage, district),
        _returned(stage, district),
        _at_the_department(stage, district),
        _by_appeal(stage),
    ]


class _Office:
    """Who writes and who signs in a district, and the colony whose convicts its rulings are about."""

    def __init__(self, stage, code):
        self.officer = stage.inspectors(code)[0]
        self.signer = stage.signer(code)
        self.colony = stage.facility(code, Kind.UIS)

    def served(self, stage, number, days_ago, at, **said):
        """A ruling made five days before it was received, `days_ago` before now."""
        day = self.officer.office.local_day(stage.now) - days_ago * DAY
        words = {"case_number": f"4-{number}/{day.year}", "dated_on": day - 5 * DAY, "served_on": day}
        words |= {"matter": "parole", "outcome": "refused", "source": "copy", "facility": self.colony}
        return rulings.enter(**COURT, **{**words, **said}, by=self.officer, at=at)


def _to_study(stage, district):
    at = stage.now - 2 * DAY
    yield at
    district.served(stage, 214, 2, at, full_name="Ахметов Руслан Маратович", birth_year=1988)


def _on_approval(stage, district):
    at = stage.now - 6 * DAY
    yield at
    said = {"full_name": "Климов Денис Андреевич", "birth_year": 1991, "matter": "replacement"}
    found = district.served(stage, 209, 7, at, **said)
    at += DAY
    yield at
    studies.study(found, **LAWFUL, by=district.officer, at=at)
    studies.propose(found, by=district.officer, at=at)


def _protested(stage, district):
    at = stage.now - 9 * DAY
    yield at
    found = district.served(stage, 201, 10, at, full_name="Жумабаев Аскар Сериккалиевич", birth_year=1979)
    at += 2 * DAY
    yield at
    studies.study(found, **UNLAWFUL, by=district.officer, at=at)
    protest = studies.draft_protest(found, by=district.officer, at=at)
    at += HOUR
    yield at
    response_acts.sign(protest, by=district.signer, at=at)


def _left(stage, district):
    at = stage.now - 13 * DAY
    yield at
    said = {"full_name": "Орлова Ирина Павловна", "birth_year": 1984, "matter": "illness", "outcome": "granted"}
    found = district.served(stage, 196, 14, at, **said)
    at += DAY
    yield at
    studies.study(found, **LAWFUL, by=district.officer, at=at)
    found = studies.propose(found, by=district.officer, at=at)
    at += HOUR
    yield at
    studies.approve(found, version=found.current.version, by=district.signer, at=at)


def _missed(stage, district, number, days_ago, at, **said):
    """Received so long ago that the appeal is over; its representation is written."""
    found = district.served(stage, number, days_ago, at, **said)
    studies.study(found, **UNLAWFUL, by=district.officer, at=at)
    representations.draft(found, by=district.officer, at=at)
    why_late = "Копия поступила в канцелярию прокуратуры и исполнителю передана после истечения срока."
    return representations.change(found, arguments=ARGUMENTS, why_late=why_late, by=district.officer, at=at)


def _drafted(stage, district):
    at = stage.now - 20 * HOUR
    yield at
    _missed(stage, district, 178, 27, at, full_name="Сейтказин Нурлан Болатович", birth_year=1986)


def _at_the_oblast(stage, district):
    at = stage.now - 8 * HOUR
    yield at
    said = {"full_name": "Бондарь Олег Викторович", "birth_year": 1975, "matter": "kind_of_institution"}
    found = _missed(stage, district, 171, 30, at, **said)
    at += 2 * HOUR
    yield at
    representations.sign(found, by=district.signer, at=at)


def _returned(stage, district):
    at = stage.now - 4 * DAY
    yield at
    found = _missed(stage, district, 165, 36, at, full_name="Юсупов Тимур Ринатович", birth_year=1993)
    representations.sign(found, by=district.signer, at=at)
    at += DAY
    yield at
    reason = "Не приложена копия приговора; укажите, какими материалами подтверждено погашение взысканий."
    representations.send_back(found, reason=reason, by=stage.signer("karaganda-oblast"), at=at)


def _at_the_department(stage, district):
    """The oblast agrees and goes on to the Department, which studies it."""
    at, oblast = stage.now - 8 * DAY, stage.inspectors("karaganda-oblast")[0]
    yield at
    said = {"full_name": "Ким Владислав Юрьевич", "birth_year": 1981, "matter": "credit"}
    found = _missed(stage, district, 158, 44, at, **said)
    representations.sign(found, by=district.signer, at=at)
    at += 5 * HOUR
    yield at
    representations.take_up(found, by=oblast, at=at)
    studies.study(found, **UNLAWFUL, by=oblast, at=at)
    at += 2 * DAY
    yield at
    representations.draft(found, by=oblast, at=at)
    representations.sign(found, by=stage.signer("karaganda-oblast"), at=at)
    at += DAY
    yield at
    representations.take_up(found, by=stage.inspectors("department")[0], at=at)


def _by_appeal(stage):
    """A convict has written to the Department itself (15(4))."""
    at, by = stage.now - 5 * DAY, stage.inspectors("department")[0]
    yield at
    day = by.office.local_day(at)
    rulings.enter(
        court="Суд № 2 города Семея",
        court_kk="Семей қаласының № 2 соты",
        court_level="district",
        case_number=f"4-88/{day.year}",
        matter="deferral",
        outcome="refused",
        full_name="Садыкова Гульмира Ерлановна",
        birth_year=1995,
        dated_on=day - 60 * DAY,
        served_on=day,
        source="appeal",
        source_title="обращение осужденной № О-412",
        by=by,
        at=at,
    )
