"""Court rulings under review to test with, made by the actions themselves."""

from datetime import date, timedelta

from courts.actions import representations, rulings, studies
from courts.models import Ruling
from tests.factories import moment

AT = moment()
#: Twenty days after the ruling was received: the fifteen of the appeal are over.
LATE = AT + timedelta(days=20)
NAME = "Петренко Сергей Иванович"
RULING = {
    "court": "Районный суд № 2",
    "court_kk": "№ 2 аудандық сот",
    "court_level": "district",
    "case_number": "4-112/2026",
    "matter": "parole",
    "outcome": "refused",
    "full_name": NAME,
    "birth_year": 1985,
    "dated_on": date(2026, 2, 27),
    "served_on": date(2026, 3, 2),
    "source": "copy",
}
UNLAWFUL = {"lawful": False, "norm": "ст. 72 УК", "reasons": "Взыскания погашены, суд их учел."}
LAWFUL = {"lawful": True, "reasons": "Изучены дело и характеристика."}


def ruling(by, *, at=AT, **fields):
    """A refusal of parole of 27 February 2026 that the officer's office was served on 2 March."""
    return rulings.enter(by=by, at=at, **{**RULING, **fields})


def studied(by, *, at=AT, said=UNLAWFUL, **fields):
    """A ruling the officer's office has studied, and found unlawful unless said otherwise."""
    return studies.study(ruling(by, at=at, **fields), **said, by=by, at=at)


def proposed(by, *, at=AT, said=LAWFUL, **fields):
    return studies.propose(studied(by, at=at, said=said, **fields), by=by, at=at)


def sent_up(by, signer, *, at=LATE, **fields):
    """A ruling whose appeal the district has missed and whose representation its head has signed."""
    found = studied(by, at=at, **fields)
    representations.draft(found, by=by, at=at)
    representations.change(found, why_late="Копия поступила в канцелярию с опозданием.", by=by, at=at)
    return representations.sign(found, by=signer, at=at)


def fresh(found):
    """As it stands now."""
    return Ruling.objects.with_names().get(pk=found.pk)
