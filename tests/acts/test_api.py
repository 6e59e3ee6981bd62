"""The same life of an act over the API, with the same refusals."""

import pytest
from rest_framework.test import APIClient

from acts.models import ResponseAct
from oversight.core.models import AuditRow
from tests import factories
from tests.acts import factories as acts

pytestmark = pytest.mark.django_db

DRAFT = {
    "kind": "prescription",
    "body_ru": "ИВС района",
    "body_level": "district",
    "subject": "о нарушениях",
    "facts": "Проверкой установлено.",
    "violations": [{"what": "Холод.", "norm": "ст. 113 УИК", "demand": "Устранить."}],
}


def api_of(officer):
    client = APIClient()
    client.force_authenticate(officer)
    return client


def post(client, address, **body):
    return client.post(f"/api/v1/{address}", body, format="json")


def test_from_the_draft_to_the_closed_act(world):
    officer, prosecutor = api_of(world.district_officer), api_of(world.district_prosecutor)
    made = post(officer, "acts/", **DRAFT, facility=world.ivs.pk)
    assert (made.status_code, made.json()["state"], made.json()["number"]) == (201, "draft", None)
    here = f"acts/{made.json()['id']}/"

    assert post(officer, f"{here}sign/").status_code == 403
    signed = post(prosecutor, f"{here}sign/").json()
    assert (signed["state"], signed["number"]) == ("sent", f"1/{signed['signed_at'][:4]}")
    sent_at, violation = signed["sent_at"], signed["violations"][0]["id"]
    answered = post(officer, f"{here}answer/", received_at=sent_at, words="Устраняем.").json()
    assert answered["state"] == "answered"
    row = f"violations/{violation}/"
    assert post(officer, f"{row}report/", words="Котел.", reported_at=sent_at).json()["state"] == "reported"
    own = post(officer, f"{row}check/", eliminated=True, found="Тепло.", checked_at=sent_at)
    assert (own.status_code, own.json()["detail"]) == (
        403,
        "Elimination is checked by another officer than the one who reported it.",
    )
    failed = post(prosecutor, f"{row}check/", eliminated=False, found="Холодно.", checked_at=sent_at)
    assert (failed.status_code, failed.json()["errors"][0]["field"]) == (422, "new_due_on")
    assert post(prosecutor, f"{row}check/", eliminated=True, found="Тепло.", checked_at=sent_at).status_code == 200
    assert officer.get(f"/api/v1/{here}").json()["state"] == "closed"


def test_a_patch_over_newer_words_is_a_conflict(world):
    act = acts.draft(world.district_officer, facility=world.ivs)
    officer, here = api_of(world.district_officer), f"/api/v1/acts/{act.pk}/"

    first = officer.patch(here, {"version": 1, "facts": "Первый."}, format="json")
    second = officer.patch(here, {"version": 1, "facts": "Второй."}, format="json")

    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["theirs"]["facts"] == "Первый."
    assert ResponseAct.objects.get().facts == "Первый."


def test_a_foreign_act_and_violation_do_not_exist(world):
    act = acts.draft(world.district_officer, facility=world.ivs)
    stranger = api_of(factories.officer(office=world.south_1))

    assert stranger.get(f"/api/v1/acts/{act.pk}/").status_code == 404
    assert stranger.get(f"/api/v1/violations/{act.violations.get().pk}/").status_code == 404
    assert stranger.get("/api/v1/acts/").json()["results"] == []


@pytest.mark.parametrize("address", ["acts/", "violations/"])
def test_lists_cost_the_same_at_one_row_and_at_three(world, address, django_assert_max_num_queries):
    officer = api_of(world.district_officer)
    counts = []
    for made in (1, 2):
        for _ in range(made):
            acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
        with django_assert_max_num_queries(6) as asked:
            assert officer.get(f"/api/v1/{address}").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_list_of_persons_names_nobody_and_a_card_read_by_a_prosecutor_leaves_its_row(world):
    officer = api_of(world.district_officer)
    said = {"full_name": "Иванов Иван", "category": "suspect", "cause": "no_order", "circumstances": "Нет дела."}
    made = post(officer, "detentions/", **said, facility=world.ivs.pk).json()

    assert "full_name" not in officer.get("/api/v1/detentions/").json()["results"][0]
    assert officer.get(f"/api/v1/detentions/{made['id']}/").json()["full_name"] == "Иванов Иван"
    assert "full_name" not in api_of(world.auditor).get(f"/api/v1/detentions/{made['id']}/").json()
    viewed = AuditRow.objects.filter(action="detentions.view").values_list("officer_id", flat=True)
    assert list(viewed) == [world.district_officer.pk]
    ordered = post(officer, f"detentions/{made['id']}/order/").json()
    assert ResponseAct.objects.get(pk=ordered["act"]).kind.code == "release_order"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://example.kz/", "//example.kz/", "/\\example.kz", "/a b"]
)
def test_what_an_act_rests_on_is_a_page_of_the_program(world, address):
    draft = {**DRAFT, "facility": world.ivs.pk, "ground_title": "Проверка"}
    answer = post(api_of(world.district_officer), "acts/", **draft, ground_url=address)
    assert (answer.status_code, ResponseAct.objects.count()) == (422, 0)
    assert answer.json()["errors"] == [
        {"field": "ground_url", "detail": "A page of the program is meant: its address begins with “/”."}
    ]


def test_a_violation_comes_from_a_page_of_the_program(world):
    [violation] = DRAFT["violations"]
    draft = {**DRAFT, "facility": world.ivs.pk, "violations": [{**violation, "source_url": "javascript:alert(1)"}]}
    answer = post(api_of(world.district_officer), "acts/", **draft)
    assert (answer.status_code, ResponseAct.objects.count()) == (422, 0)
