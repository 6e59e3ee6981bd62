"""What a row of a list shows beside the row's own fields: one query for all of a page."""

from django.db.models import Count, Q
from django.urls import reverse

from ..enums import ViolationState
from ..models import Violation


def dress_acts(acts, at):
    """Give each act its `address`, how many violations it names and how many are eliminated, and if it is late."""
    acts, all_acts = list(acts), reverse("acts:list")
    rows = Violation.objects.filter(act__in=[act.pk for act in acts]).order_by().values("act")
    gone = Count("pk", filter=Q(state=ViolationState.ELIMINATED))
    counted = {row["act"]: (row["named"], row["gone"]) for row in rows.annotate(named=Count("pk"), gone=gone)}
    for act in acts:
        act.address = f"{all_acts}{act.pk}/"
        act.named, act.gone = counted.get(act.pk, (0, 0))
        act.is_late = act.is_overdue(act.office.local_day(at))
    return acts
