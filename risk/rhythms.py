"""Which places an office visits in a rhythm the order itself prescribes; of all others the risk decides (point 22)."""

from facilities.models import Mailbox, PenalRoom
from oversight.core.enums import OfficeLevel
from oversight.duties.enums import About, Having
from oversight.duties.models import InspectionKind
from oversight.duties.reach import DEPTHS


def in_rhythm(facilities, office, edition, on):
    """The ids of those of the facilities about which a duty of the office comes back that the order prescribes.

    A rhythm the edition has chosen itself, as for point 22, is none. The facilities know their supervising offices;
    three queries, however many they are.
    """
    rules = list(edition.rules.filter(about=About.FACILITY, is_choice=False, levels__contains=[office.level]))
    having = _having(facilities, on) if any(rule.having for rule in rules) else {}
    return {one.pk for one in facilities if any(_falls(rule, one, office, having) for rule in rules)}


def _falls(rule, facility, office, having):
    """Whether the rule makes visiting the facility a duty of the office: the same that `reach` asks the database."""
    return (
        facility.kind in rule.facility_kinds
        and rule.in_oblast_centre in (None, facility.in_oblast_centre)
        and office.branch in rule.branches
        and (not rule.having or facility.pk in having[rule.having])
        and _answering(rule, facility.supervising_office.lineage) == office.pk
    )


def _answering(rule, lineage):
    """The lowest office of the rule's levels at or above the one that supervises the facility, by its id."""
    depths = (DEPTHS[level] for level in OfficeLevel if level in rule.levels)
    return max(((depth, lineage[depth]) for depth in depths if depth < len(lineage)), default=(0, None))[1]


def _having(facilities, on):
    """{what a duty may ask for: ids of the facilities that have it on the day}."""
    ids = [one.pk for one in facilities]
    boxes = Mailbox.objects.filter(facility__in=ids, installed_on__lte=on).exclude(removed_on__lte=on)
    rooms = PenalRoom.objects.filter(facility__in=ids).exclude(closed_on__lte=on)
    found = {Having.MAILBOX: boxes, Having.PENAL_ROOM: rooms}
    return {what: set(rows.order_by().values_list("facility", flat=True)) for what, rows in found.items()}


def kind_of_visit(facility, office, edition, on):
    """The kind of inspection by which the office goes there by the state of legality, or None.

    The one that a chosen rhythm names for such a place; else the one that is for most kinds of places.
    """
    kinds = list(InspectionKind.objects.for_facility(facility, at_level=office.level, on=on))
    chosen = {code for rule in edition.rules.filter(is_choice=True) for code in rule.done_by_kinds}
    named = [kind for kind in kinds if kind.code in chosen]
    return (named or sorted(kinds, key=lambda kind: -len(kind.facility_kinds)) or [None])[0]
