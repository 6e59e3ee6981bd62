import pytest

from oversight.core.actions import officers, signins
from oversight.core.enums import Role
from oversight.core.models import AuditRow, Officer
from oversight.core.refusals import Forbidden, Refused
from tests.factories import PASSWORD, moment, officer, world

pytestmark = pytest.mark.django_db

NOW = moment()


def person(office, **fields):
    return {
        "username": "aidos",
        "password": PASSWORD,
        "office": office,
        "surname": "Сериков",
        "given_name": "Айдос",
        "post_ru": "прокурор",
        "post_kk": "прокурор",
        "roles": [Role.DISTRICT_OFFICER],
        **fields,
    }


def test_an_officer_who_is_entered_may_sign_in(client):
    here = world()
    officers.enter(**person(here.north_1), by=here.reference_admin, at=NOW)
    assert client.login(username="aidos", password=PASSWORD)


def test_the_password_is_in_no_audit_row():
    here = world()
    made = officers.enter(**person(here.north_1), by=here.reference_admin, at=NOW)
    officers.reset_password(made, "a quite different one", by=here.reference_admin, at=NOW)
    rows = list(AuditRow.objects.order_by("pk"))
    assert [row.action for row in rows] == ["officers.enter", "officers.reset_password"]
    assert "password" not in rows[0].after
    assert (rows[1].before, rows[1].after) == ({}, {})


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REFERENCE_ADMIN])
def test_only_the_administrator_keeps_officers(role):
    here = world()
    by = here.officer(role)
    for act in (
        lambda: officers.enter(**person(here.north_1), by=by, at=NOW),
        lambda: officers.change(here.district_officer, phone="1", by=by, at=NOW),
        lambda: officers.reset_password(here.district_officer, PASSWORD, by=by, at=NOW),
    ):
        with pytest.raises(Forbidden):
            act()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"username": "taken"}, {"username": "This sign-in name is taken."}),
        ({"roles": []}, {"roles": "This field cannot be blank."}),
        ({"surname": ""}, {"surname": "This field cannot be blank."}),
        ({"password": "short"}, {"password": "This password is too short. It must contain at least 12 characters."}),
        ({"password": "Сериков Айдос"}, {"password": "The password is too similar to the surname."}),
    ],
)
def test_an_unfit_officer_is_refused_beside_the_field(fields, refused):
    here = world()
    officer(username="taken")
    with pytest.raises(Refused) as refusal:
        officers.enter(**person(here.north_1, **fields), by=here.reference_admin, at=NOW)
    assert refusal.value.fields == refused


def test_nobody_ends_their_own_right_to_sign_in():
    here = world()
    with pytest.raises(Refused) as refusal:
        officers.change(here.reference_admin, is_active=False, by=here.reference_admin, at=NOW)
    assert refusal.value.fields == {"is_active": "You can't end your own right to sign in."}


def test_a_move_to_another_office_changes_what_is_seen():
    here = world()
    moved = officers.change(here.district_officer, office=here.south_1, by=here.reference_admin, at=NOW)
    seen = set(Officer.objects.visible_to(Officer.objects.get(pk=moved.pk)))
    assert seen == {moved}


def test_a_new_password_ends_the_sessions_and_the_tokens(client):
    here = world()
    someone = here.district_officer
    client.force_login(someone)
    signins.issue_token(by=someone, at=NOW)
    officers.reset_password(someone, "a quite different one", by=here.reference_admin, at=NOW)
    assert client.get("/profile/").status_code == 302
    assert someone.auth_token_set.count() == 0


def test_a_dismissed_officers_session_ends(client):
    here = world()
    client.force_login(here.district_officer)
    officers.change(here.district_officer, is_active=False, by=here.reference_admin, at=NOW)
    assert client.get("/profile/").status_code == 302


def test_an_officer_chooses_the_language():
    someone = officer(language="ru")
    officers.choose_language("kk", by=someone, at=NOW)
    row = AuditRow.objects.get()
    assert (Officer.objects.get().language, row.before, row.after) == ("kk", {"language": "ru"}, {"language": "kk"})


def test_only_the_three_languages_can_be_chosen():
    with pytest.raises(Refused):
        officers.choose_language("de", by=officer(), at=NOW)


def test_a_signature_shows_surname_and_initials():
    assert officer(surname="Сериков", given_name="Айдос", patronymic="").short_name == "Сериков А."
