"""Points 20–21: the oblast checks remand prisons monthly, and the centres' detention places; mailboxes weekly."""

from datetime import date

from acts import actions
from acts.actions import detentions
from facilities.enums import FacilityKind
from tests.factories import moment
from tests.points.steps import (
    HOUR,
    answered,
    completed,
    happened,
    opened,
    outcome,
    owed,
    owing,
    signed_order,
    span,
    told,
)


def test_remand_prisons_of_both_services_are_checked_every_month_by_the_oblast(manned, place):
    place(FacilityKind.SI_UIS, name_ru="СИ УИС")
    prison = place(FacilityKind.SI_KNB, name_ru="СИ КНБ")
    assert owing("oblast.monthly.si") == ["СИ КНБ", "СИ УИС"]
    duty = owed("oblast.monthly.si", facility=prison)
    assert duty.office == manned.north
    assert span(duty) == ("02.03.2026 00:00", "01.04.2026 00:00")
    assert told(duty) == [
        ("17.03 09:00", "oblast_officer"),
        ("27.03 09:00", "oblast_deputy"),
        ("01.04 09:00", "oblast_deputy"),
        ("02.04 09:00", "oblast_prosecutor"),
        ("03.04 09:00", "zonal_officer"),
        ("08.04 09:00", "department_head"),
    ]


def test_detention_and_reception_centres_are_checked_monthly_where_they_are_in_an_oblast_centre(manned, place):
    place(FacilityKind.IVS, name_ru="ИВС центра", in_oblast_centre=True)
    place(FacilityKind.SPETSPRIEMNIK, name_ru="Спецприемник центра", in_oblast_centre=True)
    place(FacilityKind.SPETSPRIEMNIK, name_ru="Спецприемник района")
    assert owing("oblast.monthly.ivs") == ["ИВС центра"]
    assert owing("oblast.monthly.spetspriemnik") == ["Спецприемник центра"]


def test_the_months_check_is_the_completed_inspection_of_that_kind(manned, place, kind):
    prison, officer = place(FacilityKind.SI_UIS), manned.oblast_officer
    duty = owed("oblast.monthly.si", facility=prison)
    at = moment(2026, 3, 31, 20)
    order = signed_order(prison, officer, manned.oblast_prosecutor, at=at)
    completed(answered(opened(prison, kind("si_monthly"), officer, order=order, at=at), officer, at=at), officer, at=at)
    assert outcome(duty) == ("fulfilled", False, False)


def test_special_mailboxes_are_emptied_every_week_where_they_hang(manned, place):
    prison = place(FacilityKind.SI_UIS, name_ru="СИ с ящиком")
    prison.mailboxes.create(place="Корпус 1", installed_on=date(2026, 1, 1))
    place(FacilityKind.SI_UIS, name_ru="СИ без ящика")
    assert owing("mailbox.weekly") == ["СИ с ящиком"]
    duty = owed("mailbox.weekly", facility=prison)
    assert (duty.office, duty.point) == (manned.north_1, "21, 32(5)")
    assert span(duty) == ("02.03.2026 00:00", "09.03.2026 00:00")
    happened("mailbox.emptied", manned.north_1, at=moment(2026, 3, 6), facility=prison)
    assert outcome(duty) == ("fulfilled", False, False)
    assert told(duty, until=duty.due_at + HOUR) == []


def test_the_inspections_page_stands_on_the_card_of_the_duty_it_fulfilled(world, place, kind, client):
    prison, officer = place(FacilityKind.SI_UIS, supervising_office=world.north), world.oblast_officer
    duty = owed("oblast.monthly.si", facility=prison)
    order = signed_order(prison, officer, world.oblast_deputy)
    inspection = answered(opened(prison, kind("si_monthly"), officer, order=order), officer)
    completed(inspection, officer)
    client.force_login(officer)
    card = client.get(duty.get_absolute_url()).content.decode()
    assert "Done in time" in card
    assert f'href="/inspections/{inspection.pk}/"' in card


def test_a_person_found_held_unlawfully_is_released_at_once_and_the_minutes_are_known(manned, place):
    prison, at = place(FacilityKind.SI_UIS), moment(2026, 3, 4, 23)
    found = detentions.record(
        facility=prison,
        full_name="Сейтов Б. К.",
        category="remand",
        cause="term_expired",
        circumstances="Срок истек.",
        by=manned.oblast_officer,
        at=at,
    )
    order = detentions.draft_release_order(found, by=manned.oblast_officer, at=at)
    order = actions.sign(order, by=manned.oblast_prosecutor, at=at)
    assert (order.state, order.kind.releases) == ("sent", True)
    released_at = at + HOUR / 2
    found = detentions.release(
        found, released_at=released_at, released_by_order=str(order), by=manned.oblast_officer, at=at + HOUR
    )
    assert found.minutes_until_release(at + HOUR) == 30
