"""Pages of placements: the list with hours left, entering, the conclusion as it is typed, the decision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.models import Conclusion, Placement
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from tests import factories
from tests.inspections.factories import CONCLUSION, approver, on_approval, penal_room, placement

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def ago(hours):
    return timezone.now().replace(second=0, microsecond=0) - hours * HOUR


def recent(hours=10, **fields):
    """A placement ordered so many hours ago."""
    return placement(ordered_at=ago(hours), **fields)


def typed(facility, **fields):
    room = facility.penal_rooms.first() or penal_room(facility)
    local = timezone.localtime(ago(10))
    return {
        "full_name": "Петренко Сергей Иванович",
        "birth_year": "1990",
        "category": "convicted",
        "room": room.pk,
        "order_number": "17",
        "ordered_at": f"{local:%Y-%m-%dT%H:%M}",
        "placed_at": f"{local:%Y-%m-%dT%H:%M}",
        "days": "10",
        "ground": "Отказ от работы",
        **fields,
    }


@pytest.fixture
def colony(db):
    factories.edition()
    return factories.facility(FacilityKind.UIS)


def test_it_is_entered_and_its_card_shows_the_hours_left(signed_in, colony):
    client = signed_in(factories.officer(office=colony.supervising_office))

    answer = client.post(f"/placements/new/?facility={colony.pk}", typed(colony), follow=True)

    made = Placement.objects.get()
    assert answer.redirect_chain == [(f"/placements/{made.pk}/", 302)]
    assert "37 h 5" in answer.text
    assert f'data-term="{made.obligation.due_at.isoformat()}"' in answer.text


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        ({"days": "20"}, "days", "The longest lawful term here is 15 days (point 34)."),
        ({"ordered_at": "2027-02-29T10:00"}, "ordered_at", "Enter a valid date/time."),
        ({"full_name": ""}, "full_name", "This field is required."),
        ({"birth_year": "тысяча"}, "birth_year", "Enter a whole number."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(signed_in, colony, fields, name, sentence):
    client = signed_in(factories.officer(office=colony.supervising_office))

    answer = client.post(f"/placements/new/?facility={colony.pk}", typed(colony, **fields))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {name: [sentence]}
    assert "Отказ от работы" in answer.text
    assert not Placement.objects.exists()


def test_a_foreign_room_is_no_choice(signed_in, colony):
    client = signed_in(factories.officer(office=colony.supervising_office))

    answer = client.post(f"/placements/new/?facility={colony.pk}", typed(colony, room=penal_room().pk))

    assert list(answer.context["form"].errors) == ["room"]


def test_without_a_facility_the_first_question_is_which_of_those_with_penal_rooms(signed_in, colony):
    penal_room(colony)
    other = factories.facility(supervising_office=colony.supervising_office)
    client = signed_in(factories.officer(office=colony.supervising_office))

    text = client.get("/placements/new/").text

    assert f"?facility={colony.pk}" in text
    assert f"?facility={other.pk}" not in text


def test_the_list_shows_each_with_its_clock_in_the_same_number_of_queries(signed_in, django_assert_num_queries):
    first = recent(30)
    client = signed_in(first.entered_by)
    client.get("/placements/")
    with django_assert_num_queries(5):
        assert "17 h 5" in client.get("/placements/").text
    for number in ("2", "3", "4"):
        on_approval(placement(first.facility, by=first.entered_by, order_number=number, ordered_at=ago(5)))
    with django_assert_num_queries(5):
        assert client.get("/placements/").text.count("data-term=") == 4


def test_the_list_is_narrowed_by_how_far_the_review_has_come(signed_in):
    waiting = recent()
    sent = on_approval(placement(waiting.facility, by=waiting.entered_by, order_number="18", ordered_at=ago(9)))
    client = signed_in(waiting.entered_by)

    rows = {
        review: [row.pk for row in client.get(f"/placements/?review={review}").context["placements"]]
        for review in ("waiting", "on_approval", "lawful", "withdrawn")
    }

    assert rows == {"waiting": [sent.pk, waiting.pk], "on_approval": [sent.pk], "lawful": [], "withdrawn": []}


def test_a_foreign_placement_does_not_exist(signed_in):
    made = recent()
    client = signed_in(factories.officer())

    assert client.get(f"/placements/{made.pk}/").status_code == 404
    assert "Петренко" not in client.get("/placements/").text


def test_who_read_the_card_is_kept(signed_in):
    made = recent()

    signed_in(made.entered_by).get(f"/placements/{made.pk}/")

    assert AuditRow.objects.get(action="placements.view").subject_id == made.pk


def test_the_conclusion_is_saved_as_it_is_typed(signed_in):
    made = recent()
    client = signed_in(made.entered_by)

    answer = client.post(
        f"/placements/{made.pk}/conclusion/", {"version": 0, "facts": "Рапорт."}, headers={"X-Autosave": "1"}
    )

    assert answer.json()["version"] == 1
    assert "5 parts are still missing" in answer.json()["fragments"]["conclusion-missing"]
    assert Conclusion.objects.get().facts == "Рапорт."


def test_a_second_device_is_shown_the_other_ones_words_as_the_form_sends_them(signed_in):
    made = on_approval(recent())
    client = signed_in(made.entered_by)
    client.post(f"/placements/{made.pk}/take-back/")

    answer = client.post(
        f"/placements/{made.pk}/conclusion/", {"version": 0, "facts": "Иначе."}, headers={"X-Autosave": "1"}
    )

    assert answer.status_code == 409
    assert answer.json()["theirs"]["facts"] == CONCLUSION["facts"]
    assert answer.json()["theirs"]["lawful"] == "true"


def test_without_a_script_it_is_an_ordinary_form(signed_in):
    made = recent()

    answer = signed_in(made.entered_by).post(f"/placements/{made.pk}/conclusion/", {"version": 0, "lawful": "false"})

    assert answer["Location"] == f"/placements/{made.pk}/#conclusion"
    assert Conclusion.objects.get().lawful is False


def test_sent_without_its_parts_each_is_named_and_leads_to_its_place(signed_in):
    made = recent()
    client = signed_in(made.entered_by)
    client.post(f"/placements/{made.pk}/conclusion/", {"version": 0, "facts": "Рапорт."})

    answer = client.post(f"/placements/{made.pk}/submit/")

    assert answer.status_code == 422
    assert "The conclusion lacks its part “norms applied” (point 34)." in answer.text
    assert 'href="#conclusion_norms"' in answer.text


def test_the_prosecutor_sees_it_on_today_and_approves(signed_in):
    made = on_approval(recent())
    client = signed_in(approver(made))
    assert "Conclusions waiting for your approval" in client.get("/placements/today/").text

    client.post(f"/placements/{made.pk}/approve/", {"version": 2})

    conclusion = Conclusion.objects.get()
    assert (conclusion.state, conclusion.document.number) == ("approved", 1)
    assert "Reviewed in time" in client.get(f"/placements/{made.pk}/").text
    assert "Conclusions waiting for your approval" not in client.get("/placements/today/").text


def test_the_author_has_no_button_to_approve_with(signed_in):
    made = on_approval(recent())

    assert f"/placements/{made.pk}/approve/" not in signed_in(made.entered_by).get(f"/placements/{made.pk}/").text


def test_a_return_after_it_was_taken_back_is_told_and_keeps_its_comment(signed_in):
    made = on_approval(recent())
    head = approver(made)
    signed_in(made.entered_by).post(f"/placements/{made.pk}/take-back/")

    answer = signed_in(head).post(f"/placements/{made.pk}/return/", {"version": 2, "comment": "Нет объяснения."})

    assert answer.status_code == 422
    assert "The conclusion is not on approval now: its state is “Draft”." in answer.text
    assert "Нет объяснения." in answer.text


def test_a_correction_of_an_older_page_shows_both(signed_in, colony):
    made = recent()
    client = signed_in(made.entered_by)
    said = typed(made.facility)
    client.post(f"/placements/{made.pk}/change/", said | {"version": 1, "ground": "Драка"})

    answer = client.post(f"/placements/{made.pk}/change/", said | {"version": 1, "ground": "Побег"})

    assert answer.status_code == 409
    assert "Драка" in answer.text
    assert "Побег" in answer.text


def test_the_facility_shows_who_sits_there(signed_in):
    made = recent()

    text = signed_in(made.entered_by).get(f"/facilities/{made.facility_id}/placements/").text

    assert "Петренко Сергей Иванович" in text
    assert "37 h 5" in text


def test_the_keeper_of_reference_data_sees_none_of_it(signed_in):
    made = recent()
    client = signed_in(factories.officer(Role.REFERENCE_ADMIN))

    pages = ("/placements/", "/placements/today/", f"/placements/{made.pk}/", "/placements/new/")
    assert [client.get(page).status_code for page in pages] == [404] * 4
