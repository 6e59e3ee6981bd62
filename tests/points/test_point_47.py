"""Point 47: daily and weekly checks, each in the journal; a certificate where violations are found; any hour, video."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.actions import journal
from inspections.actions.inspections import close
from inspections.models import Inspection
from oversight.core.refusals import Refused
from oversight.duties.engine.opening import open_periods
from oversight.duties.models import Obligation
from tests.factories import moment
from tests.points.steps import HOUR, TEN, answered, completed, described, opened, outcome, owed, span, told

DAY = timedelta(days=1)


def test_every_completed_check_is_numbered_in_the_journal(world, ivs, kind):
    officer = world.district_officer
    numbers = [
        str(
            completed(
                answered(opened(ivs, kind("ivs_daily"), officer, at=at), officer, at=at), officer, at=at + HOUR
            ).journal_entry
        )
        for at in (moment(2025, 12, 31), moment(2026, 1, 1), moment(2026, 1, 2))
    ]

    assert numbers == ["1/2025", "1/2026", "2/2026"]


def test_a_clean_check_needs_no_certificate_and_is_closed_at_once(world, ivs, kind):
    officer = world.district_officer
    inspection = completed(answered(opened(ivs, kind("ivs_daily"), officer), officer), officer)

    assert inspection.spravka is None
    assert close(inspection, by=officer, at=TEN + 2 * HOUR).state == "closed"


def test_a_check_with_a_violation_demands_its_certificate(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(8)"])
    with pytest.raises(Refused) as refusal:
        completed(inspection, officer)
    assert refusal.value.parts == ["Line 45(8) is marked as a violation, but the violation is not described (point 8)."]

    described(inspection, officer, "45(8)")
    assert completed(inspection, officer).spravka.registration_number == "1/2026"


def test_the_journal_is_printed_by_period(world, ivs, kind):
    officer = world.district_officer
    for at in (TEN, TEN + DAY, TEN + 2 * DAY):
        completed(
            answered(opened(ivs, kind("ivs_daily"), officer, at=at, video_used=True), officer, at=at),
            officer,
            at=at + HOUR,
        )

    paper = journal.print_journal(
        ivs, from_on=(TEN + DAY).date(), until_on=(TEN + 2 * DAY).date(), by=officer, at=TEN + 3 * DAY
    )

    assert [(one["number"], one["started_at"], one["video_used"]) for one in paper.context["entries"]] == [
        (2, "2026-03-03T10:00+05:00", True),
        (3, "2026-03-04T10:00+05:00", True),
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (moment(day=3, hour=12), (False, False, False)),
        (moment(day=3, hour=22), (True, False, False)),
        (moment(day=7, hour=12), (False, True, False)),
        (moment(month=3, day=21, hour=12), (False, True, True)),
    ],
)
def test_night_weekend_and_holiday_are_told_by_the_clock(world, ivs, kind, at, expected):
    officer = world.district_officer
    inspection = completed(
        answered(opened(ivs, kind("ivs_daily"), officer, at=at), officer, at=at), officer, at=at + HOUR
    )

    assert (inspection.at_night, inspection.on_weekend, inspection.on_holiday) == expected


def test_a_day_without_a_check_is_asked_about_that_evening_and_climbs_a_level_a_day(manned):
    duty = owed("ivs.daily", facility=manned.ivs)
    assert (duty.office, duty.point) == (manned.north_1, "47")
    assert span(duty) == ("02.03.2026 00:00", "03.03.2026 00:00")
    assert told(duty) == [
        ("02.03 18:00", "district_officer"),
        ("02.03 22:00", "district_prosecutor"),
        ("03.03 09:00", "district_prosecutor"),
        ("03.03 12:00", "oblast_officer"),
        ("04.03 09:00", "oblast_deputy"),
        ("05.03 09:00", "zonal_officer"),
        ("07.03 09:00", "department_head"),
    ]


def test_weekends_and_holidays_owe_their_check_too(manned):
    holiday = moment(2026, 3, 22)
    duty = owed("ivs.daily", at=holiday, facility=manned.ivs, period_from=holiday.date())
    assert span(duty) == ("22.03.2026 00:00", "23.03.2026 00:00")


def test_the_days_check_fulfils_the_day_on_which_it_ended(manned, kind):
    officer, first = manned.district_officer, owed("ivs.daily", facility=manned.ivs)
    night, after = moment(2026, 3, 2, 23), moment(2026, 3, 3, 1)
    completed(answered(opened(manned.ivs, kind("ivs_daily"), officer, at=night), officer, at=night), officer, at=after)
    assert outcome(first) == ("open", False, False)
    assert outcome(owed("ivs.daily", facility=manned.ivs, period_from=after.date())) == ("fulfilled", False, False)


def test_a_special_reception_centre_is_checked_every_week(manned, place, kind):
    centre, officer = place(FacilityKind.SPETSPRIEMNIK), manned.district_officer
    duty = owed("spetspriemnik.weekly", facility=centre)
    assert span(duty) == ("02.03.2026 00:00", "09.03.2026 00:00")
    assert told(duty) == [
        ("06.03 09:00", "district_officer"),
        ("08.03 18:00", "district_prosecutor"),
        ("09.03 09:00", "district_prosecutor"),
        ("10.03 09:00", "oblast_officer"),
        ("11.03 09:00", "oblast_deputy"),
        ("13.03 09:00", "zonal_officer"),
        ("16.03 09:00", "department_head"),
    ]
    completed(answered(opened(centre, kind("spetspriemnik_weekly"), officer), officer), officer)
    assert outcome(duty) == ("fulfilled", False, False)


def test_the_days_duty_is_met_by_one_tap_on_today_and_the_completed_check(world, ivs, kind, client):
    now = timezone.now()
    open_periods(now)
    today = world.north_1.local_day(now)
    duty = Obligation.objects.get(code="ivs.daily", facility=ivs, period_until=today)
    client.force_login(world.district_officer)
    shown = next(one for one in client.get("/").context["today"].duties if one.pk == duty.pk)
    client.post(shown.next_step.url, shown.next_step.fields)
    inspection = Inspection.objects.get(facility=ivs)
    later = now + timedelta(seconds=1)
    completed(answered(inspection, world.district_officer, at=later), world.district_officer, at=later)

    duty.refresh_from_db()
    assert (duty.state, duty.done_at, duty.fulfilled_url) == ("fulfilled", later, f"/inspections/{inspection.pk}/")
    assert duty.pk in [one.pk for one in client.get("/").context["today"].done]
