"""Plans of work (point 15(1)): written from the duties of the period, approved by another, carried out."""

from datetime import date, timedelta

import pytest

from facilities.enums import FacilityKind
from inspections.actions import plan_items, plans
from inspections.enums import ItemBasis, PlanState
from inspections.models import Plan
from oversight.core.enums import Role
from oversight.core.refusals import Forbidden
from tests import factories
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import order, refused

pytestmark = pytest.mark.django_db

AT = moment(2026, 3, 2)
QUARTER = {"begins_on": date(2026, 4, 1), "ends_on": date(2026, 6, 30)}


@pytest.fixture
def office():
    factories.edition()
    return factories.office()


@pytest.fixture
def author(office):
    return factories.officer(office=office)


@pytest.fixture
def head(office):
    return factories.officer(Role.DISTRICT_PROSECUTOR, office=office)


@pytest.fixture
def plan(author):
    return plans.draft(**QUARTER, by=author, at=AT)


def item(plan, author, **fields):
    said = {"task": "Семинар", "responsible": author, "due_on": date(2026, 5, 15), **fields}
    return plan_items.add(plan, **said, by=author, at=AT)


def approved(plan, author, head):
    plans.submit(plan, by=author, at=AT)
    return plans.approve(plan, by=head, at=AT)


def test_the_duties_of_the_period_are_taken_in_once(plan, author, office):
    probation = factories.facility(FacilityKind.PROBATION, supervising_office=office)
    factories.facility(FacilityKind.PROBATION)
    factories.facility(FacilityKind.IVS, supervising_office=office)

    assert plan_items.take_duties(plan, by=author, at=AT) == 1
    taken = plan.items.get()
    assert (taken.facility, taken.kind_code, taken.rule_code, taken.due_on, taken.basis, taken.responsible) == (
        probation,
        "probation_half_year",
        "probation.half_year",
        date(2026, 6, 30),
        ItemBasis.DUTY,
        author,
    )
    assert (plan_items.take_duties(plan, by=author, at=AT), plan.items.count()) == (0, 1)


def test_it_is_approved_by_another_and_becomes_a_paper(plan, author, head):
    item(plan, author)
    done = approved(plan, author, head)

    assert (done.state, done.approved_by, done.approved_at) == (PlanState.APPROVED, head, AT)
    assert [one["task"] for one in done.document.context["items"]] == ["Семинар"]
    assert plans.approve(plan, by=head, at=AT + timedelta(hours=1)).approved_at == AT


def test_its_author_cant_approve_it(office, head):
    plan = plans.draft(**QUARTER, by=head, at=AT)
    item(plan, head)
    plans.submit(plan, by=head, at=AT)
    with refused("A plan is approved by somebody other than its author.", kind=Forbidden):
        plans.approve(plan, by=head, at=AT)


def test_an_officer_who_doesnt_sign_cant_approve(plan, author, office):
    item(plan, author)
    plans.submit(plan, by=author, at=AT)
    with refused("Only the head of the office or a deputy signs this.", kind=Forbidden):
        plans.approve(plan, by=factories.officer(office=office), at=AT)


def test_returned_with_a_comment_it_is_a_draft_again(plan, author, head):
    item(plan, author)
    plans.submit(plan, by=author, at=AT)
    with refused("Say what is to be changed.", field="comment"):
        plans.give_back(plan, comment=" ", by=head, at=AT)
    back = plans.give_back(plan, comment="Добавить прием осужденных", by=head, at=AT)
    assert (back.state, back.comment) == (PlanState.DRAFT, "Добавить прием осужденных")
    assert plans.submit(plan, by=author, at=AT).comment == ""


def test_of_two_who_decide_at_once_the_second_is_told(plan, author, head):
    item(plan, author)
    plans.submit(plan, by=author, at=AT)
    plans.give_back(plan, comment="Мало", by=head, at=AT)
    with refused("This can't be done in the state “Draft”."):
        plans.approve(plan, by=head, at=AT)


def test_a_plan_without_items_cant_be_sent(plan, author):
    with refused("A plan without items can't be approved: add what is to be done."):
        plans.submit(plan, by=author, at=AT)


def test_an_approved_plan_stays(plan, author, head):
    made = item(plan, author)
    approved(plan, author, head)
    with refused("This plan is no draft any more: its items stay as they are."):
        plan_items.change(made, task="Иное", by=author, at=AT)
    with refused("This plan is no draft any more: its items stay as they are."):
        plans.drop(plan, by=author, at=AT)


def test_a_dropped_draft_is_gone_and_who_works_on_it_is_told(plan, author):
    made = item(plan, author)
    plans.drop(Plan.objects.get(pk=plan.pk), by=author, at=AT)
    with refused("This draft has been dropped by somebody else."):
        plan_items.change(made, task="Иное", by=author, at=AT)


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"ends_on": date(2026, 3, 31)}, "A plan can't end before it begins.", None),
        ({"ends_on": date(2027, 4, 2)}, "A plan covers a year at most; check the dates.", "ends_on"),
        (
            {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 3, 1)},
            "These days are over: a plan is made for days to come.",
            "ends_on",
        ),
    ],
)
def test_impossible_days_are_refused(author, fields, sentence, field):
    with refused(sentence, field=field):
        plans.draft(**(QUARTER | fields), by=author, at=AT)


def test_one_plan_an_office_and_period(plan, author):
    with refused("Your office has a plan for these days already: open that one."):
        plans.draft(**QUARTER, by=author, at=AT)


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"due_on": date(2026, 7, 1)}, "The day is outside the period of the plan.", "due_on"),
        ({"task": ""}, "This field cannot be blank.", "task"),
        ({"kind_code": "ivs_daily"}, "An inspection is planned at a facility: choose it.", None),
    ],
)
def test_an_impossible_item_is_refused(plan, author, fields, sentence, field):
    with refused(sentence, field=field):
        item(plan, author, **fields)


def test_a_foreign_facility_and_a_foreign_officer_are_refused(plan, author):
    with refused("This facility is outside your office's supervision.", field="facility"):
        item(plan, author, facility=factories.facility())
    with refused("The person responsible is a prosecutor of the plan's office.", field="responsible"):
        item(plan, author, responsible=factories.officer())


def test_an_item_becomes_one_inspection_and_is_done_when_that_is(plan, author, head, office):
    place = factories.facility(FacilityKind.PROBATION, supervising_office=office)
    plan_items.take_duties(plan, by=author, at=AT)
    approved(plan, author, head)
    made, day = plan.items.get(), date(2026, 6, 1)
    signed = order(place, by=author, signer=head, at=moment(2026, 6, 1), begins_on=day, ends_on=day)

    first = plan_items.carry_out(made, order=signed, planned_on=day, by=author, at=moment(2026, 6, 1))
    again = plan_items.carry_out(made, order=signed, planned_on=day, by=author, at=moment(2026, 6, 1))
    assert (first, first.planned_on, first.kind.code) == (again, day, "probation_half_year")

    made.refresh_from_db()
    assert (made.is_done, made.is_late(date(2026, 7, 1)), made.is_late(date(2026, 6, 30))) == (False, True, False)
    made.inspection.completed_at = moment(2026, 6, 1, 12)
    assert (made.is_done, made.is_late(date(2026, 7, 1))) == (True, False)


def test_without_its_order_an_item_becomes_no_inspection(plan, author, head, office):
    factories.facility(FacilityKind.PROBATION, supervising_office=office)
    plan_items.take_duties(plan, by=author, at=AT)
    approved(plan, author, head)
    sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
    with refused(sentence, field="order"):
        plan_items.carry_out(plan.items.get(), by=author, at=moment(2026, 6, 1))


def test_other_work_is_marked_done_or_explained_once(plan, author, head):
    made, second = item(plan, author), item(plan, author, task="Стажировка")
    approved(plan, author, head)
    at = moment(2026, 5, 14)
    with refused("This day is still to come.", field="done_on"):
        plan_items.mark_done(made, done_on=date(2026, 5, 15), outcome="Проведен", by=author, at=at)
    done = plan_items.mark_done(made, done_on=date(2026, 5, 14), outcome="Проведен", by=author, at=at)
    left = plan_items.explain(second, why_not="Отпуск", by=author, at=at)
    assert (done.is_done, left.is_done, left.is_settled) == (True, False, True)
    with refused("What became of this item is entered already."):
        plan_items.explain(made, why_not="Отпуск", by=author, at=at)


def test_items_of_a_draft_are_not_worked(plan, author):
    with refused("The plan isn't approved yet: its items are carried out once it is."):
        plan_items.explain(item(plan, author), why_not="Отпуск", by=author, at=AT)


def test_the_list_asks_as_much_for_three_plans_as_for_one(client, plan, author, django_assert_num_queries):
    item(plan, author)
    client.force_login(author)
    client.get("/plans/")
    queries = 3

    with django_assert_num_queries(queries):
        client.get("/plans/")
    for month in (7, 8):
        more = plans.draft(begins_on=date(2026, month, 1), ends_on=date(2026, month, 28), by=author, at=AT)
        item(more, author, due_on=date(2026, month, 2))
    with django_assert_num_queries(queries):
        page = client.get("/plans/")
    assert page.content.decode().count("row-link") == 3


def test_a_plan_is_written_and_approved_in_the_browser(client, office, head):
    author = factories.officer(office=office, language="en")
    factories.facility(FacilityKind.PROBATION, supervising_office=office)
    factories.officer(office=factories.office())
    client.force_login(author)
    year = moment().year + 5
    answer = client.post("/plans/new/", {"begins_on": f"{year}-01-01", "ends_on": f"{year}-12-31"})
    plan = Plan.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/plans/{plan.pk}/")
    client.post(f"/plans/{plan.pk}/take-duties/")
    assert [one.due_on for one in plan.items.all()] == [date(year, 6, 30), date(year, 12, 31)]
    wrong = client.post(f"/plans/{plan.pk}/items/new/", {"task": "Семинар", "responsible": author.pk, "due_on": "x"})
    assert (wrong.status_code, "Семинар" in wrong.content.decode()) == (422, True)
    client.post(f"/plans/{plan.pk}/submit/")
    client.force_login(head)
    client.post(f"/plans/{plan.pk}/approve/")
    plan.refresh_from_db()
    assert (plan.state, plan.approved_by) == (PlanState.APPROVED, head)


def test_a_foreign_plan_does_not_exist(client, plan):
    client.force_login(factories.officer())
    assert client.get(f"/plans/{plan.pk}/").status_code == 404
    assert client.get("/plans/").content.decode().count("row-link") == 0


def test_the_plan_over_the_api(plan, author, head):
    api = Caller(author)
    said = {"task": "Семинар", "responsible": author.pk, "due_on": "2026-05-15"}
    status, made = api.post(f"plans/{plan.pk}/items/", **said)
    assert (status, made["task"], made["is_done"]) == (201, "Семинар", False)
    assert api.post(f"plans/{plan.pk}/submit/")[1]["state"] == "on_approval"
    status, approved = Caller(head).post(f"plans/{plan.pk}/approve/")
    assert (status, approved["state"], approved["total"], approved["done"]) == (200, "approved", 1, 0)
    status, done = api.post(f"plans/{plan.pk}/items/{made['id']}/not-done/", why_not="Отпуск")
    assert (status, done["why_not"], api.get(f"plans/{plan.pk}/")[1]["not_done"]) == (200, "Отпуск", 1)
