"""From a response act one tap opens the check whether what it names is gone; completed, it is written into the act."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from acts.enums import ActState, ViolationState
from inspections.actions import checklist, following, inspections, results
from inspections.models import Inspection
from oversight.core.refusals import Forbidden
from tests.acts import factories as made_acts
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import kind, order, refused

VISIT = moment(day=4)
TWO = [made_acts.VIOLATION, {"what": "Нет света.", "norm": "СанПиН, п. 34", "demand": "Заменить светильники."}]


@pytest.fixture
def act(world):
    officers = (world.district_officer, world.district_prosecutor)
    return made_acts.sent(*officers, facility=world.ivs, violations=TWO)


@pytest.fixture
def ground(world):
    """An order for the week from 2 March."""
    return order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)


def follow(act, *, by, violations=None, at=VISIT):
    return following.follow_up(act.facility, list(violations or act.violations.all()), by=by, at=at)


def say(made, *values):
    for line, value in zip(made.answers.all(), values, strict=True):
        checklist.answer(line, value=value, version=line.version, by=made.created_by, at=VISIT)


def complete(made):
    return results.complete(made, by=made.created_by, at=VISIT + timedelta(hours=1))


def states(act):
    return [one.state for one in act.violations.all()]


def test_its_lines_are_exactly_the_violations(world, act, ground):
    made_acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)  # another act, not asked of
    made = follow(act, by=world.district_officer)
    assert [line.violation for line in made.answers.all()] == list(act.violations.all())
    assert (made.kind.code, made.order, made.started_at) == ("follow_up", ground, VISIT)


def test_of_one_violation_it_is_one_line(world, act, ground):
    made = follow(act, by=world.district_officer, violations=[act.violations.last()])
    assert [line.text for line in made.answers.all()] == ["Нет света."]


def test_completed_each_violation_has_its_check(world, act, ground):
    made = follow(act, by=world.district_officer)
    say(made, "in_order", "violation")
    paper = complete(made).spravka.context
    assert states(act) == [ViolationState.ELIMINATED, ViolationState.NAMED]
    assert [one.spot_checks.get().eliminated for one in act.violations.all()] == [True, False]
    assert [one["eliminated"] for one in paper["carried"]] == [True, False]
    act.refresh_from_db()
    assert act.state == ActState.SENT


def test_with_all_of_them_gone_the_act_closes(world, act, ground):
    made = follow(act, by=world.district_officer)
    say(made, "in_order", "in_order")
    complete(made)
    act.refresh_from_db()
    assert act.state == ActState.CLOSED


def test_it_is_not_completed_with_a_violation_left_out(world, act, ground):
    made = follow(act, by=world.district_officer)
    line = made.answers.first()
    checklist.answer(line, value="in_order", version=0, by=world.district_officer, at=VISIT)
    with refused("The inspection can't be completed yet.") as refusal:
        complete(made)
    sentence = "Say of the violation “Нет света.” whether it is still there (point 12)."
    assert [str(part) for part in refusal.value.parts] == [sentence]


def test_a_second_tap_goes_on_with_the_first(world, act, ground):
    assert follow(act, by=world.district_officer) == follow(act, by=world.district_prosecutor)
    assert Inspection.objects.count() == 1


def test_without_an_order_of_the_day_it_is_refused(world, act, ground):
    late = ground.ends_on + timedelta(days=1)
    sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
    with refused(sentence, field="order"):
        follow(act, by=world.district_officer, at=VISIT + (late - VISIT.date()))


def test_what_is_eliminated_or_elsewhere_is_not_followed(world, act, ground):
    officers = (world.district_officer, world.district_prosecutor)
    gone = made_acts.eliminated(*officers, world.oblast_officer, facility=world.ivs)
    with refused("A violation is eliminated already, or its act is not out.", field="violations"):
        follow(gone, by=world.district_officer)
    elsewhere = made_acts.sent(world.oblast_officer, world.oblast_deputy, facility=world.neighbour_ivs)
    with refused("A violation was found at another facility.", field="violations"):
        following.follow_up(world.ivs, list(elsewhere.violations.all()), by=world.district_officer, at=VISIT)


def test_a_follow_up_is_opened_from_an_act_only_and_other_kinds_take_no_violations(world, act, ground):
    said = {"facility": world.ivs, "by": world.district_officer, "at": VISIT, "started_at": VISIT}
    with refused("A follow-up check is opened from the act whose violations it looks at.", field="kind"):
        inspections.open_inspection(kind=kind("follow_up"), order=ground, **said)
    with refused("Only a follow-up check is opened on violations of an act.", field="violations"):
        inspections.open_inspection(kind=kind(), violations=list(act.violations.all()), **said)


def test_an_auditor_follows_nothing(world, act, ground):
    with refused("Only a prosecutor conducts inspections.", kind=Forbidden):
        follow(act, by=world.auditor)


class TestPages:
    def test_from_the_card_of_the_act_one_tap_opens_it(self, signed_in, world):
        at = timezone.now() - timedelta(hours=1)
        officers = (world.district_officer, world.district_prosecutor)
        act = made_acts.sent(*officers, facility=world.ivs, violations=TWO, at=at)
        order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=at)
        browser = signed_in(world.district_officer)
        card = browser.get(act.get_absolute_url()).content.decode()
        assert card.count(f'action="{reverse("inspections:follow_up")}"') == 3  # the act, and each of two violations
        response = browser.post(reverse("inspections:follow_up"), {"act": act.pk})
        made = Inspection.objects.get()
        assert response.headers["Location"] == reverse("inspections:inspection", args=[made.pk])
        page = browser.get(response.headers["Location"]).content.decode()
        assert page.count('<article class="line"') == 2

    def test_without_an_order_the_form_says_what_is_missing_and_lists_the_violations(self, signed_in, world, act):
        browser = signed_in(world.district_officer)
        response = browser.post(reverse("inspections:follow_up"), {"violation": act.violations.last().pk}, follow=True)
        page = response.content.decode()
        assert "choose its order (point 7)" in page
        assert [one.code for one in response.context["kinds"]] == ["follow_up"]
        assert [one.what for one in response.context["violations"]] == ["Нет света."]

    def test_among_the_kinds_of_a_new_inspection_it_does_not_stand(self, signed_in, world):
        page = signed_in(world.district_officer).get(f"{reverse('inspections:new')}?facility={world.ivs.pk}")
        assert "follow_up" not in [one.code for one in page.context["kinds"]]

    @pytest.mark.parametrize("asked", [{"act": "999"}, {"violation": "x"}, {}])
    def test_what_does_not_exist_is_not_followed(self, signed_in, world, asked):
        assert signed_in(world.district_officer).post(reverse("inspections:follow_up"), asked).status_code == 404

    def test_a_foreign_act_does_not_exist(self, signed_in, world):
        theirs = made_acts.sent(world.oblast_officer, world.oblast_deputy, facility=world.neighbour_ivs)
        browser = signed_in(world.district_officer)
        assert browser.post(reverse("inspections:follow_up"), {"act": theirs.pk}).status_code == 404


def test_over_the_api(world):
    at = timezone.now() - timedelta(hours=1)
    officers = (world.district_officer, world.district_prosecutor)
    act = made_acts.sent(*officers, facility=world.ivs, violations=TWO, at=at)
    ground = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=at)
    violations = [one.pk for one in act.violations.all()]
    caller = Caller(world.district_officer)
    body = {"facility": world.ivs.pk, "kind": "follow_up", "order": ground.pk, "violations": violations}
    status, card = caller.post("inspections/", **body)
    assert (status, [one["violation"] for one in card["answers"]]) == (201, violations)
