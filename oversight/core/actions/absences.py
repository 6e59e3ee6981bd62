"""Absences and who stands in (points 15(1), 23). `by=None` is the system loading data."""

from django.db import transaction
from django.utils.translation import gettext as _

from .. import audit
from ..models import Absence, Officer
from ..policies import check_can_keep_absences_of, check_can_stand_in
from ..refusals import Conflict, Refused
from ..validation import checked

FIELDS = ("kind", "from_at", "until_at", "substitute", "note")


@transaction.atomic
def record(*, officer, kind, from_at, until_at=None, substitute=None, note="", by, at):
    """Record that `officer` is away from one moment to before another, and who stands in.

    It may begin in the past: whom the program told meanwhile stays as it was.
    """
    officer = _held(officer, by)
    absence = Absence(officer=officer, kind=kind, from_at=from_at, until_at=until_at, substitute=substitute, note=note)
    _save(absence, "absences.record", FIELDS, before={}, by=by, at=at)
    return absence


@transaction.atomic
def change(absence, *, version, by, at, **fields):
    """Correct or prolong an absence that is not over.

    `version` is the one the officer saw. A repeated request changes nothing; one that would overwrite newer words is
    refused with a Conflict that holds them.
    """
    absence = _locked(absence, by)
    fields = {name: value for name, value in fields.items() if getattr(absence, name) != value}
    if not fields:
        return absence
    if version != absence.version:
        raise Conflict(
            _("Somebody has changed this absence since you opened it. Compare both and save again."),
            theirs={name: getattr(absence, name) for name in fields},
            version=absence.version,
        )
    _refuse_over(absence, at)
    before = audit.snapshot(absence, *fields)
    for name, value in fields.items():
        setattr(absence, name, value)
    _save(absence, "absences.change", fields, before=before, by=by, at=at)
    return absence


@transaction.atomic
def end(absence, *, until_at, by, at):
    """The officer is back at `until_at`."""
    absence = _locked(absence, by)
    _refuse_over(absence, at)
    if until_at > at:
        raise Refused.about("until_at", _("This moment has not come yet: change the absence instead."))
    before = audit.snapshot(absence, "until_at")
    absence.until_at = until_at
    _save(absence, "absences.end", ["until_at"], before=before, by=by, at=at)
    return absence


@transaction.atomic
def withdraw(absence, *, by, at):
    """Take back an absence that has not begun: nobody has been told anything because of it."""
    absence = _locked(absence, by)
    if absence.from_at <= at:
        raise Refused(_("This absence has begun already: say when the officer is back instead."))
    before = audit.snapshot(absence, *FIELDS)
    audit.record("absences.withdraw", absence, by=by, at=at, before=before)
    absence.delete()


def _held(officer, by):
    """The officer, locked, so that of two absences entered at once the second sees the first."""
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    if by is not None:
        check_can_keep_absences_of(by, officer)
    return officer


def _locked(absence, by):
    officer = _held(absence.officer, by)
    absence = Absence.objects.select_for_update(of=("self",)).select_related("substitute").get(pk=absence.pk)
    absence.officer = officer
    return absence


def _refuse_over(absence, at):
    if absence.is_over(at):
        raise Refused(_("This absence is over; what happened meanwhile rests on it, so it stays as it was recorded."))


def _save(absence, action, fields, *, before, by, at):
    # Only one who is newly named: whoever was fit when named must not keep anybody from ending the absence.
    if "substitute" in fields and absence.substitute:
        check_can_stand_in(absence.substitute, absence.officer)
    absence.version += 0 if absence._state.adding else 1
    checked(absence).save()
    audit.record(action, absence, by=by, at=at, before=before, after=audit.snapshot(absence, *fields))
