"""The same life of a reception over the API, with the same refusals; who came only for those with the right to it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from oversight.core.models import AuditRow
from tests import factories as people
from tests.api.client import Caller, sentences

from . import factories

pytestmark = pytest.mark.django_db


def test_from_the_beginning_to_what_was_promised(world, colony):
    officer = Caller(world.district_officer)
    code, made = officer.post("receptions/", facility=colony.pk)
    assert (code, made["state"], made["received_by"]["id"]) == (201, "under_way", world.district_officer.pk)
    here = f"receptions/{made['id']}/"

    code, problem = officer.post(f"{here}visitors/", **{**factories.VISITOR, "decision": "appeal"})
    assert (code, sentences(problem)) == (422, {"due_on": "Give the term by which it is done."})
    day = made["began_at"][:10]
    term = str(date.fromisoformat(day) + timedelta(days=1))
    code, visitor = officer.post(f"{here}visitors/", **{**factories.VISITOR, "decision": "appeal", "due_on": term})
    assert (code, visitor["position"], visitor["full_name"]) == (201, 1, factories.NAME)
    changed = {"version": 2, "subject": "о посылке"}
    assert officer.patch(f"{here}visitors/{visitor['id']}/", changed)[1]["subject"] == "о посылке"
    assert officer.patch(f"{here}visitors/{visitor['id']}/", changed)[0] == 409

    code, recorded = officer.post(f"{here}record/", none_came=["enbek"])
    assert (code, recorded["state"], recorded["none_came"]) == (200, "recorded", ["enbek"])
    assert recorded["allowed"] == ["reopen", "withdraw"]
    code, settled = officer.post(f"{here}visitors/{visitor['id']}/settle/", done_on=day, result="Выдана.")
    assert (code, settled["done_on"]) == (200, day)
    assert officer.delete(f"{here}visitors/{visitor['id']}/")[0] == 422
    assert officer.post(f"{here}withdraw/", reason="ошибка")[1]["state"] == "withdrawn"


def test_silence_is_a_problem_that_names_its_part(world, colony):
    reception = factories.begun(world.district_officer, facility=colony, at=timezone.now())
    code, problem = Caller(world.district_officer).post(f"receptions/{reception.pk}/record/")
    assert code == 422
    assert "Enter who came, or say of whom none came: silence is no record." in str(problem)


def test_who_came_is_null_for_who_may_not_read_it(world, colony):
    reception = factories.recorded(world.district_officer, facility=colony)
    for reader, name in [(world.oblast_deputy, factories.NAME), (world.auditor, None), (world.oblast_officer, None)]:
        caller = Caller(reader)
        code, card = caller.get(f"receptions/{reception.pk}/")
        assert (code, card["visitors"][0]["full_name"]) == (200, name)
        assert caller.get(f"receptions/{reception.pk}/visitors/")[1][0]["words"] == (name and factories.WORDS)
    assert AuditRow.objects.filter(action="receptions.view").count() == 2


def test_a_foreign_reception_does_not_exist(world, colony):
    reception = factories.recorded(world.district_officer, facility=colony)
    stranger = Caller(people.officer(office=world.south_1))
    assert stranger.get(f"receptions/{reception.pk}/")[0] == 404
    assert stranger.get(f"receptions/{reception.pk}/visitors/")[0] == 404
    assert stranger.get("receptions/")[1]["results"] == []
    assert stranger.post("receptions/", facility=colony.pk)[0] == 400


def test_the_list_costs_the_same_at_one_row_and_at_three(world, colony, django_assert_max_num_queries):
    caller = Caller(world.district_officer)
    counts = []
    for hours in (0, 1, 2):
        factories.recorded(world.district_officer, facility=colony, at=factories.AT + hours * factories.HOUR)
        if hours != 1:
            with django_assert_max_num_queries(8) as asked:
                assert caller.get("receptions/")[0] == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
