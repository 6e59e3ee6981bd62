"""The calendar of duties on its page, and in an officer's own calendar program."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from oversight.core.audit import AuditRow
from oversight.core.enums import Role
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.actions import feeds, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.ics import feed_of
from oversight.duties.models import CalendarFeed, Edition, Obligation
from oversight.duties.month import month_of_duties
from oversight.duties.upcoming import upcoming
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 10, 12)


@pytest.fixture
def here():
    law.edition(law.duty(), law.clock(steps=()), published_at=moment(2026, 3, 8))
    made = make.world()
    make.facility(supervising_office=made.north_1, name_ru="ИВС второй")
    open_periods(NOW)
    return made


def shown(officer, *, is_mine=False, at=NOW, first=date(2026, 3, 1)):
    days = month_of_duties(officer, first, is_mine=is_mine, at=at)
    return {
        f"{day.on:%m-%d}": [(one.code, one.standing, one.number) for one in day.entries] for day in days if day.entries
    }


# The page


def test_a_month_shows_what_was_is_and_will_be_due_by_the_day_it_ends(here):
    month = shown(here.district_officer)
    assert (month["03-08"], month["03-09"]) == ([("ivs.daily", "overdue", 2)],) * 2
    assert (month["03-10"], month["03-11"]) == ([("ivs.daily", "open", 2)], [("ivs.daily", "coming", 2)])
    assert next(iter(month)) == "03-08"
    assert list(month)[-1] == "04-05"


def test_a_clock_stands_on_the_day_it_is_due(here):
    started = moment(2026, 3, 10, 9)
    obligations.open_clock(
        "isolation.review", office=here.north_1, subject="placement:1", started_at=started, by=None, at=started
    )
    assert ("isolation.review", "open", 1) in shown(here.district_officer)["03-12"]


def test_mine_are_those_whose_chain_names_a_role_of_mine(here):
    started = moment(2026, 3, 10, 9)
    obligations.open_clock(
        "isolation.review", office=here.north_1, subject="placement:1", started_at=started, by=None, at=started
    )
    assert shown(here.district_officer, is_mine=True)["03-12"] == [("ivs.daily", "coming", 2)]
    auditor = make.officer(Role.AUDITOR, office=here.north_1)
    assert shown(auditor, is_mine=True) == {}
    assert shown(auditor) == shown(here.district_officer)


def test_another_office_has_its_own_calendar(here):
    stranger = make.officer(office=here.north_2)
    assert shown(stranger)["03-10"] == [("ivs.daily", "open", 1)]
    assert shown(here.oblast_officer) == {}


def test_what_is_to_come_is_what_will_be_opened(here):
    foreseen = {
        (one.rule.code, one.period.from_on, one.due.moment, facility.pk)
        for one in upcoming(here.north_1, until_on=date(2026, 3, 20), at=NOW)
        for facility in one.facilities
    }
    open_periods(moment(2026, 3, 20, 12))
    opened = Obligation.objects.filter(office=here.north_1, period_from__gt=date(2026, 3, 10))
    assert foreseen == set(opened.values_list("code", "period_from", "due_at", "facility"))
    assert len(foreseen) == 20


def test_a_new_edition_is_looked_ahead_to_from_its_day(here):
    Edition.objects.update(in_force_until=date(2026, 3, 14))
    law.edition(law.duty("another"), code="2/2026", from_=date(2026, 3, 15), published_at=NOW)
    month = shown(here.district_officer)
    assert (month["03-14"], month["03-15"]) == ([("ivs.daily", "coming", 2)], [("another", "coming", 2)])


@pytest.mark.parametrize("asked", ["", "?month=2026-02&view=list", "?month=abc", "?whose=mine", "?month=9999-12"])
def test_the_page_opens_for_whoever_reads_cases(client, here, asked):
    client.force_login(here.district_officer)
    assert client.get(f"/duties/calendar/{asked}").status_code == 200
    client.force_login(here.reference_admin)
    assert client.get(f"/duties/calendar/{asked}").status_code == 404


# The feed


def address_of(client):
    answer = client.post("/duties/calendar/feed/make/")
    assert answer.headers["Cache-Control"] == "no-store"
    return re.search(r'value="https?://[^/]+(/feeds/duties/[\w-]+\.ics)"', answer.content.decode())[1]


def events(answer):
    return {str(event["uid"]).partition("@")[0]: event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.fixture
def duty(here):
    """A duty of today in the district's office, with a person named in its title."""
    now = timezone.now()
    return obligations.open_clock(
        "isolation.review",
        office=here.north_1,
        subject="placement:1",
        started_at=now,
        title={"ru": "Водворение: Иванов И. И.", "kk": "Иванов И. И.", "en": "Placement: Ivanov"},
        by=None,
        at=now,
    )


def test_the_address_serves_the_duties_of_the_office_without_signing_in(client, here, duty):
    client.force_login(here.district_officer)
    address = address_of(client)
    client.logout()
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "sessionid" not in answer.cookies
    event = events(answer)[f"duty-{duty.pk}"]
    assert event["dtstart"].dt == duty.due_at.replace(microsecond=0)
    assert str(event["summary"]) == "Duty isolation.review"
    assert str(event["url"]).endswith(f"/duties/{duty.pk}/")


def test_it_names_no_person_and_no_other_office(client, here, duty):
    foreign = Obligation.objects.filter(office=here.north_2).values_list("pk", flat=True)
    client.force_login(here.district_officer)
    answer = client.get(address_of(client))
    said = answer.content.decode().replace("\r\n ", "")
    assert "Ivanov" not in said
    assert "Иванов" not in said
    assert here.district_officer.surname not in said
    assert len(foreign) > 0
    assert not {f"duty-{pk}" for pk in foreign} & set(events(answer))


def test_a_duty_due_at_the_end_of_a_day_is_of_that_whole_day(here):
    found = Calendar.from_ical(feed_of(here.district_officer, at=NOW)).walk("VEVENT")
    today = [one for one in found if one["dtstart"].dt == date(2026, 3, 10)]
    assert sorted(str(one["summary"]) for one in today) == [
        "Duty ivs.daily: ИВС второй",
        "Duty ivs.daily: ИВС района north-1",
    ]
    coming = [str(one["summary"]) for one in found if one["dtstart"].dt == date(2026, 3, 11)]
    assert coming == ["Duty ivs.daily: ×2"]


def test_asked_again_with_its_etag_nothing_is_sent_twice(client, here, duty):
    client.force_login(here.district_officer)
    address = address_of(client)
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    obligations.fulfil(duty, done_at=timezone.now(), by=None, at=timezone.now())
    changed = client.get(address, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert str(events(changed)[f"duty-{duty.pk}"]["summary"]).startswith("✓ ")


def test_a_new_address_replaces_the_old_one_and_ending_ends_it(client, here):
    client.force_login(here.district_officer)
    first, second = address_of(client), address_of(client)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert second not in client.get("/duties/calendar/feed/").content.decode()
    client.post("/duties/calendar/feed/end/")
    assert client.get(second).status_code == 404
    rows = AuditRow.objects.filter(action__startswith="calendar.").order_by("pk").values_list("action", "officer_id")
    acts = ["calendar.make_feed", "calendar.end_feed", "calendar.make_feed", "calendar.end_feed"]
    assert list(rows) == [(act, here.district_officer.pk) for act in acts]
    with pytest.raises(Refused):
        feeds.end_feed(by=here.district_officer, at=timezone.now())


def test_the_secret_is_stored_nowhere(client, here):
    _feed, secret = feeds.make_feed(by=here.district_officer, at=NOW)
    assert len(secret) >= 43
    assert secret not in str(CalendarFeed.objects.values_list())
    assert secret not in str(AuditRow.objects.values_list())
    assert feeds.officer_of(secret) == here.district_officer


def test_it_ends_with_the_right_to_sign_in_and_with_the_right_to_read_cases(client, here):
    _feed, secret = feeds.make_feed(by=here.district_officer, at=NOW)
    officer = here.district_officer
    officer.is_active = False
    officer.save()
    assert client.get(f"/feeds/duties/{secret}.ics").status_code == 404
    officer.is_active, officer.roles = True, [Role.REFERENCE_ADMIN]
    officer.save()
    assert client.get(f"/feeds/duties/{secret}.ics").status_code == 404
    with pytest.raises(Forbidden):
        feeds.make_feed(by=here.reference_admin, at=NOW)


@pytest.mark.parametrize("secret", ["x", "%00", "a" * 300])
def test_a_wrong_address_is_not_there(client, here, secret):
    assert client.get(f"/feeds/duties/{secret}.ics").status_code == 404


def test_the_feed_asks_the_same_number_of_queries_for_one_duty_and_for_many(here, django_assert_num_queries):
    for number in range(3):
        started = NOW - timedelta(hours=number)
        obligations.open_clock(
            "isolation.review", office=here.north_1, subject=f"p:{number}", started_at=started, by=None, at=started
        )
        with django_assert_num_queries(6):
            feed_of(here.district_officer, at=NOW)
