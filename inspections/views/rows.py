"""What a row of a list shows beside the inspection's own fields."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from ..enums import InspectionState
from ..models import Finding


def dress_rows(rows):
    """Give each inspection its `address` and `found`, how many findings it has in words: one query for all."""
    rows = list(rows)
    counted = Finding.objects.filter(inspection__in=[row.pk for row in rows]).order_by()
    found = dict(counted.values_list("inspection").annotate(Count("pk")))
    all_inspections = reverse("inspections:list")
    for row in rows:
        row.address, row.state = f"{all_inspections}{row.pk}/", InspectionState(row.state)
        row.found = violations(found[row.pk]) if row.pk in found else ""
    return rows


def violations(found):
    return ngettext("%(found)s violation", "%(found)s violations", found) % {"found": found}


def dress_orders(orders):
    """Give each order its `address`."""
    orders, all_orders = list(orders), reverse("inspections:orders")
    for order in orders:
        order.address = f"{all_orders}{order.pk}/"
    return orders


def dress_parts(parts):
    """Give each part of a joint inspection its `address`."""
    parts, all_parts = list(parts), reverse("inspections:parts")
    for part in parts:
        part.address = f"{all_parts}{part.pk}/"
    return parts
