"""Rows that actions lock, and words typed over somebody else's."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict

from ..models import Reception


def locked(reception):
    """The reception as it stands now, held until the transaction ends: of two at once, the second sees it."""
    names = ("office", "supervising_office", "facility", "inspection__kind", "received_by", "document")
    rows = Reception.objects.select_related(*names)
    return rows.select_for_update(of=("self",), no_key=True).get(pk=reception.pk)


def refuse_stale(thing, version, theirs):
    """Refuse what was typed over somebody else's newer words; `theirs` is what is stored now."""
    if version is not None and version != thing.version:
        raise Conflict(_("Somebody else has changed this since you opened it."), theirs=theirs, version=thing.version)
