"""Point 9: the head of the inspected body and the supervising prosecutor read the certificate."""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import results
from inspections.actions.inspections import close
from inspections.enums import Side
from inspections.models import Inspection
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from tests.points.steps import HOUR, TEN, answered, completed, described, opened, read_by_both, signed_order

LATER = TEN + 2 * HOUR


@pytest.fixture
def inspection(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(8)"])
    described(inspection, officer, "45(8)")
    return completed(inspection, officer)


def test_it_is_closed_only_when_both_have_read(world, inspection):
    with pytest.raises(Refused):
        results.acknowledge(
            inspection, side=Side.PROSECUTOR, by=world.district_prosecutor, at=TEN
        )  # before it was issued
    results.acknowledge(inspection, side=Side.FACILITY_HEAD, by=world.district_officer, at=LATER)
    with pytest.raises(Refused) as refusal:
        close(inspection, by=world.district_officer, at=LATER)
    inspection.refresh_from_db()
    assert inspection.state == "completed"
    assert "point 9" in refusal.value.sentence

    results.acknowledge(inspection, side=Side.PROSECUTOR, by=world.district_prosecutor, at=LATER)
    inspection.refresh_from_db()
    assert inspection.state == "acknowledged"
    assert close(inspection, by=world.district_officer, at=LATER).state == "closed"


def test_it_says_who_in_which_post_and_when(world, inspection):
    read_by_both(inspection, world.district_officer, world.district_prosecutor)

    head, prosecutor = inspection.acknowledgements.all()

    assert (head.full_name, head.post, head.acting, head.read_at) == (
        "Омаров Ерлан Маратович",
        "начальник",
        False,
        LATER,
    )
    assert (prosecutor.officer, prosecutor.confirmed_in_person) == (world.district_prosecutor, True)


def test_a_refusal_to_read_is_recorded_with_its_reason(world, inspection):
    entry = results.acknowledge(
        inspection,
        side=Side.FACILITY_HEAD,
        full_name="Жумабаев К. С.",
        post="и.о. начальника",
        acting=True,
        refusal_reason="не согласен с выводами",
        by=world.district_officer,
        at=LATER,
    )

    assert (entry.refused, entry.acting, entry.refusal_reason) == (True, True, "не согласен с выводами")


def test_the_supervising_district_reads_what_the_oblast_found(world, place, kind):
    remand = place(FacilityKind.SI_UIS)
    order = signed_order(remand, world.oblast_officer, world.oblast_deputy)
    inspection = opened(remand, kind("si_monthly"), world.oblast_officer, order=order)
    inspection = completed(answered(inspection, world.oblast_officer), world.oblast_officer)

    assert Inspection.objects.visible_to(world.district_prosecutor).get() == inspection
    assert Document.objects.visible_to(world.district_prosecutor).get(kind="spravka") == inspection.spravka
    assert read_by_both(inspection, world.oblast_officer, world.district_prosecutor).state == "acknowledged"
