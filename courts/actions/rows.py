"""Rows that actions lock: the case first, then its hearing. Of two who act at once, the second sees the first's."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict

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


def refuse_stale(thing, version, theirs):
    """Refuse what was typed over somebody else's newer words; `theirs` is what is stored now."""
    if version is not None and version != thing.version:
        raise Conflict(_("Somebody else has changed this since you opened it."), theirs=theirs, version=thing.version)
