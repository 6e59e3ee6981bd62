from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError

from oversight.core.models import AuditRow
from oversight.core.signin import count_attempt, forget_attempts
from tests.factories import PASSWORD, officer


def tried(number):
    """Whether a guess of `officer` from its own address was let through to the password."""
    try:
        count_attempt("officer", f"192.0.2.{number}")
    except ValidationError:
        return False
    return True


def test_of_thirty_guesses_at_once_ten_reach_the_password():
    with ThreadPoolExecutor(30) as pool:
        assert sum(pool.map(tried, range(30))) == 10


def test_the_limit_is_for_the_name_however_it_is_written():
    for _ in range(10):
        count_attempt("Officer", "192.0.2.1")
    with pytest.raises(ValidationError, match="Too many attempts to sign in"):
        count_attempt("oFFICER", "192.0.2.2")


def test_one_address_guesses_at_most_a_hundred_times_whoever_it_names():
    for number in range(100):
        count_attempt(f"officer-{number}", "192.0.2.1")
    with pytest.raises(ValidationError):
        count_attempt("officer-101", "192.0.2.1")


def test_who_has_signed_in_starts_counting_anew():
    for _ in range(10):
        count_attempt("officer", "192.0.2.1")
    forget_attempts("OFFICER")
    assert tried(1)


@pytest.mark.django_db
def test_beyond_the_limit_the_right_password_does_not_help_either(client):
    someone = officer()
    for _ in range(10):
        client.post("/accounts/login/", {"login": someone.username, "password": "wrong"})
    answer = client.post("/accounts/login/", {"login": someone.username, "password": PASSWORD})
    assert answer.status_code == 200
    assert "Too many attempts to sign in" in answer.content.decode()


@pytest.mark.django_db
def test_signing_in_is_in_the_trail_and_ends_with_the_browser(client):
    someone = officer()
    answer = client.post("/accounts/login/", {"login": someone.username, "password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/")
    assert AuditRow.objects.get().action == "officers.sign_in"
    assert client.session.get_expire_at_browser_close()


@pytest.mark.django_db
def test_after_signing_out_the_old_session_opens_nothing(client):
    client.force_login(officer())
    key = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    client.cookies["sessionid"] = key
    assert client.get("/profile/").status_code == 302
