"""Placements in penal rooms: entered, corrected, withdrawn; each starts its clock of 48 hours (points 25(8), 34)."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.duties.actions import obligations
from oversight.duties.enums import Event

from ..enums import Act
from ..models import Placement
from ..placement_rules import check_placement
from ..policies import check_can_change_placement, check_can_enter_placement, check_can_withdraw_placement

#: What may be corrected. The moment of the order is not among it: the clock runs from it.
CHANGED = (
    *("room", "full_name", "birth_year", "category", "admitted_on"),
    *("order_number", "placed_at", "told_at", "days", "ground"),
)
FIELDS = ("facility", "ordered_at", *CHANGED)
SYSTEM = ("obligation", "entered_at", "entered_by", "withdrawn_by")


@transaction.atomic
def enter(*, by, at, **fields):
    """Enter a placement: its clock starts at the moment of the order, however late the office learned of it.

    Refused where it can't be (see `placement_rules`) or stands here already. It belongs to the office that
    supervises the facility.
    """
    facility = fields["facility"]
    check_can_enter_placement(by, facility)
    placement = Placement(office=facility.supervising_office, entered_at=at, entered_by=by, **fields)
    check_placement(placement, at)
    checked(placement, exclude=SYSTEM)
    placement.save()
    clocks = obligations.start_clocks(
        Event.PLACEMENT_ORDERED,
        office=placement.office,
        facility=facility,
        subject=subject_of(placement),
        started_at=placement.ordered_at,
        subject_url=url_of(placement),
        by=by,
        at=at,
    )
    if clocks:
        placement.obligation = clocks[0]
        placement.save(update_fields=["obligation"])
    after = audit.snapshot(placement, *FIELDS)
    audit.record(Act.PLACEMENT_ENTER, placement, by=by, at=at, after=after)
    return placement


@transaction.atomic
def change(placement, *, version=None, by, at, **fields):
    """Correct what was typed wrong; the moment of the order stays. Versions as in `inspections.change`."""
    placement = lock(placement)
    check_can_change_placement(by, placement)
    before = audit.snapshot(placement, *fields)
    plain = {name: getattr(placement, name) for name in fields}
    if plain == fields:
        return placement
    if version is not None and version != placement.version:
        raise Conflict(
            _("Somebody else has changed this placement since you opened it."), theirs=plain, version=placement.version
        )
    for name, value in fields.items():
        setattr(placement, name, value)
    check_placement(placement, at)
    checked(placement, exclude=SYSTEM)
    placement.version += 1
    placement.save()
    audit.record(Act.PLACEMENT_CHANGE, placement, by=by, at=at, before=before, after=audit.snapshot(placement, *fields))
    return placement


@transaction.atomic
def withdraw(placement, *, reason, by, at):
    """Withdraw what was entered in error; its clock is cancelled with that reason, the row stays readable."""
    placement = lock(placement)
    check_can_withdraw_placement(by, placement)
    reason = reason.strip()
    if not reason:
        raise Refused.about("reason", _("Say why the placement is withdrawn."))
    placement.withdrawn_at, placement.withdrawn_by, placement.withdraw_reason = at, by, reason
    placement.version += 1
    placement.save()
    if placement.obligation and placement.obligation.is_open:
        obligations.cancel(placement.obligation, reason=reason, by=by, at=at)
    audit.record(Act.PLACEMENT_WITHDRAW, placement, by=by, at=at, after={"reason": reason})
    return placement


@transaction.atomic
def record_view(placement, *, by, at):
    """The card names a person: who read it and when stays in the audit trail."""
    audit.record(Act.PLACEMENT_VIEW, placement, by=by, at=at)


def lock(placement):
    """The row as it stands now, with its conclusion, held until the transaction ends."""
    # Two statements: while one waits for the lock, its own picture of the conclusion would grow old.
    Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    rows = Placement.objects.select_related(
        *("office", "facility__supervising_office", "room", "obligation__office", "obligation__rule__edition"),
        *("conclusion__author", "conclusion__drafted_by"),
    )
    return rows.get(pk=placement.pk)


def subject_of(placement):
    """The key of the placement's clock."""
    return f"placement:{placement.pk}"


def url_of(placement):
    return reverse("inspections:placement", args=[placement.pk])
