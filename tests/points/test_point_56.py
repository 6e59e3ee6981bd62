"""Points 56 and 15(4): court rulings are reviewed and protested in time; the term is fifteen days of the code."""

from acts import actions as response_acts
from courts.actions import representations, studies
from tests.courts.factories import UNLAWFUL, fresh, ruling, sent_up, studied
from tests.factories import moment
from tests.points.steps import happened, outcome, span, started, told

SERVED = moment(2026, 3, 6, 12)
MISSED = moment(2026, 3, 27, 9)


def test_fifteen_days_end_on_a_working_day(manned):
    clock = started("ruling.served", manned.north_1, at=SERVED)
    assert (clock.code, clock.rule.is_choice) == ("ruling.appeal", True)
    assert span(clock) == ("06.03.2026 12:00", "27.03.2026 00:00")


def test_a_missed_term_climbs_to_the_department(manned):
    assert [role for _, role in told(started("ruling.served", manned.north_1, at=SERVED))] == [
        "district_officer",
        "district_prosecutor",
        "district_prosecutor",
        "oblast_officer",
        "oblast_deputy",
        "zonal_officer",
        "department_head",
    ]


def test_a_protest_or_the_reasons_for_none_end_it(manned):
    clock = started("ruling.served", manned.north_1, at=SERVED, subject="ruling:1")
    happened("ruling.decided", manned.north_1, at=moment(2026, 3, 26, 18), subject="ruling:1")
    assert outcome(clock) == ("fulfilled", False, False)


def test_the_day_of_service_starts_the_clock_and_the_signed_appeal_protest_ends_it(manned):
    found = studied(manned.district_officer, at=SERVED, served_on=SERVED.date())
    clock = found.current.obligation
    assert span(clock) == ("06.03.2026 00:00", "27.03.2026 00:00")
    protest = studies.draft_protest(found, by=manned.district_officer, at=SERVED)
    assert (protest.kind.title_ru, protest.kind.point) == ("Апелляционный протест", "56")
    response_acts.sign(protest, by=manned.district_prosecutor, at=moment(2026, 3, 26, 18))
    assert outcome(clock) == ("fulfilled", False, False)


def test_a_missed_term_sends_a_representation_to_the_oblast_and_counts_as_late(manned):
    found = sent_up(manned.district_officer, manned.district_prosecutor, at=MISSED, served_on=SERVED.date())
    assert (found.standing, found.current.office) == ("arrived", manned.north)
    first = found.studies.get(number=1)
    assert outcome(first.obligation) == ("fulfilled", True, False)
    assert (first.representation.to_office, first.representation.document.office) == (manned.north, manned.north_1)


def test_the_oblast_is_told_at_once_and_its_silence_climbs(manned):
    found = sent_up(manned.district_officer, manned.district_prosecutor, at=MISSED, served_on=SERVED.date())
    clock = type(found.current.obligation).objects.get(code="ruling.take_up")
    assert span(clock) == ("27.03.2026 09:00", "28.03.2026 09:00")
    assert told(clock) == [
        ("27.03 09:00", "oblast_officer"),
        ("28.03 09:00", "oblast_deputy"),
        ("29.03 09:00", "zonal_officer"),
        ("30.03 09:00", "department_head"),
    ]


def test_the_oblast_brings_the_cassation_protest(manned):
    found = sent_up(manned.district_officer, manned.district_prosecutor, at=MISSED, served_on=SERVED.date())
    representations.take_up(found, by=manned.oblast_officer, at=MISSED)
    studies.study(found, **UNLAWFUL, by=manned.oblast_officer, at=MISSED)
    protest = studies.draft_protest(found, by=manned.oblast_officer, at=MISSED)
    response_acts.sign(protest, by=manned.oblast_prosecutor, at=MISSED)
    found = fresh(found)
    assert (protest.kind.title_ru, found.standing) == ("Кассационный протест", "protested")
    clock = found.current.obligation
    assert (clock.code, outcome(clock)) == ("ruling.cassation", ("fulfilled", False, False))


def test_returned_with_reasons_the_district_has_a_term_of_its_own(manned):
    found = sent_up(manned.district_officer, manned.district_prosecutor, at=MISSED, served_on=SERVED.date())
    found = representations.send_back(found, reason="Нет копии приговора.", by=manned.oblast_deputy, at=MISSED)
    clock = found.current.obligation
    assert (clock.code, clock.office, clock.rule.is_choice) == ("ruling.returned", manned.north_1, True)


def test_an_unstudied_ruling_is_overdue_the_moment_its_term_ends(manned):
    found = ruling(manned.district_officer, at=SERVED, served_on=SERVED.date())
    clock = found.current.obligation
    assert [clock.is_overdue(at) for at in (moment(2026, 3, 27, 0), MISSED)] == [False, True]
