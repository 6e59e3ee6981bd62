"""Point 35: convicts, staff and Enbek workers are received every month."""

from facilities.enums import FacilityKind
from registers.actions import visitors
from tests.factories import moment
from tests.points.steps import happened, outcome, owed, span, told
from tests.registers import factories as registers


def test_a_reception_is_held_in_every_institution_every_month(manned, place):
    duty = owed("reception.monthly", facility=place(FacilityKind.UIS))
    assert duty.office == manned.north_1
    assert span(duty) == ("02.03.2026 00:00", "01.04.2026 00:00")
    assert told(duty) == [
        ("17.03 09:00", "district_officer"),
        ("27.03 09:00", "district_prosecutor"),
        ("01.04 09:00", "district_prosecutor"),
        ("01.04 12:00", "oblast_officer"),
        ("02.04 09:00", "oblast_deputy"),
        ("06.04 09:00", "zonal_officer"),
        ("10.04 09:00", "department_head"),
    ]


def test_a_reception_of_march_counts_for_march(manned, place):
    colony = place(FacilityKind.UIS)
    duty = owed("reception.monthly", facility=colony)
    happened("reception.held", manned.north_1, at=moment(2026, 3, 31, 17), facility=colony)
    assert outcome(duty) == ("fulfilled", False, False)
    april = owed("reception.monthly", at=moment(2026, 4, 1), facility=colony, period_from=moment(2026, 4, 1).date())
    assert outcome(april) == ("open", False, False)


def test_the_record_itself_fulfils_the_duty_at_the_hour_the_reception_ended(manned, place):
    colony = place(FacilityKind.UIS)
    duty = owed("reception.monthly", facility=colony)
    reception = registers.recorded(
        manned.district_officer, came=["convicted", "staff"], none_came=["enbek"], facility=colony
    )
    assert outcome(duty) == ("fulfilled", False, False)
    assert (duty.done_at, duty.fulfilled_url) == (reception.ended_at, reception.get_absolute_url())


def test_what_is_promised_at_a_reception_has_its_clock_until_it_is_done(manned, place):
    visitor = registers.promised(manned.district_officer, facility=place(FacilityKind.UIS))
    clock = owed("reception.promise", subject_url=visitor.page)
    assert (clock.office, clock.rule.is_choice) == (manned.north_1, True)
    assert span(clock) == ("02.03.2026 10:00", "13.03.2026 00:00")
    assert told(clock) == [
        ("11.03 09:00", "district_officer"),
        ("13.03 09:00", "district_prosecutor"),
        ("14.03 09:00", "oblast_officer"),
        ("17.03 09:00", "zonal_officer"),
    ]
    at = moment(2026, 3, 6)
    visitors.settle(visitor, done_on=at.date(), result="Выдано.", by=manned.district_officer, at=at)
    assert outcome(clock) == ("fulfilled", False, False)


def test_one_tap_leads_from_the_duty_to_the_form_for_that_institution(manned, place, client):
    colony = place(FacilityKind.UIS)
    duty = owed("reception.monthly", facility=colony)
    client.force_login(manned.district_officer)
    card = client.get(duty.get_absolute_url()).content.decode()
    address = f"/receptions/new/?facility={colony.pk}"
    assert f'href="{address}"' in card
    assert f'<option value="{colony.pk}" selected>' in client.get(address).content.decode()
