from django.db import transaction

from .. import audit
from ..models import Office
from ..policies import check_can_keep_reference_data
from ..validation import checked

FIELDS = ("parent", "level", "branch", "code", "name_ru", "name_kk", "time_zone")


@transaction.atomic
def open_office(*, by, at, **fields):
    """Enter a new office below `parent`. `by=None` is the system loading reference data."""
    if by is not None:
        check_can_keep_reference_data(by)
    office = checked(Office(**fields))
    office.save()
    office.lineage = [*(office.parent.lineage if office.parent else []), office.pk]
    office.save(update_fields=["lineage"])
    audit.record("offices.open", office, by=by, at=at, after=audit.snapshot(office, *FIELDS))
    return office


@transaction.atomic
def change_office(office, *, by, at, **fields):
    """Correct an office's names, branch or time zone. Its place in the tree stays as it is."""
    check_can_keep_reference_data(by)
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    before = audit.snapshot(office, *fields)
    for name, value in fields.items():
        setattr(office, name, value)
    checked(office).save(update_fields=list(fields))
    audit.record("offices.change", office, by=by, at=at, before=before, after=audit.snapshot(office, *fields))
    return office
