"""Rulings in the browser and over the API: the same actions, what is typed is kept, names are told to few."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from courts.actions import representations, rulings
from courts.models import Ruling
from oversight.core.models import AuditRow
from tests import factories as people
from tests.api.client import Caller, sentences

from . import factories, participation
from .factories import NAME, RULING, UNLAWFUL

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today():
    return timezone.localdate()


def sent(**said):
    """What the form sends about a ruling received today."""
    words = {**RULING, "dated_on": f"{today() - 2 * DAY}", "served_on": f"{today()}", "key": "0123456789"}
    return {**words, **said}


def late(by, **fields):
    """A ruling received a month ago that is still to be studied."""
    days = {"dated_on": today() - 40 * DAY, "served_on": today() - 30 * DAY}
    return factories.ruling(by, at=timezone.now(), **{**days, **fields})


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_from_the_facilitys_card_to_the_protest_in_the_browser(world, colony, client):
    client.force_login(world.district_officer)
    assert f'href="/rulings/new/?facility={colony.pk}"' in page_of(client, f"/facilities/{colony.pk}/rulings/")
    refused_page = client.post("/rulings/new/", sent(served_on=f"{today() + DAY}", facility=colony.pk))
    said = unescape(refused_page.content.decode())
    assert (refused_page.status_code, "It can't have been received in the future." in said, NAME in said) == (
        422,
        True,
        True,
    )
    for _tap in range(2):
        client.post("/rulings/new/", sent(facility=colony.pk))
    found = Ruling.objects.get()
    here = f"/rulings/{found.pk}/"
    assert f'href="{here}"' in page_of(client, "/rulings/today/")
    assert f'href="{here}"' in page_of(client, f"/facilities/{colony.pk}/rulings/")
    answer = client.post(f"{here}study/", {"lawful": "no", "norm": "", "reasons": "Взыскания погашены.", "version": 1})
    assert (answer.status_code, "Взыскания погашены." in answer.content.decode()) == (422, True)
    client.post(f"{here}study/", {**UNLAWFUL, "lawful": "no", "version": found.current.version})
    answer = client.post(f"{here}protest/")
    found = factories.fresh(found)
    assert (answer.status_code, answer.headers["Location"]) == (302, found.current.protest.get_absolute_url())
    assert client.post(f"{here}protest/").status_code == 422
    assert "Protest drafted" in page_of(client, here)


def test_the_representation_climbs_in_the_browser(world, client):
    found = late(world.district_officer)
    here = f"/rulings/{found.pk}/"
    client.force_login(world.district_officer)
    assert "An appeal protest can't be brought any more." in page_of(client, here)
    client.post(f"{here}represent/")
    client.post(f"{here}representation/", {"arguments": "Взыскания погашены.", "why_late": "Канцелярия.", "version": 1})
    assert "Взыскания погашены." in page_of(client, here)
    client.force_login(world.district_prosecutor)
    client.post(f"{here}representation/sign/")
    assert "Court rulings: the office above decides" in page_of(client, "/rulings/today/")
    assert f"It is the turn of another office: {world.north}." in page_of(client, here)
    client.force_login(world.oblast_deputy)
    assert "A representation on a cassation protest has come" in page_of(client, here)
    assert client.get(here).context["ruling"].clock.code == "ruling.take_up"
    assert [one.clock.code for one in client.get("/rulings/").context["page"]] == ["ruling.take_up"]
    assert client.post(f"{here}return/", {"reason": ""}).status_code == 422
    client.post(f"{here}take-up/")
    assert client.get(here).context["ruling"].clock.code == "ruling.cassation"
    assert "Once the ruling is found unlawful, a cassation protest may be brought" in page_of(client, here)
    client.post(f"{here}study/", {"lawful": "yes", "reasons": "Отказ обоснован.", "version": 2})
    client.post(f"{here}propose/")
    version = factories.fresh(found).current.version
    answer = client.post(f"{here}approve/", {"version": version})
    assert "You proposed this: another officer approves it." in unescape(answer.content.decode())
    client.force_login(world.oblast_prosecutor)
    assert "No protest: waits for your approval" in page_of(client, "/rulings/today/")
    client.post(f"{here}approve/", {"version": version})
    assert factories.fresh(found).standing == "unprotested"


def test_a_ruling_given_at_a_hearing_brings_what_the_hearing_tells(world, client):
    by = world.oblast_officer
    case = participation.case(by, "execution_review", persons=[])
    held = participation.recorded(participation.hearing(case, by, stage="appeal"), by, result="refused")
    client.force_login(by)
    address = f"/rulings/new/?hearing={held.pk}"
    assert f'href="{address}"' in page_of(client, case.get_absolute_url())
    form = client.get(address).context["form"]
    told = {name: form.initial[name] for name in ("court", "case_number", "dated_on", "outcome", "source")}
    assert told == {
        "court": case.court.name_ru,
        "case_number": "3-15/2026",
        "dated_on": held.ruling_on,
        "outcome": "refused",
        "source": "hearing",
    }
    said = sent(**told, court_level="district", hearing=held.pk)
    answer = client.post("/rulings/new/", {**said, "source": "copy"})
    assert "A ruling given at a hearing came from that hearing." in unescape(answer.content.decode())
    client.post("/rulings/new/", said)
    found = Ruling.objects.get()
    assert found.hearing == held
    assert f'href="{held.get_absolute_url()}"' in page_of(client, f"/rulings/{found.pk}/")
    client.force_login(people.officer(office=world.south))
    assert client.get(address).context["form"].initial.get("court") is None


def test_words_typed_over_newer_ones_are_shown_beside_them(world, client):
    found = late(world.district_officer)
    client.force_login(world.district_officer)
    said = {"lawful": "yes", "reasons": "Первый.", "version": found.current.version}
    client.post(f"/rulings/{found.pk}/study/", said)
    answer = client.post(f"/rulings/{found.pk}/study/", {**said, "reasons": "Второй."})
    page = answer.content.decode()
    assert (answer.status_code, "Первый." in page, "Второй." in page) == (409, True, True)


def test_a_record_is_changed_and_withdrawn_in_the_browser(world, client):
    found = late(world.district_officer)
    here = f"/rulings/{found.pk}/"
    client.force_login(world.district_officer)
    form = client.get(f"{here}change/").context["form"]
    client.post(
        f"{here}change/", {**RULING, "dated_on": f"{found.dated_on}", **form.initial, "case_number": "4-7/2026"}
    )
    assert factories.fresh(found).case_number == "4-7/2026"
    assert client.post(f"{here}withdraw/", {"reason": ""}).status_code == 422
    client.post(f"{here}withdraw/", {"reason": "введено дважды"})
    assert "введено дважды" in page_of(client, here)
    assert f'href="{here}"' not in page_of(client, "/rulings/today/")


def test_who_the_convict_is_is_told_to_prosecutors_and_each_reading_leaves_its_row(world, client):
    found = late(world.district_officer)
    here = f"/rulings/{found.pk}/"
    client.force_login(world.auditor)
    assert (NAME in page_of(client, here), NAME in page_of(client, "/rulings/")) == (False, False)
    assert here not in page_of(client, "/rulings/?q=Петренко")
    assert Caller(world.auditor).get(f"rulings/{found.pk}/")[1]["full_name"] is None
    assert AuditRow.objects.filter(action="rulings.view").count() == 0
    client.force_login(world.oblast_officer)
    assert NAME in page_of(client, here)
    assert here in page_of(client, "/rulings/?q=Петренко")
    assert Caller(world.oblast_officer).get(f"rulings/{found.pk}/")[1]["full_name"] == NAME
    assert [row.officer_id for row in AuditRow.objects.filter(action="rulings.view")] == [world.oblast_officer.pk] * 2


def test_the_list_is_narrowed_by_each_of_its_filters(world, client):
    old = late(world.district_officer)
    new = factories.ruling(
        world.district_officer,
        at=timezone.now(),
        matter="illness",
        court="Городской суд",
        dated_on=today(),
        served_on=today(),
    )
    client.force_login(world.oblast_officer)
    for query, expected in [
        ("", [new, old]),
        ("?matter=illness", [new]),
        ("?overdue=true", [old]),
        ("?overdue=false", [new]),
        ("?state=under_study", [new, old]),
        ("?state=protested", []),
        ("?court=городской", [new]),
        ("?q=4-112", [new, old]),
        ("?level=oblast", []),
        ("?level=district", [new, old]),
        (f"?office={world.north_1.pk}", [new, old]),
    ]:
        assert list(client.get(f"/rulings/{query}").context["page"]) == expected, query


def test_each_standing_finds_its_rulings(world):
    by, at = world.district_officer, factories.AT
    under_study = factories.ruling(by, case_number="1")
    on_approval = factories.proposed(by, case_number="2")
    gone = rulings.withdraw(factories.ruling(by, case_number="3"), reason="ошибка", by=by, at=at)
    arrived = factories.sent_up(by, world.district_prosecutor, case_number="4")
    found = {one.standing: one for one in (under_study, on_approval, gone, arrived)}
    assert {standing: Ruling.objects.standing(standing).get() for standing in found} == found


def test_the_api_does_the_same(world, colony):
    caller = Caller(world.district_officer)
    said = {**RULING, "facility": colony.pk, "dated_on": f"{today() - 40 * DAY}", "served_on": f"{today() - 30 * DAY}"}
    code, problem = caller.post("rulings/", **{**said, "served_on": f"{today() - 41 * DAY}"})
    assert (code, sentences(problem)) == (
        422,
        {"served_on": "A ruling can't have been received before it was made."},
    )
    code, made = caller.post("rulings/", **said)
    assert (code, made["standing"], made["allowed"]) == (
        201,
        "under_study",
        ["change", "withdraw", "study", "represent"],
    )
    here = f"rulings/{made['id']}/"
    assert caller.patch(here, version=made["version"], case_number="4-7/2026")[1]["case_number"] == "4-7/2026"
    assert caller.patch(here, version=made["version"], case_number="4-8/2026")[0] == 409
    assert caller.post(f"{here}study/", **UNLAWFUL, version=made["studies"][0]["version"])[0] == 200
    code, problem = caller.post(f"{here}protest/")
    assert (code, "offer the oblast a representation" in problem["detail"]) == (422, True)
    assert caller.post(f"{here}represent/")[0] == 200
    code, written = caller.patch(f"{here}representation/", version=1, why_late="Канцелярия.")
    assert (code, written["studies"][0]["representation"]["why_late"]) == (200, "Канцелярия.")
    assert caller.post(f"{here}sign/")[0] == 403
    code, signed = Caller(world.district_prosecutor).post(f"{here}sign/")
    assert (code, signed["standing"], signed["turn_of"]["id"]) == (200, "arrived", world.north.pk)
    assert caller.post(f"{here}take-up/")[0] == 403
    oblast = Caller(world.oblast_deputy)
    assert oblast.post(f"{here}take-up/")[1]["standing"] == "under_study"
    assert oblast.post(f"{here}return/", reason="Нет копии.")[1]["turn_of"]["id"] == world.north_1.pk
    assert Caller(people.officer(office=world.south_1)).get(here)[0] == 404
    assert Caller(world.auditor).post(f"{here}represent/")[0] == 403


def test_approval_over_the_api(world):
    found = factories.proposed(world.district_officer)
    here = f"rulings/{found.pk}/"
    assert Caller(world.district_officer).post(f"{here}take-back/")[1]["standing"] == "under_study"
    assert Caller(world.district_officer).post(f"{here}propose/")[1]["standing"] == "on_approval"
    head = Caller(world.district_prosecutor)
    assert head.post(f"{here}rework/", comment="Нет ссылки.")[1]["studies"][0]["comment"] == "Нет ссылки."
    version = Caller(world.district_officer).post(f"{here}propose/")[1]["studies"][0]["version"]
    assert head.post(f"{here}approve/", version=version - 1)[0] == 409
    assert head.post(f"{here}approve/", version=version)[1]["standing"] == "unprotested"


@pytest.mark.parametrize("address", ["/rulings/", "/rulings/today/", "/api/v1/rulings/"])
def test_lists_cost_the_same_at_one_row_and_at_three(world, colony, client, address, django_assert_max_num_queries):
    client.force_login(world.district_officer)
    counts = []
    for number in (1, 2, 3):
        found = late(world.district_officer, facility=colony, case_number=str(number))
        representations.draft(found, by=world.district_officer, at=timezone.now())
        if number != 2:
            with django_assert_max_num_queries(12) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
