"""What an office owns of everything that has an address, so that each address can be asked for it.

A module for each package: `things` gives the office one of everything, by the name its addresses know it under;
`SUBJECTS` says what `pk` means, by the beginning of an address's name (the longest counts); `BODIES` is what is looked
at before who sends it, where `{name}` is a value of the estate.
"""

from dataclasses import dataclass

from oversight.core.enums import OfficeLevel, Role
from tests import factories
from tests.access.estates import (
    acts,
    core,
    courts,
    documents,
    duties,
    facilities,
    incidents,
    inquiries,
    inspections,
    practice,
    registers,
    risk,
)
from tests.access.estates.common import photo

#: In the order in which they rest on each other.
PACKAGES = {
    "core": core,
    "facilities": facilities,
    "duties": duties,
    "acts": acts,
    "inspections": inspections,
    "registers": registers,
    "documents": documents,
    "courts": courts,
    "practice": practice,
    "incidents": incidents,
    "inquiries": inquiries,
    "risk": risk,
}
BODIES = {name: body for package in PACKAGES.values() for name, body in getattr(package, "BODIES", {}).items()}
SUBJECTS = {start: name for package in PACKAGES.values() for start, name in package.SUBJECTS.items()}
INSPECTOR_AT = {
    OfficeLevel.DISTRICT: Role.DISTRICT_OFFICER,
    OfficeLevel.OBLAST: Role.OBLAST_OFFICER,
    OfficeLevel.DEPARTMENT: Role.ZONAL_OFFICER,
}


@dataclass(frozen=True)
class Estate:
    """One of everything that belongs to an office: for each package, by the name its addresses know it under."""

    values: dict

    def arguments(self, route):
        """The arguments of `route` for this estate, or a KeyError that names what the estate lacks."""
        values, subject = self._values(route), _subject(route)
        return {name: values[subject if name == "pk" else name] for name in route.arguments}

    def body(self, route):
        """What to send, so that only who sends it decides the answer."""
        return _said(BODIES.get(route.name, {}), self._values(route))

    def _values(self, route):
        """The package's own things go before those of others that have the same name."""
        return self.values["all"] | self.values.get(route.package, {})


def estate(office, signer):
    """Give `office` one of everything; `signer` signs its order."""
    officer = factories.officer(INSPECTOR_AT[office.level], office=office)
    held, values = {"signer": signer}, {}
    for name, package in PACKAGES.items():
        own = package.things(held, office, officer)
        held |= own
        values[name] = {key: getattr(thing, "pk", thing) for key, thing in own.items()}
    everything = {key: value for own in values.values() for key, value in own.items()}
    return Estate({"all": everything, **values})


def _subject(route):
    fitting = [start for start in SUBJECTS if route.name.startswith(start)]
    return SUBJECTS[max(fitting, key=len)] if fitting else None


def _said(value, values):
    if isinstance(value, dict):
        return {name: _said(inner, values) for name, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, values) for inner in value]
    if value == "{photo}":
        return photo()
    return value.format(**values) if isinstance(value, str) else value
