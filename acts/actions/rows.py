"""Rows that actions lock and words they save."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict
from oversight.documents.actions import attach

from ..models import ResponseAct, Violation


def locked(act):
    """The act as it stands now, held until the transaction ends: of two who decide at once, the second sees it."""
    acts = ResponseAct.objects.select_related("office", "supervising_office", "facility", "kind", "body", "document")
    return acts.select_for_update(of=("self",), no_key=True).get(pk=act.pk)


def locked_violation(violation):
    """The violation and its act, held in that order: act first, so that nobody waits for each other."""
    act = locked(violation.act)
    found = Violation.objects.select_for_update(of=("self",), no_key=True).get(pk=violation.pk)
    found.act = act
    return found


def refuse_stale(thing, version, theirs):
    """Refuse what was typed over somebody else's newer words; `theirs` is what is stored now."""
    if version is not None and version != thing.version:
        raise Conflict(_("Somebody else has changed this since you opened it."), theirs=theirs, version=thing.version)


def to_the_minute(moment, earliest):
    """People give minutes: what happened in the minute of what it follows from happened right after it."""
    return earliest if earliest.replace(second=0, microsecond=0) <= moment < earliest else moment


def kept_files(files, act, by, at):
    """Uploaded files as evidence of the act's office, or attachments that are kept already."""
    return [
        attach(file, office=by.office, shared_with=_other_office(act, by), by=by, at=at)
        if not hasattr(file, "sha256")
        else file
        for file in files
    ]


def _other_office(act, by):
    """Who else must see what this officer attaches: the other of the issuing and the supervising office."""
    others = [one for one in (act.office, act.supervising_office) if one is not None and one.pk != by.office_id]
    return others[0] if others else None
