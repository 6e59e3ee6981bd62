"""Points 8, 12, 34, 25(8) together: a violation found in a disciplinary isolator at night, until it is really gone; a
placement found by reconciliation, reviewed with three hours left."""

from datetime import date, timedelta

from acts import actions as acts_actions
from facilities.enums import FacilityKind
from facilities.models import Facility
from inspections.actions import conclusions, findings, inspections, readings, reconciliations, results
from inspections.models import Placement
from risk.assessment import places_by_risk
from tests.acts import factories as acts
from tests.factories import moment
from tests.inspections import factories as visits
from tests.points.steps import signed_order

EVENING, NIGHT = moment(day=2, hour=18), moment(day=2, hour=23, minute=10)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def risk(facility, officer, at):
    [place] = places_by_risk(Facility.objects.visible_to(officer).filter(pk=facility.pk), officer, at)
    return {share.factor.code: share.points for share in place.risk.reasons}


def test_found_at_night_answered_reported_found_not_eliminated_and_then_eliminated(manned, place, kind):
    colony = place(FacilityKind.UIS)
    by, head, oblast = manned.district_officer, manned.district_prosecutor, manned.oblast_officer
    order = signed_order(colony, by, head, at=EVENING)
    night = inspections.open_inspection(
        facility=colony, kind=kind("penal_rooms"), order=order, started_at=NIGHT, by=by, at=NIGHT
    )
    found = findings.add(night, by=by, at=NIGHT, **visits.WORDS)
    said = {"measured_at": NIGHT, "temperature": 12, "humidity": 60, "in_dizo": 3, "in_ok": 0, "complaints": 1}
    readings.write(night, version=0, **said, by=by, at=NIGHT)
    night = results.complete(night, ended_at=NIGHT + HOUR, by=by, at=NIGHT + HOUR)
    assert night.at_night

    violation = {"what": found.what, "norm": found.norm, "demand": found.remedy}
    at = NIGHT + DAY
    act = acts.sent(by, head, facility=colony, violations=[violation], at=at)
    assert risk(colony, by, at)["violations.open"] == 10
    acts_actions.answer(act, received_at=at + DAY, words="Меры принимаются.", by=by, at=at + DAY)
    named = act.violations.get()
    acts_actions.report(named, words="Котел запущен.", reported_at=at + 2 * DAY, by=by, at=at + 2 * DAY)
    term = (at + 12 * DAY).date()
    check = {"found": "В камере 14 °C.", "checked_at": at + 3 * DAY, "new_due_on": term, "by": oblast}
    acts_actions.check(named, eliminated=False, **check, at=at + 3 * DAY)
    named.refresh_from_db()
    assert (named.state, named.due_on) == ("not_eliminated", term)
    acts_actions.report(named, words="Заменены батареи.", reported_at=at + 5 * DAY, by=by, at=at + 5 * DAY)
    last = {"found": "Везде 20 °C.", "checked_at": at + 6 * DAY, "by": head}
    acts_actions.check(named, eliminated=True, **last, at=at + 6 * DAY)
    act.refresh_from_db()
    named.refresh_from_db()
    assert (act.state, named.state) == ("closed", "eliminated")
    assert "violations.open" not in risk(colony, by, at + 6 * DAY)


def test_a_placement_told_late_is_found_by_reconciliation_returned_once_and_approved_with_three_hours_left(
    manned, place
):
    colony = place(FacilityKind.UIS)
    room = visits.penal_room(colony, name="7")
    by, head, ordered = manned.district_officer, manned.district_prosecutor, moment(day=2, hour=9)
    at = ordered + timedelta(hours=40)
    compared = reconciliations.begin(facility=colony, from_on=date(2026, 3, 1), until_on=at.date(), by=by, at=at)
    row = {
        "full_name": "Ли Виктор Сергеевич",
        "birth_year": 1988,
        "order_number": "117",
        "ordered_at": ordered,
        "placed_at": ordered + timedelta(minutes=20),
        "room": room.name,
        "days": 10,
    }
    line = reconciliations.add_line(compared, **row, by=by, at=at)
    line.refresh_from_db()
    assert line.outcome == "missing_here"
    late = reconciliations.enter_late(line, by=by, at=at).placement
    late = Placement.objects.with_names().get(pk=late.pk)
    assert late.obligation.due_at == ordered + timedelta(hours=48)

    conclusions.write(late, version=0, **visits.CONCLUSION, by=by, at=at + HOUR)
    waiting = conclusions.submit(late, by=by, at=at + HOUR)
    back = conclusions.send_back(
        late, comment="Укажите заключение врача.", version=waiting.version, by=head, at=at + 2 * HOUR
    )
    better = {**visits.CONCLUSION, "facts": "Отказался выйти на работу; по заключению врача здоров."}
    conclusions.write(late, version=back.version, **better, by=by, at=at + 4 * HOUR)
    waiting = conclusions.submit(late, by=by, at=at + 4 * HOUR)
    in_time = late.obligation.due_at - timedelta(hours=3)
    approved = conclusions.approve(late, version=waiting.version, by=head, at=in_time)
    late.obligation.refresh_from_db()
    assert (approved.state, late.obligation.state, late.obligation.done_at) == ("approved", "fulfilled", in_time)
