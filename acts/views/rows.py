"""What a row of a list shows beside the row's own fields: one query for all of a page."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext

from oversight.duties.enums import BodyLevel

from ..enums import ActState, ViolationState
from ..models import Violation


def dress_acts(acts, at):
    """Give each act what its row says: its `address`, how many of its violations are eliminated, and if it is late."""
    acts, all_acts = list(acts), reverse("acts:list")
    rows = Violation.objects.filter(act__in=[act.pk for act in acts]).order_by().values("act")
    gone = Count("pk", filter=Q(state=ViolationState.ELIMINATED))
    counted = {row["act"]: (row["named"], row["gone"]) for row in rows.annotate(named=Count("pk"), gone=gone)}
    eliminated = gettext("%(gone)s of %(named)s")
    for act in acts:
        act.address = f"{all_acts}{act.pk}/"
        named, gone = counted.get(act.pk, (0, 0))
        act.eliminated = eliminated % {"gone": gone, "named": named}
        act.state = ActState(act.state)
        act.to_level = BodyLevel(act.body.level).label
        act.is_late = act.state == ActState.SENT and act.is_overdue(act.office.local_day(at))
    return acts


def dress_violations(violations, officer, at):
    """Give each violation what its row says: its `address`, what it repeats, and if it is late. `repeats` is loaded."""
    violations = list(violations)
    for violation in violations:
        violation.address = violation.get_absolute_url()
        violation.is_late = violation.is_overdue(at.date())
    lead_to_each_other([one.repeats for one in violations if one.repeats_id], officer)
    return violations


def lead_to_each_other(violations, officer):
    """Give each violation that is repeated or repeats one its `address`: none where the officer doesn't see it."""
    known = [one.pk for one in violations]
    seen = set(Violation.objects.visible_to(officer).filter(pk__in=known).values_list("pk", flat=True)) if known else ()
    for violation in violations:
        violation.address = violation.get_absolute_url() if violation.pk in seen else ""
