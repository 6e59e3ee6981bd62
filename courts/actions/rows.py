"""Rows that actions lock: the case first, then its hearing. Of two who act at once, the second sees the first's."""

from ..models import CourtCase, Hearing


def locked_case(case):
    """The case as it stands now, held until the transaction ends."""
    rows = CourtCase.objects.select_related("office", "given_to", "matter", "court", "facility", "response_act")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=case.pk)


def locked(hearing):
    """The hearing with its case, both as they stand now and held."""
    case = locked_case(hearing.case)
    rows = Hearing.objects.select_related("court", "officer")
    found = rows.select_for_update(of=("self",), no_key=True).get(pk=hearing.pk)
    found.case = case
    return found
