"""What a row of a list shows beside the reception's own fields: one query for all of a page."""

from collections import defaultdict

from django.db.models import Count
from django.urls import reverse

from ..enums import VisitorCategory
from ..models import Visitor


def dress_receptions(receptions, day):
    """Give each reception its `address`, who `came` as (title, count), how many, and if a promise `is_late`."""
    receptions, all_receptions = list(receptions), reverse("registers:receptions")
    of_page = Visitor.objects.filter(reception__in=[one.pk for one in receptions]).order_by()
    counted = defaultdict(dict)
    for pk, category, count in of_page.values_list("reception", "category").annotate(Count("pk")):
        counted[pk][category] = count
    late = set(of_page.overdue(day).values_list("reception", flat=True))
    for reception in receptions:
        came = counted[reception.pk]
        reception.address = f"{all_receptions}{reception.pk}/"
        reception.came = [(one.label, came[one]) for one in VisitorCategory if one in came]
        reception.number_of_visitors = sum(came.values())
        reception.is_late = reception.pk in late
    return receptions
