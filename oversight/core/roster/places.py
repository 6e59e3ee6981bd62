"""Where the holder of a role is found, and who comes next when nobody is."""

from typing import NamedTuple

from ..enums import OfficeLevel, Role
from ..models import Office

#: Auditors and administrators stand at no level: a matter never climbs to or from them.
LEVEL_OF = {
    Role.DISTRICT_OFFICER: OfficeLevel.DISTRICT,
    Role.DISTRICT_PROSECUTOR: OfficeLevel.DISTRICT,
    Role.OBLAST_OFFICER: OfficeLevel.OBLAST,
    Role.OBLAST_DEPUTY: OfficeLevel.OBLAST,
    Role.OBLAST_PROSECUTOR: OfficeLevel.OBLAST,
    Role.ZONAL_OFFICER: OfficeLevel.DEPARTMENT,
    Role.DEPARTMENT_HEAD: OfficeLevel.DEPARTMENT,
}
#: Who leads an office; the deputy when the prosecutor and their substitute are away.
LEADERS = {
    OfficeLevel.DISTRICT: (Role.DISTRICT_PROSECUTOR,),
    OfficeLevel.OBLAST: (Role.OBLAST_PROSECUTOR, Role.OBLAST_DEPUTY),
    OfficeLevel.DEPARTMENT: (Role.DEPARTMENT_HEAD,),
}
#: The roles that must not stand empty. A zonal officer is owed to every oblast (point 4(17)).
EXPECTED = {
    OfficeLevel.DISTRICT: (Role.DISTRICT_OFFICER, Role.DISTRICT_PROSECUTOR),
    OfficeLevel.OBLAST: (Role.OBLAST_OFFICER, Role.OBLAST_DEPUTY, Role.OBLAST_PROSECUTOR, Role.ZONAL_OFFICER),
    OfficeLevel.DEPARTMENT: (Role.DEPARTMENT_HEAD,),
}


class Place(NamedTuple):
    """A role in an office; of a zonal officer, the oblast they answer for."""

    role: Role
    office: Office


def places(role, line):
    """Where to look for `role`, in order: the role, the leaders of its office, those of each office above.

    `line` is the offices from the one concerned upwards. A role of a level below that office has nobody there, and
    the matter goes to the office's leaders.
    """
    role = Role(role)
    level = LEVEL_OF.get(role)
    start = next((number for number, office in enumerate(line) if office.level == level), 0)
    oblast = next((office for office in line if office.level == OfficeLevel.OBLAST), None)
    first = Place(role, oblast if role == Role.ZONAL_OFFICER and oblast else line[start])
    yield first
    for office in line[start:]:
        for leader in LEADERS[office.level]:
            if (place := Place(leader, office)) != first:
                yield place
