"""Invented people: names put together from lists, telephones that cannot exist."""

from dataclasses import dataclass

from .tables import tables


@dataclass(frozen=True)
class Person:
    surname: str
    given_name: str
    patronymic: str
    #: The surname without the ending a woman's has.
    family: str

    @property
    def full_name(self):
        return f"{self.surname} {self.given_name} {self.patronymic}"


class People:
    """An endless row of people of both sexes and of the country's peoples; no full name comes twice."""

    def __init__(self, chance):
        self._chance = chance
        self._lists = [_split(one) for one in tables("names")["people"]]
        self._met = set()

    def next(self, women=0.4, colleagues=()):
        """A new person, whose surname none of the `colleagues` bears; `women` is the share of women."""
        families = {one.family for one in colleagues}
        while True:
            person = self._invent(self._chance.random() < women)
            if person not in self._met and person.family not in families:
                self._met.add(person)
                return person

    def _invent(self, woman):
        lists = self._chance.choices(self._lists, [one["share"] for one in self._lists])[0]
        surname, _, feminine = self._chance.choice(lists["surnames"]).partition("/")
        father, _, of_daughter = self._chance.choice(lists["fathers"]).partition("/")
        given_name = self._chance.choice(lists["women" if woman else "men"])
        return Person(surname + feminine * woman, given_name, of_daughter if woman else father, family=surname)


class Telephones:
    """Numbers under the area code 000, which no network has."""

    def __init__(self):
        self._last = 100_000

    def next(self):
        self._last += 1
        digits = f"{self._last:07}"
        return f"+7 (000) {digits[:3]}-{digits[3:5]}-{digits[5:]}"


def _split(lists):
    return {name: value.split() if isinstance(value, str) else value for name, value in lists.items()}
