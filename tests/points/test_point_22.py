"""Point 22: outside oblast centres the oblast checks by the state of legality; the edition chooses once a half-year.

The state of legality is told from the place's own record, as its risk. During a check of a special institution those
held there are received.
"""

from datetime import date

from facilities.enums import FacilityKind
from facilities.models import Facility
from inspections.actions import plans
from risk.actions import take_places
from risk.assessment import places_by_risk
from tests.factories import moment
from tests.points.steps import opened, owed, owing, signed_order, span, told
from tests.registers import factories as registers
from tests.risk.factories import with_violations


def test_only_places_outside_the_centres_are_meant(manned, place):
    place(FacilityKind.IVS, name_ru="ИВС центра", in_oblast_centre=True)
    far = place(FacilityKind.SPETSPRIEMNIK, name_ru="Спецприемник района")
    assert owing("oblast.state_of_legality") == sorted(
        ["ИВС района north-1", "ИВС района north-2", "ИВС района south-1", "Спецприемник района"]
    )
    duty = owed("oblast.state_of_legality", facility=far)
    assert (duty.office, duty.rule.is_choice) == (manned.north, True)
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")


def test_the_chain_of_a_chosen_rhythm_is_quiet(manned, place):
    duty = owed("oblast.state_of_legality", facility=place(FacilityKind.IVS))
    assert told(duty) == [("31.05 09:00", "oblast_officer"), ("01.07 09:00", "oblast_deputy")]


def test_those_held_are_received_during_the_check_by_the_oblast_and_the_district_sees_the_record(manned, place, kind):
    far = place(FacilityKind.IVS)
    order = signed_order(far, manned.oblast_officer, manned.oblast_prosecutor)
    check = opened(far, kind("state_of_legality"), manned.oblast_officer, order=order)
    reception = registers.recorded(manned.oblast_officer, came=["detained"], none_came=["suspect"], inspection=check)
    assert (reception.facility, reception.inspection) == (far, check)
    assert list(type(reception).objects.visible_to(manned.district_officer)) == [reception]
    assert [one["category"]["ru"] for one in reception.document.context["visitors"]] == ["Задержанный"]


def test_where_no_rhythm_is_prescribed_the_record_of_the_place_proposes_a_visit(manned, place):
    centre = place(FacilityKind.IVS, name_ru="ИВС центра", in_oblast_centre=True)
    calm = place(FacilityKind.SPETSPRIEMNIK, name_ru="Спецприемник района")
    for facility in (centre, manned.ivs):
        with_violations(facility, 3, by=manned.district_officer, signer=manned.district_prosecutor)
    seen = Facility.objects.visible_to(manned.oblast_officer).filter(pk__in=[centre.pk, calm.pk, manned.ivs.pk])
    ranked = places_by_risk(seen, manned.oblast_officer, moment())
    assert [(one.facility, one.risk.total, one.has_rhythm, one.is_proposed) for one in ranked] == [
        (manned.ivs, 45, False, True),
        (centre, 45, True, False),
        (calm, 15, False, False),
    ]


def test_a_proposed_place_becomes_an_inspection_by_the_state_of_legality(manned):
    by, at = manned.oblast_officer, moment()
    with_violations(manned.ivs, 3, by=manned.district_officer, signer=manned.district_prosecutor)
    plan = plans.draft(begins_on=date(2026, 3, 2), ends_on=date(2026, 6, 30), by=by, at=at)
    take_places(plan, [manned.ivs], by=by, at=at)
    item = plan.items.get()
    assert (item.facility, item.kind_code, item.basis) == (manned.ivs, "state_of_legality", "risk")
