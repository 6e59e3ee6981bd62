"""What happened next, in its time. Nothing is overwritten: a wrong entry is followed by its correction."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked

from ..enums import DevelopmentKind
from ..models import Development
from ..moments import not_after, refuse_future
from ..policies import check_can_write
from .incidents import lock

SAID = ("kind", "happened_at", "number", "words")


@transaction.atomic
def add(incident, *, words, kind=DevelopmentKind.OTHER, happened_at=None, number=None, by, at):
    """Add what happened, at `happened_at` (now, unless told)."""
    return _write("incidents.develop", incident, None, kind, happened_at, number, words, by, at)


@transaction.atomic
def correct(development, *, words, kind=DevelopmentKind.OTHER, happened_at=None, number=None, by, at):
    """Set an entry right by a further one that names it; both stay on the card."""
    incident = lock(development.incident)
    development = Development.objects.select_for_update(of=("self",)).get(pk=development.pk)
    if Development.objects.filter(corrects=development).exists():
        raise Refused(_("This entry has been corrected already: correct the newest one."))
    return _write("incidents.develop_correct", incident, development, kind, happened_at, number, words, by, at)


def _write(act, incident, corrects, kind, happened_at, number, words, by, at):
    incident = lock(incident)
    check_can_write(by, incident)
    refuse_future("happened_at", happened_at, at)
    development = Development(
        incident=incident,
        kind=kind,
        happened_at=not_after(happened_at or at, at),
        number=number,
        words=words.strip(),
        corrects=corrects,
        recorded_at=at,
        recorded_by=by,
    )
    checked(development).save()
    before = audit.snapshot(corrects, *SAID) if corrects else None
    audit.record(act, incident, by=by, at=at, before=before, after=audit.snapshot(development, *SAID))
    return development
