import csv
import io

import pytest
from django.urls import reverse

from oversight.core import audit
from oversight.core.enums import OfficeLevel, Role
from oversight.core.exports import safe_cell
from oversight.core.models import AuditRow, Office, Officer
from tests.factories import PASSWORD, moment, office, officer, world

pytestmark = pytest.mark.django_db

NOW = moment()
ENTERING = {
    "surname": "Ахметов",
    "given_name": "Данияр",
    "post_ru": "прокурор",
    "post_kk": "прокурор",
    "roles": ["district_officer"],
    "language": "kk",
    "username": "daniyar",
    "is_active": "on",
    "password": PASSWORD,
    "repeat": PASSWORD,
}
ADMINISTRATORS_FORMS = [
    "/offices/new/",
    "/offices/{office}/change/",
    "/officers/new/",
    "/officers/{officer}/change/",
    "/officers/{officer}/password/",
]


def page(answer):
    return answer.content.decode()


@pytest.fixture
def here():
    return world()


@pytest.fixture
def as_officer(client, here):
    """Sign in as the world's officer of a role."""

    def sign_in(role):
        client.force_login(here.officer(role))
        return client

    return sign_in


def test_nothing_is_shown_before_sign_in(client, here):
    for address in ("/", "/offices/", f"/officers/{here.auditor.pk}/", "/audit/", "/glossary/", "/facilities/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={address}")


@pytest.mark.parametrize("role", Role)
def test_everybody_has_a_home_that_leads_where_they_may_go(as_officer, role):
    client = as_officer(role)
    answer = client.get("/")
    assert answer.status_code == 200
    assert ('hx-get="/inspections/today/"' in page(answer)) == (role != Role.REFERENCE_ADMIN)
    for place in answer.context["navigation"]:
        assert client.get(place["url"]).status_code == 200


def test_the_administrators_navigation_has_no_cases(as_officer):
    navigation = as_officer(Role.REFERENCE_ADMIN).get("/").context["navigation"]
    places = [
        *("/", "/facilities/", "/offices/", "/officers/", "/roster/"),
        *("/rulebook/", "/working-calendar/", "/glossary/"),
    ]
    assert [place["url"] for place in navigation] == places


def test_the_place_one_is_at_is_marked(as_officer, here):
    navigation = as_officer(Role.AUDITOR).get(f"/offices/{here.north.pk}/").context["navigation"]
    assert [place["url"] for place in navigation if place["active"]] == ["/offices/"]


def test_of_two_places_that_a_page_lies_under_the_nearer_is_marked(as_officer):
    navigation = as_officer(Role.OBLAST_OFFICER).get("/duties/board/").context["navigation"]
    assert [place["url"] for place in navigation if place["active"]] == ["/duties/board/"]


@pytest.mark.parametrize("rows", [1, 50])
def test_the_tree_of_offices_costs_one_query(as_officer, here, rows, django_assert_num_queries):
    for _ in range(rows):
        office(parent=here.north)
    client = as_officer(Role.OBLAST_OFFICER)
    # The officer (the session is in the cache), and the offices.
    with django_assert_num_queries(2):
        answer = client.get("/offices/")
    assert (
        page(answer).count('class="nav-item" href="/offices/')
        == len(["navigation", "menu", "north-1", "north-2"]) + rows
    )


def test_offices_are_found_by_name_in_either_language(as_officer, here):
    office(parent=here.north, name_ru="Прокуратура Степного района", name_kk="Дала ауданының прокуратурасы")
    client = as_officer(Role.OBLAST_OFFICER)
    for words in ("степного", "дала"):
        assert [one.name_ru for one in client.get("/offices/", {"q": words}).context["found"]] == [
            "Прокуратура Степного района"
        ]


@pytest.mark.parametrize("address", ["/offices/{office}/", "/offices/{office}/change/"])
def test_a_foreign_office_does_not_exist(as_officer, here, address):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    for foreign in (here.north_2, here.north, here.south_1):
        assert client.get(address.format(office=foreign.pk)).status_code == 404
    assert client.get(f"/offices/{here.north_1.pk}/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/officers/{officer}/", "/officers/{officer}/change/", "/officers/{officer}/password/"]
)
def test_a_foreign_officer_does_not_exist(as_officer, here, address):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    assert client.get(f"/officers/{here.oblast_officer.pk}/{address}").status_code == 404
    assert client.get(f"/officers/{here.district_officer.pk}/").status_code == 200


@pytest.mark.parametrize("address", ADMINISTRATORS_FORMS)
@pytest.mark.parametrize("role", [Role.DISTRICT_PROSECUTOR, Role.DEPARTMENT_HEAD, Role.AUDITOR])
def test_only_the_administrator_opens_the_forms_of_reference_data(as_officer, here, address, role):
    address = address.format(office=here.north_1.pk, officer=here.district_officer.pk)
    assert as_officer(role).get(address).status_code == 403
    assert as_officer(Role.REFERENCE_ADMIN).get(address).status_code == 200


def test_the_administrator_enters_an_office(as_officer, here):
    fields = {
        "parent": here.north.pk,
        "level": OfficeLevel.DISTRICT,
        "code": "steppe",
        "name_ru": "Прокуратура Степного района",
        "name_kk": "Дала ауданының прокуратурасы",
        "branch": "territorial",
        "time_zone": "Asia/Oral",
    }
    answer = as_officer(Role.REFERENCE_ADMIN).post("/offices/new/", fields)
    made = Office.objects.get(code="steppe")
    assert (answer.status_code, answer.url, made.parent) == (302, f"/offices/{made.pk}/", here.north)


def test_a_refused_office_keeps_what_was_typed(as_officer, here):
    fields = {"parent": here.department.pk, "level": OfficeLevel.DISTRICT, "code": "steppe", "name_ru": "Степная"}
    fields |= {"name_kk": "Дала", "branch": "territorial", "time_zone": "Asia/Oral"}
    answer = as_officer(Role.REFERENCE_ADMIN).post("/offices/new/", fields)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "parent": ["Districts stand below oblasts, and oblasts below the Department."]
    }
    assert 'value="Степная"' in page(answer)


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_of_officers_costs_the_same_at_one_row_and_at_fifty(as_officer, here, rows, django_assert_num_queries):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    Officer.objects.filter(office=here.north_1).exclude(pk=here.district_prosecutor.pk).delete()
    for _ in range(rows - 1):
        officer(office=here.north_1)
    # The officer (the session is in the cache), offices to filter by, officers with their offices.
    with django_assert_num_queries(3):
        answer = client.get("/officers/")
    assert page(answer).count("row-link") == rows


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "ахмет дан"}, ["Ахметов Данияр"]),
        ({"q": "следствен"}, ["Ахметов Данияр"]),
        ({"role": "auditor"}, ["Ким Олег"]),
        ({"active": "no"}, ["Ким Олег"]),
        ({"role": "district_prosecutor", "active": "yes"}, []),
    ],
)
def test_officers_are_found_by_name_post_role_and_standing(client, query, names):
    here = office(OfficeLevel.DEPARTMENT)
    officer(office=here, surname="Ахметов", given_name="Данияр", patronymic="", post_ru="следственный прокурор")
    officer(Role.AUDITOR, office=here, surname="Ким", given_name="Олег", patronymic="", is_active=False)
    client.force_login(officer(Role.DEPARTMENT_HEAD, office=here))
    rows = client.get("/officers/", query).context["page"].rows
    assert [row.full_name for row in rows] == names


def test_the_administrator_enters_an_officer_who_then_signs_in(as_officer, here, client):
    answer = as_officer(Role.REFERENCE_ADMIN).post("/officers/new/", {**ENTERING, "office": here.north_1.pk})
    made = Officer.objects.get(username="daniyar")
    assert (answer.status_code, answer.url, made.language) == (302, f"/officers/{made.pk}/", "kk")
    assert client.login(username="daniyar", password=PASSWORD)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"repeat": "another password"}, {"repeat": ["The two passwords differ."]}),
        (
            {"password": "short", "repeat": "short"},
            {"password": ["This password is too short. It must contain at least 12 characters."]},
        ),
        ({"username": "taken"}, {"username": ["This sign-in name is taken."]}),
        ({"roles": []}, {"roles": ["This field is required."]}),
    ],
)
def test_a_refused_officer_is_told_beside_the_field_and_no_password_comes_back(as_officer, here, fields, refused):
    officer(username="taken")
    client = as_officer(Role.REFERENCE_ADMIN)
    answer = client.post("/officers/new/", {**ENTERING, "office": here.north_1.pk, **fields})
    assert (answer.status_code, answer.context["form"].errors) == (422, refused)
    assert 'value="Ахметов"' in page(answer)
    assert PASSWORD not in page(answer)


def test_a_password_is_reset_without_showing_it(as_officer, here, client):
    address = f"/officers/{here.district_officer.pk}/password/"
    typed = {"password": "a quite different one", "repeat": "a quite different one"}
    assert as_officer(Role.REFERENCE_ADMIN).post(address, typed).status_code == 302
    assert client.login(username=here.district_officer.username, password="a quite different one")


def test_an_officers_card_shows_their_history(as_officer, here):
    audit.record("officers.change", here.district_officer, by=here.reference_admin, at=NOW, after={"phone": "111"})
    text = page(as_officer(Role.DISTRICT_PROSECUTOR).get(f"/officers/{here.district_officer.pk}/"))
    assert "Officer&#x27;s data changed" in text
    assert here.reference_admin.full_name in text


def test_the_language_chosen_in_the_profile_is_the_officers_own(client):
    someone = officer(language="en")
    client.force_login(someone)
    client.cookies["django_language"] = "en"
    answer = client.post("/profile/", {"language": "ru"})
    assert (answer.status_code, answer.cookies["django_language"].value) == (302, "")
    someone.refresh_from_db()
    assert someone.language == "ru"
    assert client.get("/profile/").headers["Content-Language"] == "ru"


def test_the_glossary_is_searched_in_every_language(as_officer):
    client = as_officer(Role.DISTRICT_OFFICER)
    for words in ("изолятор ВРЕМЕННОГО", "уақытша ұстау", "temporary detention"):
        assert [term.en for term in client.get("/glossary/", {"q": words}).context["terms"]] == [
            "temporary detention facility"
        ]
    assert "No such word" in page(client.get("/glossary/", {"q": "тюрьма народов"}))


@pytest.mark.parametrize("role", Role)
def test_the_audit_trail_is_read_by_auditors_and_heads(as_officer, role):
    client = as_officer(role)
    expected = 200 if role in (Role.AUDITOR, Role.OBLAST_PROSECUTOR, Role.DEPARTMENT_HEAD) else 404
    assert client.get("/audit/").status_code == expected
    assert client.post("/audit/export/").status_code == expected


@pytest.mark.parametrize("rows", [1, 50])
def test_the_audit_trail_costs_the_same_at_one_row_and_at_fifty(as_officer, here, rows, django_assert_num_queries):
    for _ in range(rows):
        audit.record("offices.change", here.north, by=here.reference_admin, at=NOW, after={"branch": "military"})
    client = as_officer(Role.AUDITOR)
    # The officer (the session is in the cache), and the rows.
    with django_assert_num_queries(2):
        answer = client.get("/audit/")
    assert page(answer).count("timeline-row") == rows


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["two", "one"]),
        ({"from_on": "2026-03-03"}, ["two"]),
        ({"until_on": "2026-03-02"}, ["one"]),
        ({"from_on": "2026-03-02", "until_on": "2026-03-03"}, ["two", "one"]),
        ({"action": "offices.open"}, ["one"]),
        ({"officer": "сериков"}, ["two", "one"]),
        ({"subject": "TW"}, ["two"]),
    ],
)
def test_the_audit_trail_is_narrowed_by_days_of_the_readers_zone_act_officer_and_subject(
    as_officer, here, query, titles
):
    late, early = moment(day=2, hour=23, minute=59), moment(day=3, hour=0, minute=1)
    for name, action, at in (("one", "offices.open", late), ("two", "offices.change", early)):
        audit.record(action, office(parent=here.north, name_ru=name), by=here.reference_admin, at=at)
    rows = as_officer(Role.AUDITOR).get("/audit/", query).context["page"].rows
    assert [row.subject_title for row in rows] == titles


def test_the_export_holds_what_the_page_shows_and_is_itself_in_the_trail(as_officer, here):
    evil = office(parent=here.north, name_ru='=HYPERLINK("http://example.org")')
    audit.record("offices.open", evil, by=here.reference_admin, at=NOW)
    audit.record("offices.change", here.north, by=here.reference_admin, at=NOW)
    answer = as_officer(Role.OBLAST_PROSECUTOR).post("/audit/export/?action=offices.open")
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row[:1] + row[4:6] for row in rows] == [
        ["When", "Act", "About"],
        ["02.03.2026 10:00:00", "Office entered", """'=HYPERLINK("http://example.org")"""],
    ]
    exported = AuditRow.objects.get(action="audit.export")
    assert (exported.officer_id, exported.after) == (
        here.oblast_prosecutor.pk,
        {"action": "offices.open", "rows": 1},
    )


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_cell_begins_as_a_formula(text):
    assert safe_cell(text) == f"'{text}"


def test_an_ordinary_cell_stays_as_it_is():
    assert safe_cell("Сериков А. Б.") == "Сериков А. Б."


def test_an_unknown_filter_of_the_export_takes_one_back_to_the_page(as_officer):
    answer = as_officer(Role.AUDITOR).post("/audit/export/?from_on=yesterday")
    assert (answer.status_code, answer.url) == (302, reverse("core:audit") + "?from_on=yesterday")
