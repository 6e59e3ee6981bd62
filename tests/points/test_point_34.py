"""Point 34: within 48 hours a placement in a penal room is reviewed, with a conclusion."""

from datetime import timedelta

from facilities.enums import FacilityKind
from inspections.actions import conclusions, placements, readings
from tests.points.steps import (
    HOUR,
    TEN,
    completed,
    happened,
    opened,
    outcome,
    owed,
    owing,
    signed_order,
    span,
    started,
    told,
)

WORDS = {
    "facts": "Изучены рапорт, объяснение, постановление.",
    "norms": "Статья 131 УИК",
    "interview": "Жалоб нет.",
    "fitness": "fit",
}


def entered(place, officer, *, at=TEN + HOUR):
    colony = place(FacilityKind.UIS)
    room = colony.penal_rooms.create(kind="dizo", name="1", places=2)
    return placements.enter(
        facility=colony,
        room=room,
        full_name="Петренко С. И.",
        birth_year=1990,
        category="convicted",
        order_number="17",
        ordered_at=TEN,
        placed_at=TEN,
        told_at=at,
        days=10,
        ground="Отказ от работы",
        by=officer,
        at=at,
    )


def test_the_48_hours_run_from_the_order_and_end_with_an_approved_conclusion(world, place):
    made = entered(place, world.district_officer)
    assert made.obligation.due_at == TEN + timedelta(hours=48)
    assert (made.obligation.rule.point, made.obligation.office) == ("34", world.north_1)

    words = {**WORDS, "lawful": True, "reasons": "Нарушение подтверждено."}
    conclusions.write(made, version=0, **words, by=world.district_officer, at=TEN + 2 * HOUR)
    conclusions.submit(made, by=world.district_officer, at=TEN + 2 * HOUR)
    conclusion = conclusions.approve(made, version=2, by=world.district_prosecutor, at=TEN + 45 * HOUR)

    made.obligation.refresh_from_db()
    assert (made.obligation.state, made.obligation.done_at) == ("fulfilled", TEN + 45 * HOUR)
    assert conclusion.document.title == "Заключение о законности водворения"


def test_an_unlawful_placement_ends_with_the_release(world, place):
    made = entered(place, world.district_officer)
    words = {**WORDS, "lawful": False, "reasons": "Объяснение не взято."}
    release = {"release_order": "Постановление об освобождении № 2", "released_at": TEN + HOUR}
    conclusions.write(made, version=0, **words, **release, by=world.district_officer, at=TEN + 2 * HOUR)
    conclusions.submit(made, by=world.district_officer, at=TEN + 2 * HOUR)

    conclusion = conclusions.approve(made, version=2, by=world.district_prosecutor, at=TEN + 3 * HOUR)

    assert conclusion.document.context["release_order"] == "Постановление об освобождении № 2"
    assert conclusion.document.context["released_at"] == "2026-03-02T11:00+05:00"


def test_the_48_hours_are_told_of_from_the_order_on_and_climb_within_a_day(manned, place):
    clock = started("placement.ordered", manned.north_1, at=TEN, facility=place(FacilityKind.UIS))
    assert clock.code == "isolation.review.uis"
    assert span(clock) == ("02.03.2026 10:00", "04.03.2026 10:00")
    assert told(clock) == [
        ("02.03 10:00", "district_officer"),
        ("03.03 10:00", "district_officer"),
        ("03.03 22:00", "district_officer"),
        ("04.03 04:00", "district_prosecutor"),
        ("04.03 10:00", "district_prosecutor"),
        ("04.03 12:00", "oblast_officer"),
        ("04.03 16:00", "oblast_deputy"),
        ("04.03 22:00", "zonal_officer"),
        ("05.03 10:00", "department_head"),
    ]


def test_conditions_in_penal_rooms_are_checked_monthly_where_there_are_any(manned, place):
    colony = place(FacilityKind.UIS, name_ru="Учреждение с ДИЗО")
    colony.penal_rooms.create(kind="dizo", name="1", places=2)
    place(FacilityKind.UIS, name_ru="Учреждение без ДИЗО")
    assert owing("penal_rooms.monthly") == ["Учреждение с ДИЗО"]
    duty = owed("penal_rooms.monthly", facility=colony)
    assert (duty.office, span(duty)) == (manned.north_1, ("02.03.2026 00:00", "01.04.2026 00:00"))
    assert told(duty)[:2] == [("17.03 09:00", "district_officer"), ("27.03 09:00", "district_prosecutor")]
    happened("penal_rooms.checked", manned.north_1, at=TEN + 28 * 24 * HOUR, facility=colony)
    assert outcome(duty) == ("fulfilled", False, False)


def test_the_check_with_its_readings_fulfils_the_month_and_its_certificate_holds_them(manned, place, kind):
    colony = place(FacilityKind.UIS)
    colony.penal_rooms.create(kind="dizo", name="1", places=2)
    duty = owed("penal_rooms.monthly", facility=colony)
    officer = manned.district_officer
    order = signed_order(colony, officer, manned.district_prosecutor)
    made = opened(colony, kind("penal_rooms"), officer, order=order)
    read = {"measured_at": TEN, "temperature": 20, "humidity": 45, "in_dizo": 3, "in_ok": 1, "complaints": 1}
    readings.write(made, version=0, **read, by=officer, at=TEN + HOUR)
    assert outcome(duty) == ("open", False, False)
    paper = completed(made, officer).spravka
    assert outcome(duty) == ("fulfilled", False, False)
    assert (paper.context["readings"]["temperature"], paper.context["readings"]["held"]) == ("20", 4)
