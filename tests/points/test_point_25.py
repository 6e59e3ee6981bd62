"""Point 25: sixteen matters checked in remand prisons."""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import conclusions, placements
from tests.points.steps import (
    HOUR,
    TEN,
    answered,
    completed,
    described,
    opened,
    read_by_both,
    signed_order,
    span,
    started,
    told,
)


@pytest.mark.parametrize("facility_kind", [FacilityKind.SI_UIS, FacilityKind.SI_KNB])
def test_the_oblast_checks_a_remand_prison_by_the_sixteen_matters(world, place, kind, facility_kind):
    remand, officer = place(facility_kind), world.oblast_officer
    order = signed_order(remand, officer, world.oblast_deputy)
    inspection = opened(remand, kind("si_monthly"), officer, order=order)

    assert [line.point for line in inspection.answers.all()] == [f"25({n})" for n in range(1, 17)]

    answered(inspection, officer, violations=["25(12)"])
    described(inspection, officer, "25(12)", what="Впервые арестованные содержатся вместе с ранее судимыми")
    inspection = completed(inspection, officer)
    assert inspection.spravka.registration_number == "1/2026"
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_a_clean_check_of_a_remand_prison_still_ends_with_its_certificate(world, place, kind):
    remand, officer = place(FacilityKind.SI_UIS), world.oblast_officer
    inspection = opened(remand, kind("si_monthly"), officer, order=signed_order(remand, officer, world.oblast_deputy))

    assert completed(answered(inspection, officer), officer).spravka.context["findings"] == []


def test_a_placement_in_a_single_cell_is_reviewed_by_the_oblast_within_48_hours(world, place):
    remand, officer = place(FacilityKind.SI_UIS, supervising_office=world.north), world.oblast_officer
    made = placements.enter(
        facility=remand,
        room=remand.penal_rooms.create(kind="ok", name="3", places=1),
        full_name="Ли В. А.",
        birth_year=1988,
        category="remand",
        order_number="5",
        ordered_at=TEN,
        placed_at=TEN,
        told_at=TEN + HOUR,
        days=7,
        ground="Неповиновение",
        by=officer,
        at=TEN + HOUR,
    )
    words = {
        "facts": "Рапорт.",
        "norms": "Закон",
        "interview": "Жалоб нет.",
        "fitness": "fit",
        "reasons": "Есть рапорт.",
    }
    conclusions.write(made, version=0, lawful=True, **words, by=officer, at=TEN + HOUR)
    conclusions.submit(made, by=officer, at=TEN + HOUR)
    conclusion = conclusions.approve(made, version=2, by=world.oblast_deputy, at=TEN + 47 * HOUR)

    made.obligation.refresh_from_db()
    assert (made.obligation.code, made.obligation.done_at) == ("isolation.review.si", TEN + 47 * HOUR)
    assert conclusion.document.context["point"] == "25(8)"


def test_at_the_oblast_its_own_officer_and_deputy_are_told_of_the_48_hours(manned, place):
    remand = place(FacilityKind.SI_UIS, supervising_office=manned.north)
    clock = started("placement.ordered", manned.north, at=TEN, facility=remand)
    assert (clock.code, clock.point) == ("isolation.review.si", "25(8)")
    assert span(clock) == ("02.03.2026 10:00", "04.03.2026 10:00")
    assert told(clock) == [
        ("02.03 10:00", "oblast_officer"),
        ("03.03 10:00", "oblast_officer"),
        ("03.03 22:00", "oblast_officer"),
        ("04.03 04:00", "oblast_deputy"),
        ("04.03 12:00", "oblast_officer"),
        ("04.03 16:00", "oblast_deputy"),
        ("04.03 22:00", "zonal_officer"),
        ("05.03 10:00", "department_head"),
    ]
