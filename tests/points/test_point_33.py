"""Point 33: the comprehensive inspection of an institution, with the oblast prosecutor or a deputy taking part."""

import pytest

from facilities.enums import FacilityKind
from inspections.actions import inspections
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.duties.actions import fulfilment
from registers.actions import receptions
from tests.factories import moment
from tests.points.steps import HOUR, TEN, answered, completed, opened, outcome, owed, signed_order, span, told
from tests.registers import factories as registers


def inspected(world, colony, participants, *, at, number=1):
    return fulfilment.inspection_done(
        office=world.north,
        facility=colony,
        kind_code="comprehensive",
        ended_at=at,
        participants=participants,
        url=f"/inspections/{number}/",
        by=world.oblast_officer,
        at=at,
    )


def test_an_institution_is_inspected_comprehensively_every_half_year(manned, place):
    duty = owed("comprehensive.half_year", facility=place(FacilityKind.UIS))
    assert duty.office == manned.north
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")
    assert told(duty)[-2:] == [("07.07 09:00", "zonal_officer"), ("13.07 09:00", "department_head")]


def test_without_the_oblast_prosecutor_or_a_deputy_it_is_not_fulfilled_and_says_why(manned, place):
    colony = place(FacilityKind.UIS)
    duty = owed("comprehensive.half_year", facility=colony)
    inspected(manned, colony, [Role.OBLAST_OFFICER], at=moment(2026, 4, 1))
    assert outcome(duty) == ("open", False, False)
    assert duty.failed_because == "Of those whose participation the point demands nobody took part."
    inspected(manned, colony, [Role.OBLAST_OFFICER, Role.OBLAST_DEPUTY], at=moment(2026, 5, 1), number=2)
    assert outcome(duty) == ("fulfilled", False, False)


def test_the_card_names_the_reason_who_was_wanted_and_what_was_done(world, place, client):
    colony = place(FacilityKind.UIS)
    duty = owed("comprehensive.half_year", facility=colony)
    inspected(world, colony, [Role.OBLAST_OFFICER], at=moment(2026, 4, 1))
    client.force_login(world.oblast_officer)
    card = " ".join(client.get(duty.get_absolute_url()).content.decode().split())
    assert "Of those whose participation the point demands nobody took part." in card
    assert "Point 33 demands one of: Oblast prosecutor, Deputy oblast prosecutor." in card
    assert 'href="/inspections/1/"' in card


def test_the_inspection_itself_is_completed_and_fulfils_only_with_one_of_them(manned, place, kind):
    colony = place(FacilityKind.UIS)
    duty = owed("comprehensive.half_year", facility=colony)
    order = signed_order(colony, manned.oblast_officer, manned.oblast_prosecutor)
    made = opened(colony, kind("comprehensive"), manned.oblast_officer, order=order)
    answered(made, manned.oblast_officer)
    registers.recorded(manned.oblast_officer, came=["convicted", "staff"], none_came=["enbek"], inspection=made, at=TEN)
    with pytest.raises(Refused) as refusal:
        completed(made, manned.oblast_officer)
    assert refusal.value.parts == [
        "None of the inspectors is one of those whose participation point 33 demands: "
        "Oblast prosecutor, Deputy oblast prosecutor."
    ]
    assert outcome(duty) == ("open", False, False)

    both = [manned.oblast_officer, manned.oblast_deputy]
    inspections.change(made, inspectors=both, by=manned.oblast_officer, at=TEN + HOUR)
    completed(made, manned.oblast_officer)
    assert outcome(duty) == ("fulfilled", False, False)


SILENT = "Point 33 demands a reception: say who came, or that none came, of %s."


@pytest.fixture
def comprehensive(manned, place, kind):
    """One with the deputy, answered: only its reception is missing."""
    colony = place(FacilityKind.UIS)
    order = signed_order(colony, manned.oblast_officer, manned.oblast_prosecutor)
    both = [manned.oblast_officer, manned.oblast_deputy]
    made = opened(colony, kind("comprehensive"), manned.oblast_officer, order=order, inspectors=both)
    return answered(made, manned.oblast_officer)


def test_it_is_not_completed_before_its_receptions_speak_of_convicts_staff_and_enbek_workers(manned, comprehensive):
    officer = manned.oblast_officer
    with pytest.raises(Refused) as refusal:
        completed(comprehensive, officer)
    assert refusal.value.parts == [SILENT % "Convicted, Staff of the facility, Worker of Enbek"]
    assert refusal.value.parts[0].url == f"/receptions/new/?inspection={comprehensive.pk}"

    registers.recorded(officer, came=["convicted", "relative"], inspection=comprehensive, at=TEN)
    with pytest.raises(Refused) as refusal:
        completed(comprehensive, officer)
    assert refusal.value.parts == [SILENT % "Staff of the facility, Worker of Enbek"]

    later = registers.begun(officer, inspection=comprehensive, at=TEN + HOUR)
    registers.visitor(later, category="staff", at=TEN + HOUR)
    receptions.record(later, none_came=["enbek"], by=officer, at=TEN + 2 * HOUR)
    assert completed(comprehensive, officer, at=TEN + 2 * HOUR).state == "completed"


def test_a_completed_one_keeps_the_reception_it_stands_on(manned, comprehensive):
    officer = manned.oblast_officer
    said = {"none_came": ["convicted", "staff", "enbek"], "inspection": comprehensive, "at": TEN}
    reception = registers.recorded(officer, came=(), **said)
    receptions.reopen(reception, reason="уточнить", by=officer, at=TEN + HOUR)
    with pytest.raises(Refused) as refusal:
        completed(comprehensive, officer)
    assert refusal.value.parts == [SILENT % "Convicted, Staff of the facility, Worker of Enbek"]

    receptions.record(reception, none_came=said["none_came"], by=officer, at=TEN + HOUR)
    completed(comprehensive, officer)
    for undo in (receptions.reopen, receptions.withdraw):
        with pytest.raises(Refused) as refusal:
            undo(reception, reason="ошибка", by=officer, at=TEN + 2 * HOUR)
        assert str(refusal.value.sentence) == (
            "The inspection was completed on this reception: open the inspection for correction first."
        )


def test_the_refusal_leads_to_the_form_with_the_inspection_and_its_facility_in_it(manned, comprehensive, client):
    client.force_login(manned.oblast_officer)
    page = client.post(f"/inspections/{comprehensive.pk}/complete/", {"ended_at": "2026-03-02T11:00"})
    address = f"/receptions/new/?inspection={comprehensive.pk}"
    assert (page.status_code, f'<a href="{address}">' in page.content.decode()) == (422, True)
    form = client.get(address).content.decode()
    assert f'<option value="{comprehensive.pk}" selected>' in form
    assert f'<option value="{comprehensive.facility_id}" selected>' in form
