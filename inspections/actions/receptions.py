"""Whom the receptions of an inspection cover; the receptions themselves are kept by a package of their own."""

from django.db import transaction

from oversight.core import audit
from oversight.core.policies import check_can_inspect

from ..policies import check_own_office
from .inspections import lock


@transaction.atomic
def cover(inspection, categories, *, by, at):
    """Keep which categories of persons the recorded receptions of the inspection cover (points 16(2), 33)."""
    inspection = lock(inspection)
    check_can_inspect(by)
    check_own_office(by, inspection)
    before = audit.snapshot(inspection, "received")
    inspection.received = sorted(categories)
    inspection.save(update_fields=["received"])
    after = audit.snapshot(inspection, "received")
    if after != before:
        audit.record("inspections.receive", inspection, by=by, at=at, before=before, after=after)
