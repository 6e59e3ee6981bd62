"""Acts as officers meet them: every form works without a script, keeps what was typed, and a foreign act is 404."""

import pytest
from django.test import Client
from django.utils import timezone

from acts import actions
from acts.models import ResponseAct
from oversight.duties.models import ActKind
from tests import factories
from tests.acts import factories as acts

pytestmark = pytest.mark.django_db

NEW = {
    "kind": "",
    "body_ru": "ИВС района",
    "body_kk": "Аудан УҰИ",
    "body_level": "district",
    "subject": "о нарушениях",
    "facts": "Проверкой установлено.",
    "what": "Нет постановлений.",
    "norm": "ст. 131 УПК",
    "demand": "Освободить.",
}


def client_of(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def officer(world):
    return client_of(world.district_officer)


@pytest.fixture
def prosecutor(world):
    return client_of(world.district_prosecutor)


def kind(code):
    return ActKind.objects.get(code=code)


def test_from_the_draft_to_the_closed_act_in_the_browser(world, officer, prosecutor):
    sent = officer.post("/acts/new/", {**NEW, "kind": kind("prescription").pk, "facility": world.ivs.pk})
    act = ResponseAct.objects.get()
    here = f"/acts/{act.pk}/"
    assert (sent.status_code, sent.headers["Location"]) == (302, here)

    assert "Sign" in prosecutor.get(here).content.decode()
    prosecutor.post(f"{here}sign/")
    violation = act.violations.get()
    row = f"{here}violations/{violation.pk}/"
    now = this_minute()
    said = {"received_at": now, "words": "Освободили.", "violations": violation.pk}
    assert officer.post(f"{here}answer/", said).status_code == 302
    assert officer.post(f"{row}report/", {"reported_at": now, "words": "Лица освобождены."}).status_code == 302
    assert "another officer checks" in officer.get(here).content.decode()
    assert officer.get(f"{row}check/").status_code == 403
    done = prosecutor.post(f"{row}check/", {"eliminated": "yes", "found": "Камеры пусты.", "checked_at": now})

    assert done.status_code == 302
    act.refresh_from_db()
    assert act.state == "closed"


def this_minute():
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def test_what_was_typed_stays_when_the_act_is_refused(world, officer):
    acts.draft(world.oblast_officer, body_ru="МВД", body_level="central")

    answer = officer.post("/acts/new/", {**NEW, "kind": kind("representation").pk, "body_ru": "МВД"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“МВД” is a body of the level “Central”." in page
    assert "Нет постановлений." in page


def test_a_violation_is_named_whole(world, officer):
    answer = officer.post("/acts/new/", {**NEW, "kind": kind("representation").pk, "norm": ""})

    assert answer.status_code == 422
    assert "A violation has its norm and what is demanded." in answer.content.decode()


def test_two_who_change_a_draft_the_second_sees_what_the_first_wrote_and_loses_nothing(world, officer):
    act = acts.draft(world.district_officer, facility=world.ivs)
    actions.change(act, facts="Первый.", version=1, by=world.district_prosecutor, at=acts.AT)
    said = {**NEW, "kind": act.kind_id, "body_ru": "УП района", "facts": "Второй.", "version": 1}

    answer = officer.post(f"/acts/{act.pk}/change/", said)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Первый." in page
    assert "Второй." in page
    assert ResponseAct.objects.get().facts == "Первый."


def test_a_finding_brings_its_words_and_its_place(world, officer):
    page = officer.get(f"/acts/new/?facility={world.ivs.pk}&what=Холод&ground_url=/inspections/1/").content.decode()

    assert "Холод" in page
    assert f'value="{world.ivs.name_ru}"' in page
    assert 'value="/inspections/1/"' in page


@pytest.mark.parametrize("path", ["", "change/", "answer/", "sign/", "withdraw/", "follow-up/", "violations/new/"])
def test_a_foreign_act_does_not_exist(world, path):
    act = acts.draft(world.district_officer, facility=world.ivs)
    for stranger in (factories.officer(office=world.south_1), world.reference_admin):
        assert client_of(stranger).post(f"/acts/{act.pk}/{path}").status_code in (404, 405)
        assert client_of(stranger).get(f"/acts/{act.pk}/{path}").status_code in (302, 404)


def test_the_list_costs_the_same_at_one_row_and_at_three(world, officer, django_assert_num_queries):
    acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
    with django_assert_num_queries(QUERIES_OF_LIST):
        officer.get("/acts/")
    for _ in range(2):
        acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
    with django_assert_num_queries(QUERIES_OF_LIST):
        page = officer.get("/acts/").content.decode()
    assert page.count('class="row-link"') == 3


#: The officer, the acts, what they name, the offices and kinds to filter by.
QUERIES_OF_LIST = 5


def test_the_card_costs_the_same_with_one_violation_and_with_three(world, officer, django_assert_max_num_queries):
    three = [{**acts.VIOLATION, "norm": f"ст. {number}"} for number in range(3)]
    one = acts.answered(world.district_officer, world.district_prosecutor, facility=world.ivs)
    more = acts.answered(world.district_officer, world.district_prosecutor, facility=world.ivs, violations=three)

    with django_assert_max_num_queries(16) as first:
        officer.get(f"/acts/{one.pk}/")
    with django_assert_max_num_queries(16) as second:
        officer.get(f"/acts/{more.pk}/")
    assert len(first) == len(second)


def test_the_list_finds_what_waits_for_its_answer(world, officer):
    late = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, term_days=1)
    acts.draft(world.district_officer, facility=world.ivs)

    page = officer.get("/acts/?overdue=true").content.decode()

    assert page.count('class="row-link"') == 1
    assert f'href="/acts/{late.pk}/"' in page
