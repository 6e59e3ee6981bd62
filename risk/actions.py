"""From a place's risk to a visit: items of a plan of work (points 15(1), 22)."""

from django.db import transaction
from django.utils.translation import gettext as _

from facilities.models import Facility
from inspections.actions import plan_items
from inspections.actions.plans import lock
from inspections.enums import ItemBasis
from inspections.policies import check_can_change_plan
from oversight.core import audit
from oversight.core.refusals import Refused

from .assessment import formula_at, places_by_risk
from .enums import Act
from .rhythms import kind_of_visit
from .words import fact_of


@transaction.atomic
def take_places(plan, facilities, *, by, at):
    """Add a visit of each of the facilities to a draft plan, with what its record says; return how many were new.

    A place that stands in the plan by its risk already stays as it is. The visit is due on the plan's last day and
    the officer's own, until somebody changes that. An audit row for each item, and one for all.
    """
    plan = lock(plan)
    check_can_change_plan(by, plan)
    wanted = Facility.objects.visible_to(by).filter(pk__in=[one.pk for one in facilities])
    places = places_by_risk(wanted.select_related("supervising_office"), by, at)
    if not places:
        raise Refused(_("Choose at least one place; the edition in force must have a formula of risk."))
    there = set(plan.items.filter(basis=ItemBasis.RISK).values_list("facility_id", flat=True))
    new = [place for place in places if place.facility.pk not in there]
    _factors, _bands, edition = formula_at(by, at)
    for place in new:
        kind = kind_of_visit(place.facility, plan.office, edition, plan.ends_on)
        plan_items.add(
            plan,
            basis=ItemBasis.RISK,
            task=task_of(place),
            facility=place.facility,
            kind_code=kind.code if kind else "",
            responsible=by,
            due_on=plan.ends_on,
            by=by,
            at=at,
        )
    audit.record(Act.TAKE_PLACES, plan, by=by, at=at, after={"rows": len(new)})
    return len(new)


def task_of(place):
    """What is to be done there and why, in the reader's language."""
    reasons = "; ".join(fact_of(share) for share in place.risk.reasons)
    words = {"total": place.risk.total, "reasons": reasons or _("nothing on record")}
    return _("Visit by the state of legality (point 22), risk %(total)d of 100: %(reasons)s.") % words
