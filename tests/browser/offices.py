"""District offices of the demo that no story is told of: each test takes the next and finds today's check not made."""

from dataclasses import dataclass

from .caller import sign_in

#: What the demo tells of, or other tests sign in to.
TAKEN = ("karaganda", "temirtau", "turkistan")


@dataclass(frozen=True)
class Place:
    """A detention facility (ИВС), and the sign-ins of the office that supervises it."""

    facility: int
    name: str
    office: str

    @property
    def officer(self):
        return f"{self.office}-1"

    @property
    def head(self):
        return f"{self.office}-head"


def places(system):
    """Endless enough: about a hundred places, each of another office."""
    department = sign_in(system, "department")
    codes = {one["id"]: one["code"] for one in department.all("offices/")}
    for facility in department.all("facilities/?kind=ivs"):
        code = codes[facility["supervising_office"]["id"]]
        if code not in TAKEN and _is_today_open(department, facility):
            yield Place(facility["id"], facility["name"], code)


def _is_today_open(department, facility):
    """The days that the demo has lived may hold today's check already."""
    found = department.all(f"obligations/?facility={facility['id']}&state=open&overdue=false")
    return any(one["rule"]["code"] == "ivs.daily" for one in found)
