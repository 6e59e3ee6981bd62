"""A follow-up check of what a response act names (point 12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.duties.enums import Asks
from oversight.duties.models import InspectionKind

from ..enums import InspectionState, LineSection
from ..models import Inspection, Order
from ..policies import check_can_inspect_here
from .inspections import open_inspection


@transaction.atomic
def follow_up(facility, violations, *, by, at):
    """In one tap: the follow-up check of these violations that is under way, or one that begins now.

    It rests on the office's order for the place that covers the day; without one it is refused (point 7).
    """
    check_can_inspect_here(by, facility)
    # The facility's row is the lock: of two taps the second finds what the first has opened.
    type(facility).objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    known = Inspection.objects.filter(
        office=by.office,
        facility=facility,
        state__in=[InspectionState.PLANNED, InspectionState.UNDER_WAY],
        answers__section=LineSection.CARRIED,
        answers__violation__in=violations,
        kind__asks=Asks.VIOLATIONS,
    ).first()
    if known is not None:
        return known
    day = by.office.local_day(at)
    order = Order.objects.in_force().filter(office=by.office, facility=facility).covering(day).first()
    return open_inspection(
        facility=facility,
        kind=kind_for(facility, by, day),
        order=order,
        started_at=at.replace(second=0, microsecond=0),
        violations=violations,
        by=by,
        at=at,
    )


def kind_for(facility, officer, day):
    """The kind of a follow-up check in the edition of the day."""
    kinds = InspectionKind.objects.for_facility(facility, at_level=officer.office.level, on=day)
    kind = kinds.filter(asks=Asks.VIOLATIONS).first()
    if kind is None:
        raise Refused(_("The rulebook of that day knows no follow-up check at this facility."))
    return kind
