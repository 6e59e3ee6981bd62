"""Several inspectors on one checklist at once: who fills what, and one conclusion of all."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inspections.actions import checklist, findings, inspections, results, shares
from inspections.models import Answer
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden
from tests import factories
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import WORDS, completed, finding, inspection, refused
from tests.inspections.pictures import png
from tests.inspections.test_at_once import at_once, refusals

LATER = moment(hour=11)
#: Who asks, the line in scope; the check and the line locked, who inspects, the writing and its row of the trail
#: between the marks of a transaction; then the line as drawn, its files and findings, the team, two counts.
SAVING = 15


@pytest.fixture
def made(world):
    return inspection(world.ivs, by=world.district_officer)


@pytest.fixture
def second(world):
    return factories.officer(office=world.north_1)


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


def take(made, *positions, by, **said):
    return shares.take(made, positions=list(positions), by=by, at=moment(), **said)


def takers(made):
    return {line.position: line.taken_by for line in made.answers.exclude(taken_by=None)}


def names(made):
    return [one.full_name for one in made.inspectors.all()]


def address(made, verb=""):
    return reverse("inspections:inspection", args=[made.pk]) + verb


def stamps(browser, made):
    """What the open page has, as it repeats it when it asks for news."""
    return re.findall(r'name="seen" value="([^"]+)"', browser.get(address(made)).content.decode())


def without_tokens(html):
    """As drawn, but for the token, which every request covers anew, and for blanks."""
    html = re.sub(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>', "", html)
    return re.sub(r">\s+<", "><", " ".join(html.split()))


class TestTheAnswerOfASavedLine:
    @pytest.mark.parametrize("position", [2, 3, 5, 6, 7, 8])
    def test_is_the_parts_of_the_page_with_all_that_the_others_hold(self, browser, made, second, world, position):
        take(made, 2, 6, by=second)
        take(made, 7, by=world.district_officer)
        finding(made, position=3, by=second)
        findings.add(made, by=second, at=moment(), **WORDS)
        for number, said in ((4, {"value": "in_order"}), (5, {"note": "Смотреть утром"})):
            checklist.answer(made.answers.get(position=number), version=0, by=second, at=moment(), **said)
        sent = SimpleUploadedFile("a.png", png(), "image/png")
        checklist.attach_file(made.answers.get(position=8), sent, by=second, at=moment())
        line = made.answers.get(position=position)
        said = {"value": "in_order", "note": "Проверено", "version": line.version}
        answer = browser.post(address(made, f"answers/{position}/"), said, headers={"X-Autosave": "1"})
        page = without_tokens(browser.get(address(made)).content.decode())
        parts = {name: without_tokens(html) for name, html in answer.json()["fragments"].items()}
        assert len(parts) == 5
        assert {name for name, html in parts.items() if html not in page} == set()

    def test_asks_nothing_for_the_other_lines(self, browser, made, second, django_assert_num_queries):
        take(made, 2, by=second)
        for position in (3, 4):
            with django_assert_num_queries(SAVING):
                said = {"value": "in_order", "version": 0}
                browser.post(address(made, f"answers/{position}/"), said, headers={"X-Autosave": "1"})
            finding(made, position=position + 5, by=second)


class TestTaking:
    def test_lines_are_taken_and_given_back(self, made, second):
        assert take(made, 1, 3, by=second) == ["45(1)", "45(3)"]
        assert takers(made) == {1: second, 3: second}
        assert shares.give_back(made, positions=[1], by=second, at=moment()) == ["45(1)"]
        assert takers(made) == {3: second}

    def test_a_line_of_a_colleague_is_not_taken_unawares(self, made, second):
        take(made, 3, by=second)
        with refused(f"Line 45(3) is filled by {second.short_name} already.", field="positions"):
            take(made, 2, 3, by=made.created_by)
        assert takers(made) == {3: second}
        assert take(made, 2, 3, by=made.created_by, over=True) == ["45(2)", "45(3)"]
        assert set(takers(made).values()) == {made.created_by}

    def test_nobody_gives_back_what_is_a_colleague_s(self, made, second):
        take(made, 3, by=second)
        assert shares.give_back(made, positions=[3], by=made.created_by, at=moment()) == []
        assert takers(made) == {3: second}

    def test_all_that_are_free_are_neither_answered_nor_taken(self, made, second):
        by = made.created_by
        checklist.answer(made.answers.get(position=1), value="in_order", version=0, by=by, at=moment())
        take(made, 2, by=by)
        assert len(shares.take(made, by=second, at=moment())) == 14
        assert sorted(takers(made)) == list(range(2, 17))

    def test_taking_twice_changes_nothing(self, made, second):
        take(made, 3, by=second)
        assert take(made, 3, by=second) == []
        assert AuditRow.objects.filter(action="inspections.take").count() == 1

    def test_no_line_no_part(self, made, second):
        with refused("Choose the lines you fill.", field="positions"):
            take(made, 99, by=second)

    def test_an_officer_of_another_office_takes_none(self, made, world):
        with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
            take(made, 1, by=world.oblast_officer)
        assert takers(made) == {}

    def test_the_rest_in_order_leaves_a_colleague_s_lines_alone(self, made, second):
        take(made, 3, by=second)
        assert checklist.answer_rest(made, by=made.created_by, at=moment()) == 11
        assert made.answers.get(position=3).answered_at is None
        assert checklist.answer_rest(made, by=second, at=moment()) == 1

    def test_what_was_taken_is_waited_for(self, made, second):
        take(made, 3, by=second)
        checklist.answer_rest(made, by=made.created_by, at=moment())
        with refused("The inspection can't be completed yet.") as refusal:
            results.complete(made, by=made.created_by, at=LATER)
        sentence = f"Line 45(3) was taken by {second.short_name} and waits for an answer."
        assert [str(part) for part in refusal.value.parts] == [sentence]


class TestOneConclusion:
    def test_who_works_on_the_checklist_inspects(self, made, second):
        checklist.answer(made.answers.get(position=2), value="in_order", version=0, by=second, at=moment())
        assert names(made) == [made.created_by.full_name, second.full_name]
        line = made.answers.get(position=2)
        assert (line.answered_by, line.answered_at) == (second, moment())

    def test_who_only_corrects_a_completed_check_did_not_inspect(self, world, second):
        made = completed(world.ivs, by=world.district_officer)
        results.reopen(made, reason="описка", by=second, at=LATER)
        line = made.answers.get(position=2)
        checklist.answer(line, note="камера № 2", version=line.version, by=second, at=LATER)
        assert names(made) == [made.created_by.full_name]

    def test_the_certificate_names_all_and_merges_what_each_found(self, made, second):
        third = factories.officer(office=made.office)
        finding(made, position=2)
        finding(made, position=5, by=second, what="Нет медицинского освидетельствования.")
        findings.add(made, by=third, at=moment(), **{**WORDS, "what": "Нет света во дворе."})
        for officer in (made.created_by, second, third):
            checklist.answer_rest(made, by=officer, at=moment())
        paper = results.complete(made, by=second, at=LATER).spravka.context
        assert [one["full_name"] for one in paper["inspectors"]] == [
            one.full_name for one in (made.created_by, second, third)
        ]
        assert [one["what"] for one in paper["findings"]] == [
            "В камере № 3 нет вентиляции.",
            "Нет медицинского освидетельствования.",
            "Нет света во дворе.",
        ]
        points = {"violation": ["45(2)", "45(5)"], "in_order": 10}
        found = paper["checked"]["points"]
        assert (found["violation"], len(found["in_order"])) == (points["violation"], points["in_order"])

    def test_a_named_officer_of_a_subordinate_office_fills_their_part(self, world):
        made = inspection(world.ivs, by=world.oblast_officer)
        officers = [world.oblast_officer, world.district_officer]
        inspections.change(made, version=1, inspectors=officers, by=world.oblast_officer, at=moment())
        line = made.answers.get(position=2)
        checklist.answer(line, value="in_order", version=0, by=world.district_officer, at=moment())
        assert made.answers.get(position=2).answered_by == world.district_officer

    def test_whom_nobody_named_still_only_reads(self, world):
        made = inspection(world.ivs, by=world.oblast_officer)
        sentence = "This belongs to another office: you may read it, its own officers change it."
        with refused(sentence, kind=Forbidden):
            checklist.answer(
                made.answers.get(position=2), value="in_order", version=0, by=world.district_officer, at=moment()
            )


class TestOpenPage:
    """A page that stands open learns what the others filled."""

    def test_nothing_new_is_answered_with_nothing(self, browser, made):
        assert browser.get(address(made, "news/"), {"seen": stamps(browser, made)}).status_code == 204

    def test_a_line_a_colleague_answered_comes_with_who_and_the_progress(self, browser, made, second):
        checklist.answer(made.answers.get(position=9), value="in_order", version=0, by=made.created_by, at=moment())
        take(made, 16, by=second)
        seen = stamps(browser, made)
        checklist.answer(made.answers.get(position=3), value="violation", version=0, by=second, at=moment())
        response = browser.get(address(made, "news/"), {"seen": seen})
        news = response.content.decode()
        assert re.findall(r'<article class="line" id="(line-\d+)"', news) == ["line-3"]
        assert f"{second.short_name}, " in news
        assert "<strong>2</strong> of 12 answered" in news
        assert news.count('hx-swap-oob="true"') == 3  # the line, the progress, who fills what

    def test_when_a_second_joins_every_line_says_whose_it_is(self, browser, made, second):
        seen = stamps(browser, made)
        take(made, 3, by=second)
        news = browser.get(address(made, "news/"), {"seen": seen}).content.decode()
        assert news.count('<article class="line"') == 16
        assert f"Filled by {second.short_name}" in news

    def test_a_violation_outside_the_checklist_comes_too(self, browser, made, second):
        seen = stamps(browser, made)
        findings.add(made, by=second, at=moment(), **WORDS)
        assert "В камере № 3 нет вентиляции." in browser.get(address(made, "news/"), {"seen": seen}).content.decode()

    def test_a_page_of_a_completed_inspection_is_told(self, browser, made, second):
        seen = stamps(browser, made)
        checklist.answer_rest(made, by=second, at=moment())
        results.complete(made, by=second, at=LATER)
        news = browser.get(address(made, "news/"), {"seen": seen}).content.decode()
        assert "The inspection is in the state “Completed” now" in news

    def test_it_costs_the_same_whatever_was_filled(self, browser, made, second, django_assert_max_num_queries):
        take(made, 3, by=second)
        for line in made.answers.all():
            finding(made, position=line.position, by=second)
        with django_assert_max_num_queries(13):
            browser.get(address(made, "news/"), {"seen": []})

    def test_of_a_foreign_inspection_there_is_no_news(self, signed_in, made, world):
        stranger = signed_in(factories.officer(office=world.south_1))
        assert stranger.get(address(made, "news/")).status_code == 404

    def test_by_htmx_a_tap_takes_a_line_and_answers_with_it(self, browser, made, second):
        take(made, 5, by=second)
        seen = stamps(browser, made)
        body = {"position": 3, "seen": seen}
        news = browser.post(address(made, "lines/take/"), body, headers={"HX-Request": "true"}).content.decode()
        assert re.findall(r'<article class="line" id="(line-\d+)"', news) == ["line-3"]
        assert "You fill 1 line." in news
        assert takers(made)[3] == made.created_by

    def test_without_a_script_it_leads_back_to_the_checklist(self, browser, made, second):
        take(made, 3, by=second)
        response = browser.post(address(made, "lines/take/"), {"position": 3}, follow=True)
        assert f"Line 45(3) is filled by {second.short_name} already." in response.content.decode()
        response = browser.post(address(made, "lines/take/"), {"rest": "1"}, follow=True)
        assert response.redirect_chain == [(address(made) + "#checklist", 302)]
        assert len(takers(made)) == 16
        browser.post(address(made, "lines/give-back/"), {"position": [1, 2]})
        assert len(takers(made)) == 14


class TestApi:
    def test_lines_are_shared_over_the_api(self, made, second, world):
        mine, theirs = Caller(world.district_officer), Caller(second)
        lines = f"inspections/{made.pk}/answers"
        status, listed = theirs.post(f"{lines}/take/", positions=[3])
        assert (status, listed[2]["taken_by"]["id"], listed[1]["taken_by"]) == (200, second.pk, None)
        status, problem = mine.post(f"{lines}/take/", positions=[3])
        assert (status, problem["detail"]) == (422, f"Line 45(3) is filled by {second.short_name} already.")
        assert mine.post(f"{lines}/take/")[0] == 200
        assert len(takers(made)) == 16
        status, listed = theirs.post(f"{lines}/give-back/", positions=[3])
        assert (status, listed[2]["taken_by"]) == (200, None)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_two_who_take_one_line_at_once_one_has_it_and_the_other_is_told(self, made, second):
        outcomes = at_once(lambda: take(made, 3, by=made.created_by), lambda: take(made, 3, by=second))
        taker = takers(made)[3]
        assert refusals(outcomes) == [f"Line 45(3) is filled by {taker.short_name} already."]

    def test_two_who_fill_different_lines_at_once_both_keep_all(self, made, second):
        def fill(by, positions):
            def act():
                for position in positions:
                    line = Answer.objects.get(inspection=made, position=position)
                    checklist.answer(line, value="in_order", note=by.full_name, version=0, by=by, at=moment())

            return act

        outcomes = at_once(fill(made.created_by, range(1, 9)), fill(second, range(9, 17)))
        assert refusals(outcomes) == []
        notes = list(made.answers.values_list("note", flat=True))
        assert notes == [made.created_by.full_name] * 8 + [second.full_name] * 8

    def test_of_two_who_answer_one_line_at_once_the_loser_is_told_who_won(self, made, second):
        line = made.answers.get(position=1)
        officers = (made.created_by, second)

        def write(by):
            return lambda: checklist.answer(line, version=0, value="in_order", note=by.full_name, by=by, at=moment())

        outcomes = at_once(*[write(by) for by in officers])
        line.refresh_from_db()
        assert refusals(outcomes) == [
            f"Line 45(1) has been answered by {line.answered_by.short_name} since you opened it."
        ]
        assert line.note == line.answered_by.full_name


def test_a_deputy_who_joins_is_the_one_point_33_demands(world):
    deputy = factories.officer(Role.OBLAST_DEPUTY, office=world.north)
    made = inspection(world.ivs, by=world.oblast_officer)
    assert not made.inspectors.filter(officer__roles__overlap=[Role.OBLAST_DEPUTY]).exists()
    shares.take(made, positions=[1], by=deputy, at=moment())
    assert made.inspectors.filter(officer__roles__overlap=[Role.OBLAST_DEPUTY]).exists()
