"""A penal institution with a disciplinary isolator, of an office of the demo that no other test signs in to."""

from .caller import sign_in
from .offices import TAKEN, Place


def colony(system):
    """The first one, with the number of its isolator: (Place, penal room)."""
    department = sign_in(system, "department")
    codes = {one["id"]: one["code"] for one in department.all("offices/?level=district")}
    for facility in department.all("facilities/?kind=uis"):
        code = codes.get(facility["supervising_office"]["id"])
        rooms = department.get(f"facilities/{facility['id']}/penal-rooms/").body
        room = next((one for one in rooms if one["kind"] == "dizo" and not one["closed_on"]), None)
        if code and code not in TAKEN and room:
            return Place(facility["id"], facility["name"], code), room
    raise AssertionError("The demo has no such place.")
