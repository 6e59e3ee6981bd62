"""Court cases: entered, corrected, laid on another office by the oblast prosecutor's order, withdrawn."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked

from ..enums import Act, HearingState
from ..models import CourtCase
from ..policies.hearings import (
    check_can_change_case,
    check_can_enter,
    check_can_give,
    check_can_take_back,
    check_can_withdraw_case,
    is_laid_from_above,
)
from . import clocks
from .courts import court_named
from .hearings import end
from .persons import enter_person
from .rows import locked_case

#: What may be corrected; the matter may not: another matter is another case.
FIELDS = ("number", "court", "subject", "opened_on", "facility", "response_act")
ORDER = ("given_to", "given_unit", "order_number", "order_on")
#: What a hearing's clock says of its case.
ON_THE_CLOCK = ("number", "court", "facility")


@transaction.atomic
def enter(*, matter, court, court_level="", court_kk="", persons=(), by, at, **fields):
    """Enter a case in which a prosecutor is to take part; return the CourtCase.

    `fields` are those of FIELDS and ORDER; `persons` are dictionaries of a CasePerson's fields. An officer of an office
    below the matter's own enters the case that the oblast prosecutor's order laid on it: it belongs to both (26).
    """
    check_can_enter(by, matter)
    _strip(fields)
    case = CourtCase(office=by.office, matter=matter, entered_at=at, entered_by=by, **fields)
    if is_laid_from_above(by, matter):
        case.office, case.given_to, case.given_unit = by.office.parent, by.office, ""
    case.court = court_named(court, court_level, court_kk)
    _check_order(case, at)
    _check(case, at)
    case.save()
    after = audit.snapshot(case, "matter", *FIELDS, *_said(case))
    audit.record(Act.CASE_ENTER, case, by=by, at=at, after=after)
    for person in persons:
        enter_person(case, **person, by=by, at=at)
    return case


@transaction.atomic
def change(case, *, court=None, court_level="", court_kk="", version=None, by, at, **fields):
    """Correct the record; clocks of hearings still to come say what it says now."""
    case = locked_case(case)
    check_can_change_case(by, case)
    refuse_stale(case, version, {name: getattr(case, name) for name in FIELDS} | {"court": case.court.name_ru})
    before = audit.snapshot(case, *FIELDS)
    was = {name: getattr(case, name) for name in ON_THE_CLOCK}
    _strip(fields)
    for name, value in fields.items():
        setattr(case, name, value)
    if court is not None:
        case.court = court_named(court, court_level, court_kk)
    _check(case, at)
    after = audit.snapshot(case, *FIELDS)
    if after == before:
        return case
    case.version += 1
    case.save()
    audit.record(Act.CASE_CHANGE, case, by=by, at=at, before=before, after=after)
    if any(getattr(case, name) != value for name, value in was.items()):
        _restart_clocks(case, _("The record of the case was corrected."), by, at)
    return case


@transaction.atomic
def give(case, *, order_number, order_on, given_to=None, given_unit="", by, at):
    """Lay the participation on an office below, or on another unit, by the oblast prosecutor's order (26).

    The other office sees the case and works on it; the clocks of hearings still to come pass to it.
    """
    case = locked_case(case)
    check_can_give(by, case)
    _refuse_unread(case)
    case.given_to, case.given_unit = given_to, given_unit.strip()
    case.order_number, case.order_on = order_number.strip(), order_on
    _check_order(case, at)
    _hand_over(case, by, at, _("Participation was laid on another office."))
    audit.record(Act.CASE_GIVE, case, by=by, at=at, after=audit.snapshot(case, *ORDER))
    return case


@transaction.atomic
def take_back(case, *, reason, by, at):
    """The order holds no longer: the office whose case it is takes part again."""
    case = locked_case(case)
    check_can_take_back(by, case)
    _refuse_unread(case)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the order holds no longer."))
    before = audit.snapshot(case, *ORDER)
    case.given_to, case.given_unit, case.order_number, case.order_on = None, "", "", None
    _hand_over(case, by, at, reason.strip())
    after = audit.snapshot(case, *ORDER) | {"reason": reason.strip()}
    audit.record(Act.CASE_TAKE_BACK, case, by=by, at=at, before=before, after=after)
    return case


@transaction.atomic
def withdraw(case, *, reason, by, at):
    """Withdraw a record made by mistake, and hearings still to come with it; it stays readable with the reason."""
    case = locked_case(case)
    check_can_withdraw_case(by, case)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the record is withdrawn."))
    case.withdraw_reason = reason.strip()
    case.version += 1
    case.save()
    audit.record(Act.CASE_WITHDRAW, case, by=by, at=at, after={"reason": case.withdraw_reason})
    for hearing in _still_set(case):
        end(hearing, "withdraw", case.withdraw_reason, None, by, at)
        audit.record(Act.HEARING_WITHDRAW, hearing, by=by, at=at, after={"reason": hearing.reason})
    for hearing in case.hearings.all():
        clocks.stop(hearing, case.withdraw_reason, at)
    return case


def _strip(fields):
    for name, value in fields.items():
        fields[name] = value.strip() if isinstance(value, str) else value


def _said(case):
    return [name for name in ORDER if getattr(case, name)]


def _check(case, at):
    kinds = case.matter.facility_kinds
    if kinds and case.facility is None:
        raise Refused.about("facility", _("Such a case concerns a facility: name it."))
    if kinds and case.facility.kind not in kinds:
        raise Refused.about("facility", _("Such cases don't concern facilities of this kind."))
    if case.opened_on > case.office.local_day(at):
        raise Refused.about("opened_on", _("This day is still to come."))
    first = case.hearings.order_by("set_for").first() if case.pk else None
    if first is not None and case.opened_on > case.office.local_day(first.set_for):
        raise Refused.about("opened_on", _("A hearing of this case was set for an earlier day."))
    act = case.response_act
    if act is not None and act.office_id not in (case.office_id, case.given_to_id):
        raise Refused.about("response_act", _("The case rests on an act of your own office."))
    checked(case, exclude=["decision"])


def _check_order(case, at):
    """Sentences beside the fields for what the database would refuse."""
    named = case.given_to is not None or case.given_unit
    if not named:
        if case.order_number or case.order_on:
            raise Refused.about("given_to", _("Say on whom the order lays the participation."))
        return
    if not case.matter.may_be_given:
        raise Refused.about("given_to", _("Participation in such cases isn't laid on another office."))
    if case.given_to is not None and case.given_unit:
        raise Refused.about("given_unit", _("The order names an office or a unit, not both."))
    if case.given_to is not None and (case.given_to == case.office or case.office_id not in case.given_to.lineage):
        raise Refused.about("given_to", _("Participation is laid on an office below."))
    if not case.order_number:
        raise Refused.about("order_number", _("Give the number of the oblast prosecutor's order (point 26)."))
    if case.order_on is None:
        raise Refused.about("order_on", _("Give the date of the oblast prosecutor's order (point 26)."))
    if case.order_on > case.office.local_day(at):
        raise Refused.about("order_on", _("This day is still to come."))


def _refuse_unread(case):
    if case.hearings.filter(state=HearingState.NOT_ATTENDED, noted_at=None).exists():
        raise Refused(_("First the head reads that a hearing of this case was not attended."))


def _hand_over(case, by, at, reason):
    case.version += 1
    checked(case, exclude=["decision"]).save()
    _restart_clocks(case, reason, by, at)


def _restart_clocks(case, reason, by, at):
    for hearing in _still_set(case):
        clocks.again(hearing, reason, by, at)


def _still_set(case):
    """The case's hearings that are still set, held until the transaction ends."""
    rows = case.hearings.still_set().select_related("court", "officer")
    found = list(rows.select_for_update(of=("self",), no_key=True))
    for hearing in found:
        hearing.case = case
    return found
