"""Rows that actions lock and words they save."""

from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.workflow import advance
from oversight.documents.actions import attach
from oversight.duties.actions import obligations
from oversight.duties.enums import Event, ObligationState
from oversight.duties.models import Obligation

from ..enums import Act, ActState, ViolationState
from ..models import ResponseAct, Violation
from ..workflow import ACT, RUNNING


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


def close_if_over(act, by, at):
    """Close an act when each violation it names is eliminated; its answer, if none has come, is no longer awaited."""
    if act.violations.exclude(state=ViolationState.ELIMINATED).exists() or act.state not in RUNNING:
        return
    unanswered = act.state == ActState.SENT
    advance(act, "close", ACT)
    act.closed_at = at
    act.version += 1
    act.save(update_fields=["state", "closed_at", "version"])
    audit.record(Act.CLOSE, act, by=by, at=at)
    if unanswered:
        for clock in running_clocks(act).filter(rule__done_by_event=Event.ACT_ANSWERED):
            obligations.cancel(clock, reason=_("Each violation the act names is eliminated."), by=None, at=at)


def running_clocks(act):
    """The clocks of the act that somebody is still waited for by."""
    versions = range(1, act.document.version + 1) if act.document else ()
    about = Obligation.objects.filter(
        office__in=act.office.lineage,
        facility=act.facility,
        subject__in=[act.key, *(f"{act.key}:{version}" for version in versions)],
    )
    return about.filter(state__in=[ObligationState.OPEN, ObligationState.STOPPED])


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
