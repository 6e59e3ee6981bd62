"""What officers do anyway fulfils their duties: when it was done, when it was entered, and why not."""

from datetime import date, timedelta

import pytest

from oversight.core.audit import AuditRow
from oversight.core.enums import Role
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.enums import Event, Rhythm
from oversight.duties.models import Alert, Obligation
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIVE = moment(2026, 3, 2, 8)
NOON = moment(2026, 3, 2, 12)
SECOND = timedelta(seconds=1)


@pytest.fixture
def officer():
    return make.officer(Role.DISTRICT_OFFICER)


@pytest.fixture
def ivs(officer):
    return make.facility(supervising_office=officer.office)


def inspect(facility, officer, *, ended_at=NOON, at=None, kind="ivs_daily", url="/inspections/1/", participants=()):
    return fulfilment.inspection_done(
        office=officer.office,
        facility=facility,
        kind_code=kind,
        ended_at=ended_at,
        participants=participants,
        url=url,
        by=officer,
        at=at or ended_at,
    )


def opened(**rule):
    law.edition(law.duty(**rule), published_at=LIVE)
    open_periods(LIVE)
    return Obligation.objects.get()


def test_an_inspection_of_the_right_kind_fulfils_its_duty(ivs, officer):
    duty = opened()
    assert inspect(ivs, officer, at=NOON + timedelta(hours=1)) == [duty]
    duty.refresh_from_db()
    assert (duty.state, duty.done_at, duty.entered_at) == ("fulfilled", NOON, NOON + timedelta(hours=1))
    assert (duty.fulfilled_url, duty.next_step_at, duty.counted) == ("/inspections/1/", None, 1)


@pytest.mark.parametrize(
    "other", [{"kind": "ivs_monthly"}, {"ended_at": moment(2026, 3, 1, 23, 59, 59), "at": NOON}], ids=["kind", "day"]
)
def test_another_kind_or_another_day_does_not(ivs, officer, other):
    duty = opened()
    inspect(ivs, officer, **other)
    duty.refresh_from_db()
    assert duty.state == "open"


def test_another_office_does_not(ivs, officer):
    duty = opened()
    inspect(ivs, make.officer(Role.DISTRICT_OFFICER))
    duty.refresh_from_db()
    assert duty.state == "open"


@pytest.mark.parametrize(
    ("done_at", "is_late"),
    [(moment(2026, 3, 3, 0), False), (moment(2026, 3, 3, 0) + SECOND, True)],
    ids=["in time", "late"],
)
def test_what_is_done_at_the_very_moment_is_in_time(ivs, officer, done_at, is_late):
    duty = opened()
    obligations.fulfil(duty, done_at=done_at, by=officer, at=done_at + timedelta(days=3))
    assert Obligation.objects.met_late().exists() is is_late
    assert Obligation.objects.met_in_time().exists() is not is_late
    duty.refresh_from_db()
    assert (duty.is_met_late, duty.is_entered_late) == (is_late, not is_late)


def test_done_in_time_and_entered_late_is_not_overdue(ivs, officer):
    duty = opened()
    later = moment(2026, 3, 5, 9)
    assert list(Obligation.objects.overdue(later)) == [duty]
    inspect(ivs, officer, at=later)
    assert list(Obligation.objects.overdue(later)) == []
    duty.refresh_from_db()
    assert (duty.done_at, duty.entered_at, duty.is_entered_late) == (NOON, later, True)


def test_not_less_than_three_is_fulfilled_with_the_third_to_be_done(ivs, officer):
    duty = opened(every=Rhythm.WEEK, count=3)
    days = {"/1/": 4, "/2/": 3, "/3/": 6}
    for url, day in days.items():
        assert duty.state == "open"
        inspect(ivs, officer, ended_at=moment(2026, 3, day, 12), at=moment(2026, 3, 7), url=url)
        duty.refresh_from_db()
    assert (duty.state, duty.counted, duty.done_at) == ("fulfilled", 3, moment(2026, 3, 6, 12))


def test_one_thing_counts_once(ivs, officer):
    duty = opened(every=Rhythm.WEEK, count=2)
    inspect(ivs, officer)
    inspect(ivs, officer)
    duty.refresh_from_db()
    assert (duty.state, duty.counted) == ("open", 1)


def test_one_entered_later_and_done_earlier_makes_it_in_time(ivs, officer):
    duty = opened(every=Rhythm.WEEK)
    inspect(ivs, officer, ended_at=moment(2026, 3, 8, 20), url="/1/")
    inspect(ivs, officer, ended_at=moment(2026, 3, 4, 20), at=moment(2026, 3, 9), url="/2/")
    duty.refresh_from_db()
    assert (duty.done_at, duty.fulfilled_url, duty.counted) == (moment(2026, 3, 4, 20), "/2/", 2)


def test_without_the_participant_the_point_demands_it_is_not_fulfilled_and_says_why(ivs, officer):
    demanded = [Role.OBLAST_PROSECUTOR, Role.OBLAST_DEPUTY]
    duty = opened(participants=demanded)
    inspect(ivs, officer, participants={Role.DISTRICT_OFFICER})
    duty.refresh_from_db()
    assert (duty.state, duty.counted, duty.failed_url) == ("open", 0, "/inspections/1/")
    assert duty.failed_because == "Of those whose participation the point demands nobody took part."
    assert AuditRow.objects.filter(action="duties.not_fulfil").count() == 1
    inspect(ivs, officer, url="/inspections/2/", participants={Role.DISTRICT_OFFICER, Role.OBLAST_DEPUTY})
    duty.refresh_from_db()
    assert (duty.state, duty.failure) == ("fulfilled", "")


def test_a_reopened_inspection_counts_no_longer_and_the_duty_goes_on_where_it_stood(ivs, officer):
    duty = opened()
    sweep(moment(2026, 3, 2, 22))
    tell(moment(2026, 3, 2, 22))
    inspect(ivs, officer, at=moment(2026, 3, 2, 22, 30))
    alert = Alert.objects.get()
    assert alert.closed_at == moment(2026, 3, 2, 22, 30)
    at = moment(2026, 3, 3, 10)
    assert fulfilment.undone("/inspections/1/", by=officer, at=at) == [duty]
    duty.refresh_from_db()
    assert (duty.state, duty.done_at, duty.counted, duty.next_step_at) == ("open", None, 0, at)
    alert.refresh_from_db()
    assert (alert.closed_at, alert.next_repeat_at) == (None, at)
    inspect(ivs, officer, at=at + SECOND)
    duty.refresh_from_db()
    assert (duty.state, duty.done_at, duty.entered_at) == ("fulfilled", NOON, at + SECOND)


def test_one_of_more_than_enough_may_be_taken_back(ivs, officer):
    duty = opened(every=Rhythm.WEEK)
    inspect(ivs, officer, url="/1/")
    inspect(ivs, officer, ended_at=NOON + timedelta(days=1), url="/2/")
    fulfilment.undone("/1/", by=officer, at=NOON + timedelta(days=2))
    duty.refresh_from_db()
    assert (duty.state, duty.done_at, duty.fulfilled_url) == ("fulfilled", NOON + timedelta(days=1), "/2/")


def test_an_inspection_during_a_downtime_of_the_engine_opens_what_it_fulfils(ivs, officer):
    opened()
    ended = moment(2026, 3, 5, 12)
    (duty,) = inspect(ivs, officer, ended_at=ended)
    assert (duty.period_from, duty.state, duty.done_at) == (date(2026, 3, 5), "fulfilled", ended)


def test_an_event_a_rule_names_fulfils_the_duty_of_the_period(officer, ivs):
    duty = opened(done_by_kinds=[], done_by_event=Event.RECEPTION_HELD, every=Rhythm.MONTH)
    about = {"office": officer.office, "facility": ivs, "done_at": NOON, "url": "/receptions/1/", "by": officer}
    fulfilment.event_done(Event.MAILBOX_EMPTIED, at=NOON, **about)
    duty.refresh_from_db()
    assert duty.state == "open"
    fulfilment.event_done(Event.RECEPTION_HELD, at=NOON, **about)
    duty.refresh_from_db()
    assert duty.state == "fulfilled"


def test_nothing_is_done_in_the_future(ivs, officer):
    duty = opened()
    with pytest.raises(Exception, match="in the future"):
        obligations.fulfil(duty, done_at=NOON + SECOND, by=officer, at=NOON)
