"""Point 46: seven matters in a спецприемник."""

from datetime import timedelta

from facilities.enums import FacilityKind
from tests.points.steps import HOUR, TEN, answered, completed, described, opened, read_by_both

DAY = timedelta(days=1)


def test_a_reception_centre_is_checked_by_the_seven_matters(world, place, kind):
    officer = world.district_officer
    inspection = opened(place(FacilityKind.SPETSPRIEMNIK), kind("spetspriemnik_weekly"), officer)

    assert [line.point for line in inspection.answers.all()] == [f"46({n})" for n in range(1, 8)]
    answered(inspection, officer, violations=["46(4)"])
    described(inspection, officer, "46(4)", what="О направлении арестованного в больницу прокурор не уведомлен")
    inspection = completed(inspection, officer)
    assert inspection.spravka.context["findings"][0]["point"] == "46(4)"
    assert read_by_both(inspection, officer, world.district_prosecutor).state == "acknowledged"


def test_another_weeks_check_without_violations_stands_in_the_same_journal(world, place, kind):
    centre, officer = place(FacilityKind.SPETSPRIEMNIK), world.district_officer
    checks = [
        completed(
            answered(opened(centre, kind("spetspriemnik_weekly"), officer, at=at), officer, at=at),
            officer,
            at=at + HOUR,
        )
        for at in (TEN, TEN + 7 * DAY)
    ]

    assert [str(one.journal_entry) for one in checks] == ["1/2026", "2/2026"]
