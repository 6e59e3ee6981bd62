"""Point 7: an inspection rests on an order and one of its grounds, or on point 47 itself."""

from datetime import timedelta

import pytest

from facilities.enums import FacilityKind
from inspections.actions import orders
from inspections.enums import Ground
from inspections.models import Inspection
from oversight.core.refusals import Forbidden, Refused
from tests.points.steps import TEN, opened, signed_order


@pytest.mark.parametrize("ground", Ground.values)
def test_an_inspection_opens_on_an_order_of_each_ground(world, place, kind, ground):
    institution = place(FacilityKind.UIS)
    order = signed_order(institution, world.district_officer, world.district_prosecutor, ground=ground)

    inspection = opened(institution, kind("uis_standing"), world.district_officer, order=order)

    assert (inspection.order, order.document.registration_number) == (order, "1/2026")


def test_without_an_order_it_is_refused_with_the_point(world, place, kind):
    with pytest.raises(Refused) as refusal:
        opened(place(FacilityKind.UIS), kind("uis_standing"), world.district_officer)

    assert refusal.value.fields == {
        "order": "An inspection without a lawful ground can't be opened: choose its order (point 7)."
    }
    assert Inspection.objects.count() == 0


def test_an_unsigned_order_is_no_ground(world, place, kind):
    institution = place(FacilityKind.UIS)
    draft = orders.draft(
        facility=institution,
        ground=Ground.PLAN,
        ground_details="п. 4 плана",
        subject="состояние законности",
        begins_on=TEN.date(),
        ends_on=TEN.date(),
        by=world.district_officer,
        at=TEN,
    )

    with pytest.raises(Refused) as refusal:
        opened(institution, kind("uis_standing"), world.district_officer, order=draft)

    assert refusal.value.sentence == "The order is not signed or has been withdrawn (point 7)."


def test_an_officer_does_not_sign_what_the_prosecutor_signs(world, place):
    with pytest.raises(Forbidden):
        signed_order(place(FacilityKind.UIS), world.district_officer, world.district_officer)


def test_an_order_for_another_place_or_another_week_is_no_ground(world, place, kind):
    institution, other = place(FacilityKind.UIS), place(FacilityKind.UIS)
    order = signed_order(other, world.district_officer, world.district_prosecutor)
    with pytest.raises(Refused) as elsewhere:
        opened(institution, kind("uis_standing"), world.district_officer, order=order)
    with pytest.raises(Refused) as later:
        opened(other, kind("uis_standing"), world.district_officer, order=order, at=TEN + timedelta(days=9))

    assert elsewhere.value.sentence == "The order is not for this facility and your office."
    assert later.value.sentence == "The day is outside the period of the order."


def test_an_inspection_does_not_begin_before_its_order_is_signed(world, place, kind):
    institution = place(FacilityKind.UIS)
    order = signed_order(institution, world.district_officer, world.district_prosecutor)

    with pytest.raises(Refused) as refusal:
        opened(institution, kind("uis_standing"), world.district_officer, order=order, at=TEN - timedelta(minutes=1))

    assert refusal.value.sentence == "The inspection can't begin before its order is signed (point 7)."


@pytest.mark.parametrize(
    ("code", "facility_kind"), [("ivs_daily", FacilityKind.IVS), ("spetspriemnik_weekly", FacilityKind.SPETSPRIEMNIK)]
)
def test_the_checks_of_point_47_need_no_order(world, place, kind, code, facility_kind):
    assert opened(place(facility_kind), kind(code), world.district_officer).order is None
