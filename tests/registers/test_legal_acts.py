"""Legal acts of the bodies themselves: studied during an inspection, found unlawful, protested in one tap."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from acts import actions as response_acts
from acts.models import ResponseAct
from oversight.core.refusals import Conflict, Forbidden
from registers.actions import legal_acts
from registers.models import ReviewedAct
from tests import factories as people
from tests.api.client import Caller, sentences
from tests.inspections.factories import inspection, refused

from . import factories
from .factories import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def check(world):
    return inspection(world.ivs, by=world.district_officer, at=AT)


def test_an_unlawful_act_says_which_norm_it_breaks_and_why(world, check):
    with refused("Name the norm that the unlawful act breaks.", field="norm"):
        factories.legal_act(world.district_officer, check, norm="")
    with refused("Say why the act is unlawful.", field="reasons"):
        factories.legal_act(world.district_officer, check, reasons=" ")
    lawful = factories.legal_act(world.district_officer, check, lawful=True, reasons="")
    assert (lawful.norm, lawful.facility, lawful.supervising_office) == ("", world.ivs, world.north_1)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"dated_on": AT.date() + DAY}, "dated_on", "An act of the future can't have been studied."),
        ({"reviewed_on": AT.date() + DAY}, "reviewed_on", "It can't have been studied in the future."),
        ({"reviewed_on": AT.date() - 99 * DAY}, "reviewed_on", "It can't have been studied before it was issued."),
    ],
)
def test_an_impossible_day_is_refused_beside_its_field(world, check, said, field, sentence):
    with refused(sentence, field=field):
        factories.legal_act(world.district_officer, check, **said)


def test_without_an_inspection_only_the_department_studies(world, check):
    sentence = "Legal acts are studied during an inspection: choose it. Without one, by the Department only."
    with refused(sentence, field="inspection"):
        factories.legal_act(world.oblast_officer, None)
    with refused("This is an inspection of another office.", field="inspection"):
        factories.legal_act(world.oblast_officer, check)
    with refused("Only a prosecutor keeps these records.", kind=Forbidden):
        factories.legal_act(world.auditor, None)
    made = factories.legal_act(world.zonal_officer, None, body_ru="Комитет УИС", body_level="central")
    assert (made.office, made.facility) == (world.department, None)


def test_the_protest_is_drafted_with_all_that_is_known(world, check):
    act = factories.legal_act(world.district_officer, check)
    protest = legal_acts.draft_protest(act, by=world.district_officer, at=AT)
    assert (protest.kind.code, protest.body, protest.facility, protest.state) == (
        "protest",
        act.body,
        world.ivs,
        "draft",
    )
    assert (protest.facts, protest.ground_url) == (act.reasons, act.get_absolute_url())
    violation = protest.violations.get()
    assert (violation.norm, violation.source_url) == (act.norm, act.get_absolute_url())
    assert violation.what == f"Приказ № 47 от 01.02.2026 ({act.subject}): {act.reasons}"
    act.refresh_from_db()
    with refused("There is a protest against this act already."):
        legal_acts.draft_protest(act, by=world.district_officer, at=AT)
    with refused("A protest rests on this record: it can't be changed unless the protest is withdrawn."):
        legal_acts.change(act, subject="иное", by=world.district_officer, at=AT)


def test_after_a_withdrawn_protest_the_act_waits_again(world, check):
    act = factories.legal_act(world.district_officer, check)
    protest = legal_acts.draft_protest(act, by=world.district_officer, at=AT)
    assert list(ReviewedAct.objects.unprotested()) == []
    response_acts.withdraw(protest, reason="приказ отменен", by=world.district_officer, at=AT)
    assert list(ReviewedAct.objects.unprotested()) == [act]
    legal_acts.draft_protest(act, by=world.district_officer, at=AT)
    assert ResponseAct.objects.count() == 2


def test_a_lawful_act_is_not_protested_and_a_foreign_one_neither(world, check):
    lawful = factories.legal_act(world.district_officer, check, lawful=True)
    with refused("A lawful act is not protested."):
        legal_acts.draft_protest(lawful, by=world.district_officer, at=AT)
    other = factories.legal_act(world.district_officer, check, number="48")
    with pytest.raises(Forbidden):
        legal_acts.draft_protest(other, by=world.oblast_officer, at=AT)


def test_of_two_who_change_one_record_the_second_is_told(world, check):
    act = factories.legal_act(world.district_officer, check)
    said = {"version": act.version, "by": world.district_officer, "at": AT}
    legal_acts.change(act, subject="о передачах", **said)
    with pytest.raises(Conflict) as conflict:
        legal_acts.change(act, subject="о прогулках", **said)
    assert conflict.value.theirs["subject"] == "о передачах"


def test_from_the_inspections_card_to_the_protest_in_the_browser(world, client):
    check = inspection(world.ivs, by=world.district_officer, at=timezone.now())
    client.force_login(world.district_officer)
    panel = client.get(f"/inspections/{check.pk}/legal-acts/").content.decode()
    address = f"/legal-acts/new/?inspection={check.pk}"
    assert f'href="{address}"' in panel
    assert world.ivs.name_ru in client.get(address).content.decode()
    sent = {**factories.LEGAL_ACT, "inspection": check.pk, "lawful": "no", "key": "0123456789"}
    sent |= {"dated_on": "2026-02-01", "reviewed_on": f"{timezone.localdate()}"}
    refused_page = client.post(address, {**sent, "norm": ""})
    assert "Name the norm that the unlawful act breaks." in unescape(refused_page.content.decode())
    assert (refused_page.status_code, factories.LEGAL_ACT["reasons"] in refused_page.content.decode()) == (422, True)

    client.post(address, sent)
    client.post(address, sent)
    act = ReviewedAct.objects.get()
    today = client.get("/registers/today/").content.decode()
    assert f'href="{act.get_absolute_url()}"' in today
    answer = client.post(f"/legal-acts/{act.pk}/protest/")
    act.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, act.protest.get_absolute_url())
    assert client.post(f"/legal-acts/{act.pk}/protest/").status_code == 422


def test_the_api_does_the_same(world, check):
    caller = Caller(world.district_officer)
    said = {**factories.LEGAL_ACT, "inspection": check.pk, "lawful": False, "dated_on": "2026-02-01"}
    code, problem = caller.post("legal-acts/", **{**said, "norm": ""})
    assert (code, sentences(problem)) == (422, {"norm": "Name the norm that the unlawful act breaks."})
    code, made = caller.post("legal-acts/", **said)
    assert (code, made["allowed"]) == (201, ["change", "protest"])
    here = f"legal-acts/{made['id']}/"
    assert caller.patch(here, version=1, subject="о передачах")[1]["subject"] == "о передачах"
    assert caller.patch(here, version=1, subject="о прогулках")[0] == 409
    code, protested = caller.post(f"{here}protest/")
    assert (code, protested["protest"], protested["allowed"]) == (200, ResponseAct.objects.get().pk, [])
    assert Caller(people.officer(office=world.south_1)).get(here)[0] == 404
    assert Caller(world.auditor).post(f"{here}protest/")[0] == 403


@pytest.mark.parametrize("address", ["/legal-acts/", "/api/v1/legal-acts/"])
def test_lists_cost_the_same_at_one_row_and_at_three(world, check, client, address, django_assert_max_num_queries):
    client.force_login(world.district_officer)
    counts = []
    for number in (1, 2, 3):
        act = factories.legal_act(world.district_officer, check, number=str(number))
        legal_acts.draft_protest(act, by=world.district_officer, at=AT)
        if number != 2:
            with django_assert_max_num_queries(10) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
