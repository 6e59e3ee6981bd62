import pytest
from django.conf import settings
from django.utils import timezone

from oversight.core.models import AuditRow
from tests.factories import PASSWORD, office, officer

pytestmark = pytest.mark.django_db


def language_of(client, **headers):
    return client.get("/accounts/login/", headers=headers).headers["Content-Language"]


def test_a_stranger_is_spoken_to_in_the_default_language_whatever_the_browser_wants(client, settings):
    settings.LANGUAGE_CODE = "ru"
    assert language_of(client, accept_language="kk,en") == "ru"


def test_the_officers_own_language_is_spoken(client):
    client.force_login(officer(language="kk"))
    assert client.get("/profile/").headers["Content-Language"] == "kk"


def test_the_language_chosen_in_the_page_wins(client):
    client.force_login(officer(language="kk"))
    client.post("/language/", {"language": "en"})
    assert client.get("/profile/").headers["Content-Language"] == "en"


def test_a_language_nobody_speaks_here_is_passed_over(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    client.force_login(officer(language="kk"))
    assert client.get("/profile/").headers["Content-Language"] == "kk"


@pytest.mark.parametrize(("zone", "hour"), [("Asia/Almaty", 10), ("Europe/London", 5)])
def test_moments_are_shown_by_the_clock_of_the_officers_office(client, zone, hour):
    someone = officer(office=office(time_zone=zone))
    AuditRow.objects.create(
        at="2026-03-02T05:00:00Z", subject_type="core.officer", subject_id=someone.pk, action="officers.change"
    )
    client.force_login(someone)
    assert f"02.03.2026 {hour:02}:00" in client.get(f"/officers/{someone.pk}/").content.decode()


def test_the_zone_of_one_request_does_not_leak_into_the_next(client):
    client.force_login(officer(office=office(time_zone="Europe/London")))
    client.get("/profile/")
    assert timezone.get_current_timezone_name() == "Asia/Almaty"


def test_an_act_in_the_browser_is_recorded_with_its_address_and_program(client):
    someone = officer()
    client.post(
        "/accounts/login/",
        {"login": someone.username, "password": PASSWORD},
        headers={"user-agent": "a browser"},
        REMOTE_ADDR="192.0.2.7",
    )
    row = AuditRow.objects.get()
    assert (row.channel, row.address, row.agent) == ("web", "192.0.2.7", "a browser")
