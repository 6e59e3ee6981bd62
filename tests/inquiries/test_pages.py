"""Asked, read, answered, accepted in the browser; on Today of the asked office; the list; the facility's card."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries import actions
from inquiries.models import Inquiry, Requisition
from tests import factories
from tests.acts import factories as acts
from tests.api.client import photo
from tests.inquiries.factories import asked, requisitioned


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def inquiry(world, now):
    return asked(world.oblast_officer, world.north_1, facility=world.ivs, at=now, answer_by=soon())


def soon(days=5):
    return timezone.localdate() + timedelta(days=days)


def text(response):
    return response.content.decode()


def test_asked_about_a_facility_from_its_card(client, world):
    client.force_login(world.oblast_officer)
    form = client.get(f"/inquiries/new/?facility={world.ivs.pk}").context["form"]
    assert form["facility"].value() == world.ivs.pk
    said = {
        "asked_office": world.north_1.pk,
        "kind": "materials",
        "subject": "о проверке",
        "words": "Направьте справку.",
        "answer_by": soon().isoformat(),
        "facility": world.ivs.pk,
        "files": photo(),
    }
    made = client.post("/inquiries/new/", said)
    inquiry = Inquiry.objects.get()
    assert made["Location"] == f"/inquiries/{inquiry.pk}/"
    assert (inquiry.facility, inquiry.entries.get().files.count()) == (world.ivs, 1)
    assert f'href="/facilities/{world.ivs.pk}/"' in text(client.get(made["Location"]))


def test_asked_about_an_act_it_names_the_act_and_a_foreign_one_is_404(client, world, now):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, at=now)
    client.force_login(world.oblast_officer)
    page = client.get(f"/inquiries/new/?response_act={act.pk}")
    assert (page.status_code, "facility" in page.context["form"].fields) == (200, False)
    client.force_login(factories.officer(office=world.south_1))
    assert client.get(f"/inquiries/new/?response_act={act.pk}").status_code == 404


def test_what_was_typed_stays_beside_what_is_wrong(client, world):
    client.force_login(world.oblast_officer)
    said = {"asked_office": world.north_1.pk, "kind": "explanation", "subject": "о проверке", "words": "Почему?"}
    page = client.post("/inquiries/new/", said)
    assert page.status_code == 422
    assert page.context["form"].errors == {"answer_by": ["Say by which day an answer is expected."]}
    assert "Почему?" in text(page)
    assert list(page.context["form"].fields["asked_office"].queryset) == [
        world.department,
        world.north_1,
        world.north_2,
    ]


def test_it_stands_on_today_of_the_asked_office_until_answered_and_then_of_who_asked(client, world, inquiry, now):
    def waits(officer):
        client.force_login(officer)
        return "о проверке ИВС" in text(client.get("/inquiries/today/"))

    stranger = factories.officer(office=world.north_2)
    assert [waits(world.district_officer), waits(world.oblast_officer), waits(stranger)] == [True, False, False]
    actions.answer(inquiry, words="Проведена.", by=world.district_officer, at=now)
    assert [waits(world.district_officer), waits(world.oblast_officer), waits(stranger)] == [False, True, False]


def test_read_answered_with_a_file_and_accepted(client, world, inquiry):
    address = f"/inquiries/{inquiry.pk}/"
    client.force_login(world.district_officer)
    assert client.post(f"{address}take/")["Location"] == address
    assert client.post(f"{address}answer/", {"words": ""}).status_code == 422
    assert client.post(f"{address}answer/", {"words": "Проведена.", "files": photo()})["Location"] == address
    client.force_login(world.oblast_officer)
    page = text(client.get(address))
    assert "Проведена." in page
    assert "camera-3.jpg" in page
    assert client.post(f"{address}accept/")["Location"] == address
    inquiry.refresh_from_db()
    assert inquiry.state == "accepted"


def test_asked_again_and_withdrawn(client, world, inquiry, now):
    actions.answer(inquiry, words="Проведена.", by=world.district_officer, at=now)
    client.force_login(world.oblast_officer)
    address = f"/inquiries/{inquiry.pk}/"
    again = {"words": "Когда?", "answer_by": soon(3).isoformat()}
    assert client.post(f"{address}ask-again/", again)["Location"] == address
    assert client.post(f"{address}withdraw/", {"reason": ""}).status_code == 422
    assert client.post(f"{address}withdraw/", {"reason": "Получено."})["Location"] == address
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.turn) == ("withdrawn", 2)


def test_the_list_is_narrowed_by_side_state_facility_and_words(client, world, inquiry, now):
    asked(world.district_officer, world.north, subject="о специалисте", kind="note", answer_by=None, at=now)
    client.force_login(world.district_officer)

    def subjects(query):
        return [one.subject for one in client.get(f"/inquiries/?{query}").context["page"]]

    assert subjects("") == ["о специалисте", "о проверке ИВС"]
    assert subjects("side=received") == ["о проверке ИВС"]
    assert subjects("side=sent") == ["о специалисте"]
    assert subjects(f"facility={world.ivs.pk}") == ["о проверке ИВС"]
    assert subjects("q=специалист") == ["о специалисте"]
    assert subjects("state=answered") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_queries_at_one_and_at_three(client, world, now, count, django_assert_num_queries):
    for number in range(count):
        asked(world.oblast_officer, world.north_1, facility=world.ivs, subject=f"№ {number}", at=now, answer_by=soon())
    client.force_login(world.oblast_officer)
    client.get("/inquiries/")
    with django_assert_num_queries(4):
        client.get("/inquiries/")


def test_on_the_facilitys_card_stands_what_was_asked_about_it(client, world, inquiry):
    client.force_login(world.district_officer)
    assert "о проверке ИВС" in text(client.get(f"/facilities/{world.ivs.pk}/inquiries/"))
    client.force_login(factories.officer(office=world.south_1))
    assert client.get(f"/facilities/{world.ivs.pk}/inquiries/").status_code == 404
    assert client.get(f"/inquiries/{inquiry.pk}/").status_code == 404


def test_files_are_requisitioned_received_and_sent_back(client, world):
    client.force_login(world.zonal_officer)
    said = {
        "case_kind": "criminal",
        "what": "№ 1-15",
        "from_body": "Суд",
        "purpose": "законность",
        "task": "заместитель",
        "due_on": soon().isoformat(),
    }
    address = client.post("/requisitions/new/", said)["Location"]
    today = timezone.localdate().isoformat()
    assert client.post(f"{address}receive/", {"received_on": today, "volumes": "2 тома"})["Location"] == address
    assert client.post(f"{address}send-back/", {"returned_on": today, "result": "Законно."})["Location"] == address
    assert Requisition.objects.get().state == "sent_back"
    assert "Законно." in text(client.get(address))
    assert [one.what for one in client.get("/requisitions/?case_kind=criminal").context["page"]] == ["№ 1-15"]


def test_a_requisition_without_a_source_keeps_what_was_typed_and_is_withdrawn_with_its_reason(client, world, now):
    client.force_login(world.zonal_officer)
    page = client.post("/requisitions/new/", {"case_kind": "civil", "what": "№ 2-7", "due_on": soon().isoformat()})
    assert (page.status_code, "№ 2-7" in text(page)) == (422, True)
    row = requisitioned(world.zonal_officer, at=now, due_on=soon())
    assert client.post(f"/requisitions/{row.pk}/withdraw/", {"reason": "Не нужно."}).status_code == 302
    row.refresh_from_db()
    assert row.withdraw_reason == "Не нужно."
