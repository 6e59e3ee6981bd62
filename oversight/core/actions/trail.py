from django.db import transaction

from .. import audit
from ..policies import check_can_read_audit


@transaction.atomic
def note_export(filters, *, rows, by, at):
    """Somebody takes `rows` rows of the audit trail out of the program, chosen by `filters`."""
    check_can_read_audit(by)
    audit.record("audit.export", by.office, by=by, at=at, after={**filters, "rows": rows})
