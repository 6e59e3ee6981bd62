"""A visit made again with its checklist, what was violated first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.actions import checklist, repeating, results
from inspections.models import Inspection
from oversight.core.refusals import Forbidden
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import completed, finding, inspection, order, refused

AGAIN = moment(day=9)


@pytest.fixture
def made(world):
    """Completed, with violations on lines 3 and 8."""
    made = inspection(world.ivs, by=world.district_officer)
    finding(made, position=3)
    finding(made, position=8)
    return done(made)


def done(made):
    checklist.answer_rest(made, by=made.created_by, at=made.created_at)
    return results.complete(made, by=made.created_by, at=made.created_at + timedelta(hours=1))


def again(made, **said):
    by = said.pop("by", made.created_by)
    return repeating.repeat(made, **{"started_at": AGAIN, **said}, by=by, at=AGAIN)


def points(made):
    return list(made.answers.exclude(section="carried").values_list("point", flat=True))


def test_it_asks_the_same_with_what_was_violated_first(made):
    new = again(made)
    assert points(new) == [
        *("45(3)", "45(8)", "45(1)", "45(2)", "45(4)", "45(5)", "45(6)", "45(7)"),
        *("45(9)", "45(10)", "45(11)", "45(12)", "42(1)", "42(2)", "42(3)", "42(4)"),
    ]
    assert list(new.answers.filter(violated_before=True).values_list("point", flat=True)) == ["45(3)", "45(8)"]
    assert (new.kind, new.facility, new.repeats) == (made.kind, made.facility, made)
    assert set(new.answers.values_list("answered_at", flat=True)) == {None}


def test_a_repeated_repetition_leaves_out_what_the_first_took_along(made):
    """Lines taken along from earlier visits belong to that visit: the new one takes along its own."""
    second = done(again(made))
    third = repeating.repeat(second, started_at=moment(day=11), by=made.created_by, at=moment(day=11))
    assert (second.answers.count(), third.answers.count()) == (18, 18)


def test_where_an_order_is_needed_it_is_needed_again(world):
    first = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)
    made = completed(world.ivs, by=world.district_officer, code="on_ground", order=first)
    sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
    with refused(sentence, field="order"):
        again(made)
    second = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=AGAIN)
    assert again(made, order=second).order == second


def test_one_that_was_not_completed_is_not_repeated(world):
    with refused("This can't be done in the state “Under way”."):
        again(inspection(world.ivs, by=world.district_officer))


def test_the_office_above_repeats_a_visit_of_its_district_as_its_own(world, made):
    new = again(made, by=world.oblast_officer)
    assert (new.office, new.kind.code) == (world.north, "ivs_daily")


def test_an_auditor_repeats_nothing(world, made):
    with refused("Only a prosecutor conducts inspections.", kind=Forbidden):
        again(made, by=world.auditor)


def test_from_the_card_one_tap_leads_to_the_form_that_says_what_is_repeated(signed_in, world):
    at = timezone.now() - timedelta(days=1)
    made = completed(world.ivs, by=world.district_officer, at=at)
    browser = signed_in(world.district_officer)
    address = f"{reverse('inspections:new')}?facility={world.ivs.pk}&repeat={made.pk}"
    assert address.replace("&", "&amp;") in browser.get(f"/inspections/{made.pk}/").content.decode()
    page = browser.get(address)
    assert [one.code for one in page.context["kinds"]] == ["ivs_daily"]
    browser.post(address, {"kind": made.kind_id, "when": "now"})
    assert Inspection.objects.get(repeats=made).state == "under_way"


def test_a_visit_of_another_place_is_not_repeated_here(signed_in, world):
    made = completed(world.foreign_ivs)
    browser = signed_in(world.district_officer)
    assert browser.get(f"{reverse('inspections:new')}?facility={world.ivs.pk}&repeat={made.pk}").status_code == 404


def test_over_the_api(world, made):
    caller = Caller(world.district_officer)
    status, card = caller.post(f"inspections/{made.pk}/repeat/", planned_on=str(timezone.localdate()))
    assert (status, card["repeats"], card["answers"][0]["point"]) == (201, made.pk, "45(3)")
