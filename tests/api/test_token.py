from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from knox.models import AuthToken

from oversight.core.actions import officers
from oversight.core.models import AuditRow
from tests import factories
from tests.factories import PASSWORD

from .client import Caller

pytestmark = pytest.mark.django_db
WRONG = "The sign-in name or the password is wrong, or the right to sign in has ended."


@pytest.fixture
def officer(db):
    return factories.officer(username="district")


def sign_in(username="district", password=PASSWORD, **headers):
    return Caller(**headers).post("auth/token/", username=username, password=password)


def acts(officer):
    return list(AuditRow.objects.about(officer).order_by("pk").values_list("action", "channel"))


def test_a_token_opens_the_api_until_it_is_ended(officer):
    before = timezone.now()
    status, signed_in = sign_in()
    assert status == 201
    assert sorted(signed_in) == ["expires_at", "officer", "token"]
    assert signed_in["officer"]["id"] == officer.pk
    expires_at = AuthToken.objects.get().expiry
    assert timedelta(hours=12) <= expires_at - before < timedelta(hours=12, minutes=1)
    assert signed_in["expires_at"] == timezone.localtime(expires_at, factories.ALMATY).isoformat()

    caller = Caller(token=signed_in["token"])
    status, me = caller.get("me/")
    assert (status, me["username"], me["office"]["id"]) == (200, "district", officer.office_id)

    assert caller.delete("auth/token/") == (204, None)
    assert caller.get("me/")[0] == 401
    assert acts(officer) == [("officers.sign_in", "api"), ("officers.sign_out", "api")]


def test_the_secret_itself_is_not_stored(officer):
    secret = sign_in()[1]["token"]
    assert secret not in str(AuthToken.objects.values().get())


def test_an_expired_token_is_refused(officer):
    secret = sign_in()[1]["token"]
    AuthToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    status, problem = Caller(token=secret).get("me/")
    assert (status, problem["detail"]) == (401, "The token is not valid or has expired: sign in again.")


@pytest.mark.parametrize(
    ("username", "password"), [("district", "not the password"), ("nobody", PASSWORD), ("district", PASSWORD + " ")]
)
def test_a_wrong_sign_in_does_not_say_what_was_wrong(officer, username, password):
    response = Caller().ask("post", "auth/token/", {"username": username, "password": password})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["detail"] == WRONG
    assert acts(officer) == []


def test_an_officer_whose_right_has_ended_is_refused_and_so_are_their_tokens(officer):
    secret = sign_in()[1]["token"]
    officers.change(
        officer,
        is_active=False,
        by=factories.officer("reference_admin"),
        at=timezone.now(),
    )
    assert Caller(token=secret).get("me/")[0] == 401
    status, problem = sign_in()
    assert (status, problem["detail"]) == (401, WRONG)


def test_guesses_are_counted_by_the_same_door_as_the_page(officer, settings):
    settings.SIGN_IN_LIMIT = (3, 300)
    assert [sign_in(password="guess")[0] for _ in range(3)] == [401, 401, 401]
    response = Caller().ask("post", "auth/token/", {"username": "district", "password": PASSWORD})
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    page = Client().post(reverse("account_login"), {"login": "district", "password": PASSWORD})
    assert page.status_code == 200
    assert "_auth_user_id" not in page.client.session


def test_a_broken_header_is_a_problem_not_a_crash(officer):
    for header in ("Bearer", "Bearer a b", "Bearer \xff\xfe", "Bearer nothing", "Basic YTpi"):
        status, problem = Caller(Authorization=header).get("me/")
        assert (status, problem["title"]) == (401, "Sign in first")


def test_signing_in_again_works_with_an_old_token_still_in_the_header(officer):
    assert sign_in(Authorization="Bearer of-yesterday")[0] == 201


def test_a_new_password_ends_tokens(officer):
    secret = sign_in()[1]["token"]
    page = Client()
    page.force_login(officer)
    new = "another password of the tests"
    page.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert Caller(token=secret).get("me/")[0] == 401
    assert sign_in(password=new)[0] == 201


def test_signing_in_and_out_by_the_page_leaves_rows(officer):
    page = Client()
    page.post(reverse("account_login"), {"login": "district", "password": PASSWORD})
    page.post(reverse("account_logout"))
    assert acts(officer) == [("officers.sign_in", "web"), ("officers.sign_out", "web")]


def test_a_session_has_no_token_to_end(officer):
    page = Client()
    page.force_login(officer)
    response = page.delete("/api/v1/auth/token/")
    assert (response.status_code, response.json()["title"]) == (422, "Refused")


def test_answers_come_in_the_officers_language_and_time():
    office = factories.office(time_zone="Asia/Aqtau", name_ru="Прокуратура", name_kk="Прокуратурасы")
    officer = factories.officer(office=office, language="kk")
    facility = factories.facility(supervising_office=office, name_ru="ИВС", name_kk="УҰИ")
    response = Caller(officer).ask("get", f"facilities/{facility.pk}/")
    assert (response.json()["name"], response.headers["Content-Language"]) == ("УҰИ", "kk")
    assert Caller(officer, **{"Accept-Language": "ru"}).get(f"facilities/{facility.pk}/")[1]["name"] == "ИВС"
