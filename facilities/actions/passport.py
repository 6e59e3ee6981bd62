from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked

from ..models import Facility
from ..policies import CONTACTS, PASSPORT, check_can_change_passport, check_can_keep, check_can_register_under
from .lock import locked

FIELDS = (*PASSPORT, *CONTACTS)


@transaction.atomic
def register(*, by, at, **fields):
    """Enter a facility under its supervising office (points 4(2), 58, 59)."""
    facility = Facility(**fields)
    if facility.supervising_office_id:
        check_can_register_under(by, facility.supervising_office)
    checked(facility).save()
    audit.record("facilities.register", facility, by=by, at=at, after=audit.snapshot(facility, *FIELDS))
    return facility


@transaction.atomic
def change(facility, *, version, by, at, **fields):
    """Correct the passport or the contacts.

    `version` is the one the officer saw. A repeated request changes nothing; one that would overwrite
    newer words is refused with a Conflict that holds them.
    """
    facility = locked(facility)
    fields = {name: value for name, value in fields.items() if getattr(facility, name) != value}
    _check_may_change(by, facility, fields)
    if not fields:
        return facility
    if version != facility.version:
        raise Conflict(
            _("Somebody has changed this facility since you opened it. Compare both and save again."),
            theirs={name: getattr(facility, name) for name in fields},
            version=facility.version,
        )
    before = audit.snapshot(facility, *fields)
    for name, value in fields.items():
        setattr(facility, name, value)
    _save(facility, "facilities.change", by=by, at=at, before=before)
    return facility


@transaction.atomic
def close(facility, *, closed_on, by, at):
    """The place ceases to exist on `closed_on`; what happened in it stays."""
    facility = locked(facility)
    check_can_change_passport(by, facility)
    if facility.closed_on is not None:
        raise Refused(_("The facility has been closed already."))
    if closed_on > facility.supervising_office.local_day(at):
        raise Refused.about("closed_on", _("A day to come: a facility is closed on the day it closes."))
    facility.closed_on = closed_on
    _save(facility, "facilities.close", by=by, at=at, before={"closed_on": None})
    return facility


@transaction.atomic
def reopen(facility, *, by, at):
    """Undo a closing entered by mistake."""
    facility = locked(facility)
    check_can_change_passport(by, facility)
    if facility.closed_on is None:
        raise Refused(_("The facility is open."))
    before = audit.snapshot(facility, "closed_on")
    facility.closed_on = None
    _save(facility, "facilities.reopen", by=by, at=at, before=before)
    return facility


def _check_may_change(officer, facility, fields):
    if fields.keys() - set(CONTACTS):
        check_can_change_passport(officer, facility)
    check_can_keep(officer, facility)
    if "supervising_office" in fields:
        check_can_register_under(officer, fields["supervising_office"])


def _save(facility, action, *, by, at, before):
    facility.version += 1
    checked(facility).save()
    audit.record(action, facility, by=by, at=at, before=before, after=audit.snapshot(facility, *before))
