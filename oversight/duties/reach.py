"""Whom a rule reaches: which rules bind an office, which facilities a rule is about, who answers for each."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from facilities.models import Facility, Mailbox, PenalRoom
from oversight.core.enums import Branch, OfficeLevel
from oversight.core.models import Office

from .enums import About, Having
from .models import Rule

#: Where an office's lineage names its own ancestor of a level, the lowest level first.
DEPTHS = {OfficeLevel.DISTRICT: 2, OfficeLevel.OBLAST: 1, OfficeLevel.DEPARTMENT: 0}


@dataclass(frozen=True)
class Duty:
    """A duty (or clock) an office would have: of which rule, about which facility (None: of the office itself)."""

    office: Office
    rule: Rule
    facility: Facility | None


def rules_in_force(office, at):
    """The rules that bind the office at the moment `at`: a new edition takes over at the office's own midnight."""
    return Rule.objects.in_force(office.local_day(at)).of_office(office)


def offices_of(rule):
    """The offices a duty of an office, or a clock, is for."""
    return Office.objects.filter(level__in=rule.levels, branch__in=rule.branches)


def facilities_of(rule, on):
    """Facilities the rule is about on the day `on`, each with `answering_id`: the office whose duty it is.

    That is the lowest office of the rule's levels at or above the one that supervises the facility; where its branch
    isn't the rule's, the duty is nobody's.
    """
    facilities = Facility.objects.open_on(on).filter(kind__in=rule.facility_kinds)
    if rule.in_oblast_centre is not None:
        facilities = facilities.filter(in_oblast_centre=rule.in_oblast_centre)
    if rule.having:
        facilities = facilities.filter(_has(rule.having, on))
    facilities = facilities.annotate(answering_id=_answering(rule.levels)).exclude(answering_id=None)
    if set(rule.branches) != set(Branch.values):
        facilities = facilities.filter(answering_id__in=Office.objects.filter(branch__in=rule.branches).values("pk"))
    return facilities


def preview(edition, *, on, offices):
    """Every Duty each of the `offices` would have on the day `on` if the edition were in force, offices first.

    Clocks stand among them without a facility: they run when their event comes.
    """
    offices = {office.pk: office for office in offices}
    found = []
    for rule in edition.rules.all():
        if rule.about == About.FACILITY:
            facilities = facilities_of(rule, on).filter(answering_id__in=list(offices)).order_by("pk")
            found += [Duty(offices[facility.answering_id], rule, facility) for facility in facilities]
        else:
            binding = (one for one in offices.values() if one.level in rule.levels and one.branch in rule.branches)
            found += [Duty(office, rule, None) for office in binding]
    order = {pk: number for number, pk in enumerate(offices)}
    return sorted(found, key=lambda duty: (order[duty.office.pk], duty.rule.position))


def _answering(levels):
    depths = [depth for level, depth in DEPTHS.items() if level in levels]
    named = [F(f"supervising_office__lineage__{depth}") for depth in depths]
    return Coalesce(*named) if len(named) > 1 else named[0]


def _has(having, on):
    """Whether the facility has a mailbox in place, or a penal room not closed yet, on the day `on`."""
    if having == Having.MAILBOX:
        things = Mailbox.objects.filter(Q(removed_on=None) | Q(removed_on__gt=on), installed_on__lte=on)
    else:
        things = PenalRoom.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on))
    return Exists(things.filter(facility=OuterRef("pk")))
