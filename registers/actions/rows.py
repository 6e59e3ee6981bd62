"""Rows that actions lock, and words typed over somebody else's."""

from inspections.actions.inspections import lock

from ..models import Reception


def locked(reception):
    """The reception as it stands now, held until the transaction ends: of two at once, the second sees it.

    Its inspection is held with it, so that nobody completes it on a reception that is being opened or withdrawn. What
    another may have made meanwhile (its paper) is not joined: a row waited for is new, rows joined to it are not.
    """
    rows = Reception.objects.select_related("office", "supervising_office", "facility", "received_by")
    found = rows.select_for_update(of=("self",), no_key=True).get(pk=reception.pk)
    if found.inspection is not None:
        found.inspection = lock(found.inspection)
    return found
