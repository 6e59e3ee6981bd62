"""Facilities of every kind, as their supervising offices have them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace

from facilities.actions.passport import FIELDS
from facilities.enums import USUAL_OPERATOR
from facilities.enums import FacilityKind as Kind
from facilities.models import Facility
from oversight.core import audit

from .tables import rows

#: Places of a kind: the fewest and the most.
CAPACITY = {
    Kind.SI_UIS: (300, 1200),
    Kind.SI_KNB: (20, 60),
    Kind.IVS: (12, 80),
    Kind.IVS_TRANSPORT: (4, 12),
    Kind.SPETSPRIEMNIK: (20, 60),
    Kind.UIS: (300, 1000),
    Kind.GUARDHOUSE: (6, 20),
}
STREETS = (
    "ул. Абая",
    "ул. Сатпаева",
    "ул. Ауэзова",
    "ул. Жамбыла",
    "ул. Промышленная",
    "ул. Складская",
    "пр. Республики",
)

#: Which of the three state enterprises works in a region; elsewhere «Енбек» itself (point 4(12)).
ENBEK = {
    "karaganda-oblast": ("Енбек-Караганда", "Еңбек-Қарағанды"),
    "ulytau-oblast": ("Енбек-Караганда", "Еңбек-Қарағанды"),
    "east-kazakhstan-oblast": ("Енбек-Оскемен", "Еңбек-Өскемен"),
    "abai-oblast": ("Енбек-Оскемен", "Еңбек-Өскемен"),
}
#: Where the enterprises themselves sit; other oblasts have a branch.
ENBEK_SEATS = {"karaganda-oblast", "east-kazakhstan-oblast", "astana-city"}


@dataclass(frozen=True)
class Place:
    """What is known of a facility before chance adds the rest; `of` is the genitive its head's post ends with."""

    kind: Kind
    office: str
    ru: str
    kk: str
    of: str
    town: str
    security_level: str = ""


def every_place():
    """All facilities of the demo, those of one office together."""
    return [*_of_districts(), *_remand_prisons(), *_institutions(), *_enbek(), *_of_lines(), *_of_garrisons()]


def register_all(offices, telephones, chance, at):
    """Register every facility; return [(place, facility)].

    Written together, like their heads and rooms, and not by the actions of `facilities`: checking fifteen hundred rows
    one by one takes longer than the rest of the demo, and a test checks them all. Each has the audit row of its action.
    """
    places = every_place()
    facilities = Facility.objects.bulk_create(_facility(place, offices, telephones, chance) for place in places)
    for facility in facilities:
        audit.record("facilities.register", facility, by=None, at=at, after=audit.snapshot(facility, *FIELDS))
    return list(zip(places, facilities, strict=True))


def _facility(place, offices, telephones, chance):
    low, high = CAPACITY.get(place.kind, (0, 0))
    return Facility(
        kind=place.kind,
        security_level=place.security_level,
        name_ru=place.ru,
        name_kk=place.kk,
        operator=USUAL_OPERATOR[place.kind],
        supervising_office=offices[place.office],
        in_oblast_centre=place.town in _centres(),
        address=f"{place.town}, {chance.choice(STREETS)}, {chance.randint(1, 120)}",
        phone=telephones.next(),
        capacity=chance.randrange(low, high + 1, 2) if high else None,
        opened_on=date(chance.randint(1994, 2016), chance.randint(1, 12), chance.randint(1, 28)),
    )


@cache
def _centres():
    return {row.seat for row in rows("oblasts")}


def _of_districts():
    for row in rows("districts"):
        police = _police(row)
        if row.ivs:
            yield Place(Kind.IVS, row.code, f"ИВС {police.ru}", f"{police.kk} УҰИ", "ИВС", row.seat)
        if row.spetspriemnik:
            yield Place(
                Kind.SPETSPRIEMNIK,
                row.code,
                f"Спецприемник {police.ru}",
                f"{police.kk} арнайы қабылдау орны",
                "спецприемника",
                row.seat,
            )
        yield Place(
            Kind.PROBATION,
            row.code,
            f"Служба пробации {row.ru}",
            f"{row.kk}ның пробация қызметі",
            "службы пробации",
            row.seat,
        )
        yield Place(Kind.POB, row.code, f"ПОБ {police.ru}", f"{police.kk} ҚҚБ", "ПОБ", row.seat)


def _police(row):
    """A city and a district of a big city have a directorate of police, a rural district a division."""
    if "города" in row.ru:
        return SimpleNamespace(ru=f"Управления полиции {row.ru}", kk=f"{row.kk} полиция басқармасының")
    return SimpleNamespace(ru=f"отдела полиции {row.ru}", kk=f"{row.kk} полиция бөлімінің")


def _remand_prisons():
    for row in rows("remand"):
        yield Place(Kind(row.kind), row.office, row.name_ru, row.name_kk, row.head_ru, row.town)


def _institutions():
    for row in rows("institutions"):
        names = f"Учреждение {row.number}", f"{row.number} мекемесі", f"учреждения {row.number}"
        yield Place(Kind.UIS, row.office, *names, row.town, row.level)


def _enbek():
    for row in rows("oblasts"):
        ru, kk = ENBEK.get(row.code, ("Енбек", "Еңбек"))
        if row.code in ENBEK_SEATS:
            yield Place(Kind.ENBEK, row.code, f"РГП «{ru}»", f"«{kk}» РМК", f"РГП «{ru}»", row.seat)
        elif row.code.endswith("-oblast"):
            names = f"Филиал РГП «{ru}» по {row.ru}", f"«{kk}» РМК-нің {row.kk} бойынша филиалы"
            yield Place(Kind.ENBEK, row.code, *names, f"филиала РГП «{ru}»", row.seat)


def _of_lines():
    for row in rows("lines"):
        names = (
            f"ИВС линейного отдела полиции на станции {row.station_ru}",
            f"{row.station_kk} станциясындағы желілік полиция бөлімінің УҰИ",
        )
        yield Place(Kind.IVS_TRANSPORT, row.code, *names, "ИВС", row.seat)


def _of_garrisons():
    for row in rows("garrisons"):
        names = f"Гауптвахта {row.ru}ого гарнизона", f"{row.kk} гарнизонының гауптвахтасы"
        yield Place(Kind.GUARDHOUSE, row.code, *names, "гауптвахты", row.seat)
