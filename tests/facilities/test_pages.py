from datetime import date

import pytest
from django.urls import reverse

from facilities import actions
from facilities.enums import FacilityKind, PenalRoomKind
from facilities.models import Facility
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from tests.factories import facility, head, moment, world

pytestmark = pytest.mark.django_db

REGISTERING = {
    "name_ru": "ИВС Степного района",
    "name_kk": "Дала ауданының УҰИ",
    "kind": "ivs",
    "opened_on": "2020-01-01",
    "capacity": "30",
}


def page(answer):
    return answer.content.decode()


def card(place):
    return reverse("facilities:facility", args=[place.pk])


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


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_costs_the_same_at_one_row_and_at_fifty(as_officer, here, rows, django_assert_num_queries):
    Facility.objects.all().delete()
    for _ in range(rows):
        head(facility(supervising_office=here.north_1))
    client = as_officer(Role.OBLAST_OFFICER)
    client.get("/facilities/")
    # The officer (the session is in the cache), offices to filter by, facilities, heads.
    with django_assert_num_queries(4):
        answer = client.get("/facilities/")
    assert page(answer).count("row-link") == rows


def test_the_list_goes_on_past_fifty_rows_and_back(as_officer, here):
    Facility.objects.all().delete()
    for number in range(60):
        facility(supervising_office=here.north_1, name_ru=f"ИВС {number:02}")
    client = as_officer(Role.DISTRICT_OFFICER)
    first = client.get("/facilities/", {"kind": "ivs"}).context["page"]
    second = client.get("/facilities/" + first.older).context["page"]
    again = client.get("/facilities/" + second.newer).context["page"]
    assert (len(first), first.newer, len(second), second.older, again.rows) == (50, "", 10, "", first.rows)
    assert "kind=ivs" in first.older


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Колония", "СИЗО", "ИВС"]),
        ({"q": "сизо"}, ["СИЗО"]),
        ({"q": "тергеу"}, ["СИЗО"]),
        ({"kind": "ivs"}, ["ИВС"]),
        ({"security_level": "medium"}, ["Колония"]),
        ({"in_oblast_centre": "true"}, ["СИЗО"]),
        ({"state": "open"}, ["СИЗО", "ИВС"]),
        ({"state": "closed"}, ["Колония"]),
        ({"q": "нет такого"}, []),
    ],
)
def test_the_address_narrows_the_list(as_officer, here, query, names):
    Facility.objects.all().delete()
    of = {"supervising_office": here.north_1}
    facility(name_ru="ИВС", **of)
    facility(FacilityKind.SI_UIS, name_ru="СИЗО", name_kk="Тергеу изоляторы", in_oblast_centre=True, **of)
    facility(FacilityKind.UIS, name_ru="Колония", closed_on=date(2020, 1, 1), **of)
    rows = as_officer(Role.DISTRICT_OFFICER).get("/facilities/", query).context["page"].rows
    assert [row.name_ru for row in rows] == names


def test_an_oblast_is_chosen_with_all_its_districts(as_officer, here):
    client = as_officer(Role.ZONAL_OFFICER)
    rows = client.get("/facilities/", {"oblast": here.north.pk}).context["page"].rows
    assert rows == [here.neighbour_ivs, here.ivs]
    rows = client.get("/facilities/", {"supervising_office": here.south_1.pk}).context["page"].rows
    assert rows == [here.foreign_ivs]


@pytest.mark.parametrize("address", ["", "change/", "close/", "heads/new/", "rooms/new/", "mailboxes/new/"])
def test_a_foreign_facility_does_not_exist(as_officer, here, address):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    assert client.get(card(here.ivs) + address).status_code == 200
    assert client.get(card(here.foreign_ivs) + address).status_code == 404
    assert client.get(card(here.neighbour_ivs) + address).status_code == 404


@pytest.mark.parametrize(
    ("address", "role", "status"),
    [
        ("change/", Role.DISTRICT_OFFICER, 200),
        ("change/", Role.AUDITOR, 403),
        ("close/", Role.DISTRICT_OFFICER, 403),
        ("close/", Role.OBLAST_OFFICER, 200),
        ("heads/new/", Role.DISTRICT_OFFICER, 200),
        ("heads/new/", Role.AUDITOR, 403),
    ],
)
def test_what_is_not_ones_own_to_do_is_refused_with_a_sentence(as_officer, here, address, role, status):
    answer = as_officer(role).get(card(here.ivs) + address)
    assert answer.status_code == status
    assert ("This has not been done" in page(answer)) == (status == 403)


def test_the_card_shows_the_passport_the_head_and_what_hangs_there(as_officer, here):
    head(here.ivs, full_name="Омаров Ерлан")
    head(here.ivs, full_name="Ким Олег", acting=True)
    actions.add_penal_room(here.ivs, kind=PenalRoomKind.DIZO, name="7", places=3, by=None, at=moment())
    actions.install_mailbox(here.ivs, place="у входа", installed_on=date(2025, 1, 1), by=None, at=moment())
    text = page(as_officer(Role.DISTRICT_OFFICER).get(card(here.ivs)))
    for words in ("Омаров Ерлан", "Ким Олег", "Disciplinary isolator 7", "3 places", "у входа", "Mailbox installed"):
        assert words in text


def test_the_card_leaves_room_for_inspections_but_not_for_the_administrator(as_officer, here):
    panel = f'hx-get="/facilities/{here.ivs.pk}/inspections/"'
    assert panel in page(as_officer(Role.DISTRICT_OFFICER).get(card(here.ivs)))
    assert panel not in page(as_officer(Role.REFERENCE_ADMIN).get(card(here.ivs)))


def test_the_administrator_sees_no_address_of_cases_on_the_card(as_officer, here):
    text = page(as_officer(Role.REFERENCE_ADMIN).get(card(here.ivs)))
    assert "/inspections/" not in text
    assert "/orders/" not in text


def test_a_facility_is_registered_from_the_form(as_officer, here):
    fields = {**REGISTERING, "supervising_office": here.north_1.pk}
    answer = as_officer(Role.DISTRICT_PROSECUTOR).post("/facilities/new/", fields)
    made = Facility.objects.latest("pk")
    assert (answer.status_code, answer.url) == (302, card(made))
    assert (made.operator, made.capacity, made.supervising_office) == ("police", 30, here.north_1)


def test_a_refused_form_says_why_beside_the_field_and_keeps_what_was_typed(as_officer, here):
    fields = {**REGISTERING, "kind": "uis", "supervising_office": here.north_1.pk}
    answer = as_officer(Role.DISTRICT_PROSECUTOR).post("/facilities/new/", fields)
    text = page(answer)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"security_level": ["A penal institution has a security level; choose it."]}
    assert 'value="ИВС Степного района"' in text
    assert text.index('id="id_security_level_error"') > text.index('id="id_security_level"')


def test_a_facility_is_not_registered_under_a_foreign_office(as_officer, here):
    fields = {**REGISTERING, "supervising_office": here.south_1.pk}
    answer = as_officer(Role.DISTRICT_PROSECUTOR).post("/facilities/new/", fields)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["supervising_office"])


def changed_passport(place, **fields):
    names = ("name_ru", "name_kk", "kind", "operator", "opened_on", "address", "phone", "version")
    stored = {name: getattr(place, name) for name in names}
    return {**stored, "supervising_office": place.supervising_office_id, **fields}


def test_a_change_over_newer_words_shows_both_and_may_then_be_meant(as_officer, here):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    actions.change(here.ivs, version=1, phone="111", by=here.oblast_officer, at=moment())
    answer = client.post(card(here.ivs) + "change/", changed_passport(here.ivs, phone="222"))
    assert answer.status_code == 409
    assert answer.context["differences"] == [("Telephone", "111", "222")]
    assert 'name="version" value="2"' in page(answer)

    answer = client.post(card(here.ivs) + "change/", changed_passport(here.ivs, phone="222", version=2))
    here.ivs.refresh_from_db()
    assert (answer.status_code, here.ivs.phone, here.ivs.version) == (302, "222", 3)


def test_a_district_officers_form_holds_the_contacts_only(as_officer, here):
    client = as_officer(Role.DISTRICT_OFFICER)
    answer = client.get(card(here.ivs) + "change/")
    assert list(answer.context["form"].fields) == ["address", "phone", "version"]
    client.post(card(here.ivs) + "change/", changed_passport(here.ivs, phone="111", name_ru="Иное"))
    here.ivs.refresh_from_db()
    assert (here.ivs.phone, here.ivs.name_ru) == ("111", "ИВС района north-1")


SMALL_FORMS = {
    "heads/new/": {"full_name": "Ким Олег", "post": "начальник", "from_on": "2026-01-01"},
    "rooms/new/": {"kind": "dizo", "name": "1", "places": "2"},
    "mailboxes/new/": {"place": "у входа", "installed_on": "2026-01-01"},
}


@pytest.mark.parametrize("address", SMALL_FORMS)
def test_small_forms_do_one_act_and_return_to_the_card(as_officer, here, address):
    answer = as_officer(Role.DISTRICT_OFFICER).post(card(here.ivs) + address, SMALL_FORMS[address])
    assert (answer.status_code, answer.url) == (302, card(here.ivs))
    assert AuditRow.objects.get().subject_id == here.ivs.pk


def test_what_was_entered_is_ended_from_its_own_form(as_officer, here):
    client = as_officer(Role.DISTRICT_OFFICER)
    for address, fields in SMALL_FORMS.items():
        client.post(card(here.ivs) + address, fields)
    serving, room, mailbox = (getattr(here.ivs, name).get() for name in ("heads", "penal_rooms", "mailboxes"))
    client.post(f"{card(here.ivs)}heads/{serving.pk}/end/", {"until_on": "2026-02-01"})
    client.post(f"{card(here.ivs)}rooms/{room.pk}/close/", {"closed_on": "2026-02-02"})
    client.post(f"{card(here.ivs)}mailboxes/{mailbox.pk}/remove/", {"removed_on": "2026-02-03"})
    for one in (serving, room, mailbox):
        one.refresh_from_db()
    assert (serving.until_on, room.closed_on, mailbox.removed_on) == (
        date(2026, 2, 1),
        date(2026, 2, 2),
        date(2026, 2, 3),
    )


def test_another_facilitys_room_is_not_closed_through_ones_own(as_officer, here):
    room = actions.add_penal_room(here.foreign_ivs, kind=PenalRoomKind.OK, name="1", places=1, by=None, at=moment())
    answer = as_officer(Role.DISTRICT_OFFICER).get(f"{card(here.ivs)}rooms/{room.pk}/close/")
    assert answer.status_code == 404


def test_the_actions_refusal_stands_beside_its_field(as_officer, here):
    head(here.ivs, full_name="Первый", from_on=date(2026, 2, 1))
    client = as_officer(Role.DISTRICT_OFFICER)
    answer = client.post(card(here.ivs) + "heads/new/", SMALL_FORMS["heads/new/"])
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "from_on": ["Первый is in office from Feb. 1, 2026: the two terms would run side by side."]
    }
    assert 'value="Ким Олег"' in page(answer)


def test_a_facility_closed_by_mistake_is_opened_again(as_officer, here):
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    client.post(card(here.ivs) + "close/", {"closed_on": "2026-01-01"})
    assert "Undo the closing" in page(client.get(card(here.ivs)))
    client.post(card(here.ivs) + "reopen/")
    here.ivs.refresh_from_db()
    assert here.ivs.closed_on is None
