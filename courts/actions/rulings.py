"""Court rulings: entered, corrected, withdrawn; who the convict is, read (15(4), 56)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.duties.enums import Event

from ..enums import Act
from ..models import Ruling
from ..policies.rulings import check_can_change, check_can_enter, check_can_read_convict, check_can_withdraw
from .courts import court_named
from .ruling_rows import day_begins, locked, next_turn, stop_clocks

#: What may be corrected. The day of service is not among it: the clock runs from it; withdraw and enter anew.
WORDS = ("case_number", "matter", "outcome", "full_name", "birth_year", "dated_on", "source", "source_title")
#: What goes to the audit trail: everything but who the convict is.
TOLD = ("court", *(name for name in WORDS if name not in ("full_name", "birth_year")), "served_on")
SYSTEM = ("current", "withdrawn_by")


@transaction.atomic
def enter(*, court, court_level="", court_kk="", served_on=None, facility=None, by, at, **fields):
    """Enter a ruling the office was served: its first turn begins, and the clock from the day of service.

    `fields` are those of WORDS and `hearing`; received today unless said otherwise. The court is entered if it is new.
    """
    check_can_enter(by, facility, fields.get("source"))
    ruling = Ruling(
        office=by.office,
        facility=facility,
        supervising_office=facility.supervising_office if facility else None,
        court=court_named(court, court_level, court_kk),
        served_on=served_on or by.office.local_day(at),
        entered_at=at,
        entered_by=by,
    )
    _said(ruling, fields, at).save()
    started_at = day_begins(ruling.office, ruling.served_on)
    next_turn(ruling, ruling.office, Event.RULING_SERVED, started_at=started_at, by=by, at=at)
    audit.record(Act.RULING_ENTER, ruling, by=by, at=at, after=audit.snapshot(ruling, "facility", *TOLD))
    return ruling


@transaction.atomic
def change(ruling, *, court=None, court_level="", court_kk="", version=None, by, at, **fields):
    """Correct what was typed wrong, in the first turn. `version` is the one the officer has seen."""
    ruling = locked(ruling)
    check_can_change(by, ruling)
    refuse_stale(ruling, version, {name: getattr(ruling, name) for name in WORDS} | {"court": ruling.court.name_ru})
    before = {name: getattr(ruling, name) for name in (*WORDS, "court")}
    told = audit.snapshot(ruling, *TOLD)
    if court is not None:
        ruling.court = court_named(court, court_level, court_kk)
    _said(ruling, fields, at)
    if {name: getattr(ruling, name) for name in before} == before:
        return ruling
    ruling.version += 1
    ruling.save()
    audit.record(Act.RULING_CHANGE, ruling, by=by, at=at, before=told, after=audit.snapshot(ruling, *TOLD))
    return ruling


@transaction.atomic
def withdraw(ruling, *, reason, by, at):
    """Withdraw what was entered in error; its clock is cancelled with that reason, the row stays readable."""
    ruling = locked(ruling)
    check_can_withdraw(by, ruling)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the record is withdrawn."))
    ruling.withdrawn_at, ruling.withdrawn_by, ruling.withdraw_reason = at, by, reason.strip()
    ruling.version += 1
    ruling.save()
    stop_clocks(ruling.current, ruling.withdraw_reason, at)
    audit.record(Act.RULING_WITHDRAW, ruling, by=by, at=at, after={"reason": ruling.withdraw_reason})
    return ruling


def read_convict(ruling, *, by, at):
    """The ruling with who the convict is; every reading leaves its row."""
    check_can_read_convict(by)
    audit.record(Act.RULING_VIEW, ruling, by=by, at=at)
    return ruling


def _said(ruling, fields, at):
    for name, value in fields.items():
        setattr(ruling, name, value.strip() if isinstance(value, str) else value)
    today = ruling.office.local_day(at)
    if ruling.dated_on > today:
        raise Refused.about("dated_on", _("A ruling of the future can't have been received."))
    if ruling.served_on > today:
        raise Refused.about("served_on", _("It can't have been received in the future."))
    if ruling.served_on < ruling.dated_on:
        about = "served_on" if ruling._state.adding else "dated_on"
        raise Refused.about(about, _("A ruling can't have been received before it was made."))
    return checked(ruling, exclude=SYSTEM)
