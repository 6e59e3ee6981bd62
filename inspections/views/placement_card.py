"""The page of one placement: its facts, its clock, its conclusion; drawn again when an act on it was refused."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may

from .. import policies
from ..enums import Act, Fitness
from ..forms import ApproveForm, ReasonForm, SendBackForm
from ..models import Conclusion
from ..placement_rules import missing_of_conclusion, point_of
from .card import papers_context

ACTS = {
    "change": policies.check_can_change_placement,
    "withdraw": policies.check_can_withdraw_placement,
    "write": policies.check_can_write_conclusion,
    "submit": policies.check_can_submit_conclusion,
    "take_back": policies.check_can_take_back_conclusion,
    "decide": policies.check_can_decide_conclusion,
}


def placement_page(request, placement, *, status=200, refusal=None, **bound):
    """The page; `bound` forms that were refused stand in place of the blank ones of the same name."""
    review = getattr(placement, "conclusion", None)
    allowed = {name: may(check, request.user, placement) for name, check in ACTS.items()}
    version = {"version": review.version if review else 0}
    forms = {
        "withdraw": ReasonForm(auto_id="withdraw_%s"),
        "approve": ApproveForm(initial=version, auto_id="approve_%s"),
        "send_back": SendBackForm(initial=version, auto_id="return_%s"),
    } | bound
    context = {
        "placement": placement,
        "clock": placement.obligation,
        "now": timezone.now(),
        "point": point_of(placement),
        "review": review or (Conclusion(placement=placement) if allowed["write"] else None),
        "missing": missing_of_conclusion(review) if review and allowed["submit"] else [],
        "fitness": Fitness.choices,
        "may": allowed,
        "forms": forms,
        "refusal": refusal,
        "history": AuditRow.objects.about(placement).exclude(action=Act.PLACEMENT_VIEW)[:HISTORY],
        **papers_context(request.user, review.document if review else None),
    }
    return render(request, "inspections/placement.html", context, status=status)


def dress_placements(rows):
    """Give each placement its `address`, its `clock` and its `review`, which may be None."""
    rows, all_placements = list(rows), reverse("inspections:placements")
    for row in rows:
        row.address = f"{all_placements}{row.pk}/"
        row.clock, row.review = row.obligation, getattr(row, "conclusion", None)
    return rows


def card_of(placement, place=""):
    return reverse("inspections:placement", args=[placement.pk]) + (f"#{place}" if place else "")
