"""Which places an office visits in a rhythm the order itself prescribes; of all others the risk decides (point 22)."""

from facilities.models import Facility
from oversight.duties.enums import About
from oversight.duties.models import InspectionKind
from oversight.duties.reach import facilities_of


def in_rhythm(office, edition, on):
    """The ids of the facilities about which a duty of the office comes back that the order prescribes: one query.

    A rhythm the edition has chosen itself, as for point 22, is none.
    """
    rules = [rule for rule in edition.rules.all() if _prescribes(rule, office)]
    found = [facilities_of(rule, on).filter(answering_id=office.pk).order_by().values_list("pk") for rule in rules]
    first, *others = found or [Facility.objects.none().values_list("pk")]
    return {pk for (pk,) in first.union(*others)}


def _prescribes(rule, office):
    return rule.about == About.FACILITY and not rule.is_choice and office.level in rule.levels


def kind_of_visit(facility, office, edition, on):
    """The kind of inspection by which the office goes there by the state of legality, or None.

    The one that a chosen rhythm names for such a place; else the one that is for most kinds of places.
    """
    kinds = list(InspectionKind.objects.for_facility(facility, at_level=office.level, on=on))
    chosen = {code for rule in edition.rules.all() if rule.is_choice for code in rule.done_by_kinds}
    named = [kind for kind in kinds if kind.code in chosen]
    return (named or sorted(kinds, key=lambda kind: -len(kind.facility_kinds)) or [None])[0]
