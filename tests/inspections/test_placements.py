"""Placements in penal rooms: the clock that runs from the order, and what can't be (points 25(8), 34)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from facilities.enums import FacilityKind
from inspections.actions import placements
from inspections.models import Placement
from oversight.core.enums import OfficeLevel
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from tests import factories
from tests.factories import moment
from tests.inspections.factories import on_approval, penal_room, placement, refused

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_the_clock_runs_from_the_order_however_late_it_is_entered():
    made = placement(ordered_at=moment(), at=moment() + 45 * HOUR)

    clock = made.obligation
    assert (clock.code, clock.started_at, clock.due_at) == ("isolation.review.uis", moment(), moment() + 48 * HOUR)
    assert (clock.office, clock.facility, clock.subject) == (made.office, made.facility, f"placement:{made.pk}")
    assert clock.subject_url == f"/placements/{made.pk}/"
    assert not made.is_late


def test_a_remand_prison_has_the_clock_of_its_own_point_and_no_other():
    oblast = factories.office(OfficeLevel.OBLAST)
    remand = factories.facility(FacilityKind.SI_UIS, supervising_office=oblast)

    made = placement(remand, room=penal_room(remand, kind="ok"), category="remand")

    assert made.obligation.code == "isolation.review.si"
    assert oblast.obligations.count() == 1


def test_what_was_entered_is_in_the_trail():
    made = placement()

    row = AuditRow.objects.get(action="placements.enter")
    assert (row.subject_id, row.officer_id) == (made.pk, made.entered_by_id)
    assert row.after["order_number"] == "17"


def test_told_of_after_the_clock_had_run_out():
    made = placement(ordered_at=moment(), at=moment() + 49 * HOUR)

    assert made.is_late
    assert made.obligation.is_overdue(moment() + 49 * HOUR)


@pytest.mark.parametrize(
    ("field", "sentence", "fields"),
    [
        ("ordered_at", "The order can't have been signed in the future.", {"ordered_at": moment(hour=12)}),
        ("placed_at", "The person can't have been placed in the future.", {"placed_at": moment(hour=12)}),
        ("told_at", "The office can't have been told in the future.", {"told_at": moment(hour=12)}),
        (
            "placed_at",
            "The person was admitted to the facility only later: check the days of both.",
            {"admitted_on": date(2026, 3, 3)},
        ),
        ("days", "The longest lawful term here is 15 days (point 34).", {"days": 16}),
        ("birth_year", "Check the year of birth.", {"birth_year": 2015}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(field, sentence, fields):
    with refused(sentence, field=field):
        placement(at=moment(hour=11), **fields)
    assert not Placement.objects.exists()


def test_a_room_of_another_facility_is_refused():
    with refused("This room is in another facility.", field="room"):
        placement(factories.facility(FacilityKind.UIS), room=penal_room())


def test_a_room_closed_before_that_day_is_refused_and_one_closed_after_it_is_not():
    facility = factories.facility(FacilityKind.UIS)
    with refused("This room was closed on that day.", field="room"):
        placement(facility, room=penal_room(facility, closed_on=moment().date()))

    later = penal_room(facility, name="2", closed_on=moment().date() + timedelta(days=1))
    assert placement(facility, room=later).pk


def test_a_single_cell_of_a_colony_has_a_longer_limit_than_an_isolator():
    facility = factories.facility(FacilityKind.UIS)

    assert placement(facility, room=penal_room(facility, kind="ok"), days=90).days == 90


def test_the_office_cannot_have_been_told_before_the_order():
    with refused("The office can't have been told before the order was signed.", field="told_at"):
        placement(told_at=moment() - HOUR)


def test_the_same_placement_is_entered_once():
    made = placement()

    with refused("This placement has been entered already."):
        placement(made.facility, by=made.entered_by)


def test_an_officer_of_another_office_does_not_enter_it():
    with refused("This facility is outside your office's supervision.", field="facility"):
        placement(by=factories.officer())


def test_an_officer_above_enters_it_for_the_office_that_supervises_the_place():
    facility = factories.facility(FacilityKind.UIS)
    above = factories.officer("oblast_officer", office=facility.supervising_office.parent)

    assert placement(facility, by=above).office == facility.supervising_office


def test_a_correction_keeps_the_order_and_its_clock():
    made = placement()

    placements.change(made, version=1, full_name="Петренко С. И.", by=made.entered_by, at=made.entered_at)

    made.refresh_from_db()
    assert (made.full_name, made.version, made.obligation.due_at) == ("Петренко С. И.", 2, moment() + 48 * HOUR)


def test_of_two_corrections_the_second_is_shown_the_first():
    made = placement()
    by, at = made.entered_by, made.entered_at
    placements.change(made, version=1, ground="Драка", by=by, at=at)

    with pytest.raises(Conflict) as conflict:
        placements.change(made, version=1, ground="Отказ", by=by, at=at)
    assert (conflict.value.theirs, conflict.value.version) == ({"ground": "Драка"}, 2)


def test_a_correction_to_the_impossible_is_refused_too():
    made = placement()

    with refused("The longest lawful term here is 15 days (point 34).", field="days"):
        placements.change(made, days=40, by=made.entered_by, at=made.entered_at)


def test_what_was_entered_in_error_is_withdrawn_with_its_clock_and_can_be_entered_anew():
    made = placement()

    placements.withdraw(made, reason="Не тот осужденный", by=made.entered_by, at=made.entered_at)

    made.refresh_from_db()
    assert (made.withdraw_reason, made.obligation.state) == ("Не тот осужденный", "cancelled")
    assert placement(made.facility, by=made.entered_by).pk != made.pk


def test_a_withdrawal_says_why():
    made = placement()

    with refused("Say why the placement is withdrawn.", field="reason"):
        placements.withdraw(made, reason=" ", by=made.entered_by, at=made.entered_at)


def test_only_its_own_office_withdraws_it():
    made = placement()
    above = factories.officer("oblast_officer", office=made.office.parent)

    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        placements.withdraw(made, reason="ошибка", by=above, at=made.entered_at)


def test_it_is_seen_by_its_office_and_above_and_by_nobody_else():
    made = placement()
    above = factories.officer("oblast_officer", office=made.office.parent)

    seen = [Placement.objects.visible_to(one).count() for one in (made.entered_by, above, factories.officer())]

    assert seen == [1, 1, 0]


def test_the_database_keeps_the_order_before_the_telling():
    made = placement()

    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=made.pk).update(told_at=moment() - HOUR)


def test_a_placement_before_its_order_is_entered_and_said_aloud():
    assert placement(placed_at=moment() - HOUR).without_order
    assert on_approval(placement(full_name="Иной И. И.")).without_order is False
