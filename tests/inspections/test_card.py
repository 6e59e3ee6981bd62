"""The working page of one inspection and what is done to the whole of it."""

import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from inspections.actions import checklist, findings, inspections, results
from inspections.enums import InspectionState
from inspections.models import Answer, Finding
from inspections.views import lines
from inspections.views.card import card_page
from oversight.core.models import AuditRow
from tests import factories
from tests.factories import moment
from tests.inspections.factories import (
    WORDS,
    acknowledged,
    completed,
    finding,
    inspection,
    planned,
)
from tests.inspections.pictures import png

#: Whatever the number of lines, findings and files.
QUERIES = 16


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


@pytest.fixture
def made(world):
    """Under way since an hour ago."""
    return inspection(world.ivs, by=world.district_officer, at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def certified(world):
    return completed(world.ivs, by=world.district_officer, violation=True)


def address(made, verb=""):
    return reverse("inspections:inspection", args=[made.pk]) + (f"{verb}/" if verb else "")


def page(response):
    return response.content.decode()


class TestReading:
    def test_every_reading_leaves_a_row(self, browser, made):
        for _time in range(2):
            browser.get(address(made))
        rows = AuditRow.objects.filter(action="inspections.view", subject_id=made.pk)
        assert [row.officer_id for row in rows] == [made.created_by_id] * 2

    def test_a_foreign_inspection_does_not_exist_and_leaves_no_row(self, signed_in, made, world):
        stranger = signed_in(factories.officer(office=world.south_1))
        assert stranger.get(address(made)).status_code == 404
        assert AuditRow.objects.filter(action="inspections.view").count() == 0

    def test_who_sees_no_case_sees_no_inspection(self, signed_in, made, world):
        assert signed_in(world.reference_admin).get(address(made)).status_code == 404

    def test_the_history_tells_acts_and_not_readings(self, browser, made):
        browser.get(address(made))
        history = browser.get(address(made)).context["history"]
        assert [row.action for row in history] == ["inspections.open"]

    def test_the_office_above_reads_what_it_cant_change(self, signed_in, made, world):
        response = signed_in(world.oblast_officer).get(address(made))
        assert set(response.context["may"].values()) == {False}
        assert "data-autosave=" not in page(response)

    @pytest.mark.parametrize(
        ("make", "allowed"),
        [
            (planned, ["begin", "cancel", "change", "invite", "write"]),
            (inspection, ["cancel", "change", "complete", "invite", "write"]),
            (completed, ["close", "issue_spravka", "reopen", "repeat"]),
            (acknowledged, ["close", "reopen", "repeat"]),
        ],
    )
    def test_the_page_offers_what_may_be_done(self, browser, world, make, allowed):
        may = browser.get(address(make(world.ivs, by=world.district_officer))).context["may"]
        assert sorted(name for name, yes in may.items() if yes) == allowed

    def test_the_steps_of_tracing_are_folded_until_one_is_answered(self, browser, made):
        assert browser.get(address(made)).context["tracing_is_open"] is False
        step = made.answers.get(position=13)
        checklist.answer(step, value="in_order", version=0, by=made.created_by, at=timezone.now())
        assert browser.get(address(made)).context["tracing_is_open"] is True


class TestBlankFindings:
    def test_each_is_the_part_itself_at_the_address_of_its_line(self, made):
        """They are drawn once and put in their places; the second line must not get the first one's."""
        for line in made.answers.all()[:2]:
            lines.dress_line(line, f"/inspections/{made.pk}/", [])
            finding = Finding()
            finding.typed_at, finding.is_first = f"/inspections/{made.pk}/answers/{line.position}/finding/", True
            said = {"finding": finding, "csrf_token": f"token{line.position}", **lines.CHOICES}
            drawn = render_to_string("inspections/_finding.html", said)
            assert lines.blank_finding(line, f"token{line.position}") == drawn


class TestSpeed:
    def fill(self, made):
        """A violation with a photo on every line."""
        by, at = made.created_by, timezone.now()
        for line in made.answers.all():
            checklist.answer(line, value="violation", version=0, by=by, at=at)
            findings.add(made, answer=line, by=by, at=at, **WORDS)
            checklist.attach_file(line, SimpleUploadedFile("a.png", png(line.position)), by=by, at=at)

    def test_the_same_queries_whatever_was_found(self, browser, made, django_assert_num_queries):
        browser.get(address(made))
        with django_assert_num_queries(QUERIES):
            browser.get(address(made))
        self.fill(made)
        with django_assert_num_queries(QUERIES + 1):  # the files of findings, once there are findings
            browser.get(address(made))

    def test_forty_lines_are_drawn_quickly(self, made, rf, world):
        """Far under what a formset of forty lines takes; in processor's time, for the machine may be busy."""
        Answer.objects.bulk_create(
            Answer(
                inspection=made, position=number, point="45(1)", text_ru="Вопрос", text_kk="Сұрақ", text_en="A matter"
            )
            for number in range(17, 41)
        )
        request = rf.get(address(made))
        request.user = world.district_officer
        card_page(request, made)
        begun = time.process_time()
        assert "line-40" in page(card_page(request, made))
        assert time.process_time() - begun < 0.5


class TestActs:
    def test_a_planned_inspection_begins_now(self, browser, world):
        made = planned(world.ivs, by=world.district_officer)
        assert browser.post(address(made, "begin")).headers["Location"] == address(made)
        made.refresh_from_db()
        assert (made.state, made.started_at.second) == (InspectionState.UNDER_WAY, 0)

    def test_a_check_is_completed_now(self, browser, made):
        checklist.answer_rest(made, by=made.created_by, at=timezone.now())
        response = browser.post(address(made, "complete"), {"ended_at": ""}, follow=True)
        assert "The inspection is completed." in page(response)
        made.refresh_from_db()
        assert made.state == InspectionState.COMPLETED

    def test_the_end_may_be_told(self, browser, made):
        checklist.answer_rest(made, by=made.created_by, at=timezone.now())
        ended = timezone.localtime(made.started_at) + timedelta(minutes=20)
        browser.post(address(made, "complete"), {"ended_at": f"{ended:%Y-%m-%dT%H:%M}"})
        made.refresh_from_db()
        assert made.ended_at == ended.replace(second=0, microsecond=0)

    def test_a_refusal_names_every_missing_part_with_its_place(self, browser, made):
        found = finding(made, position=2, cause="", remedy="", at=timezone.now())
        checklist.answer(
            made.answers.get(position=4), value="violation", version=0, by=made.created_by, at=timezone.now()
        )
        response = browser.post(address(made, "complete"))
        assert response.status_code == 422
        assert [(str(part), part.place) for part in response.context["refusal"].parts] == [
            ("Line 45(4) is marked as a violation, but the violation is not described (point 8).", "line-4"),
            ("Finding 1 lacks its part “causes and conditions” (point 8).", f"finding-{found.pk}"),
            ("Finding 1 lacks its part “way to remove it” (point 8).", f"finding-{found.pk}"),
        ]
        assert f'<a href="#finding-{found.pk}">' in page(response)
        assert f'id="finding-{found.pk}"' in page(response)

    def test_a_refused_time_stands_beside_its_field_as_typed(self, browser, made):
        checklist.answer_rest(made, by=made.created_by, at=timezone.now())
        later = f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}"
        response = browser.post(address(made, "complete"), {"ended_at": later})
        form = response.context["forms"]["complete"]
        assert form.errors == {"ended_at": ["The inspection can't end in the future."]}
        assert f'value="{later}"' in page(response)

    def test_a_second_completion_says_it_is_done(self, browser, certified):
        response = browser.post(address(certified, "complete"))
        assert (response.status_code, response.context["refusal"].sentence) == (
            422,
            "This can't be done in the state “Completed”.",
        )

    def test_it_is_cancelled_with_a_reason(self, browser, made):
        response = browser.post(address(made, "cancel"), {"reason": "Открыта по ошибке"}, follow=True)
        assert "Открыта по ошибке" in page(response)

    def test_without_a_reason_it_is_not(self, browser, made):
        response = browser.post(address(made, "cancel"), {"reason": " "})
        assert (response.status_code, response.context["forms"]["cancel"].errors) == (
            422,
            {"reason": ["This field is required."]},
        )

    def test_it_is_reopened_with_a_reason_and_says_so(self, browser, certified):
        response = browser.post(address(certified, "reopen"), {"reason": "Уточнить причину"}, follow=True)
        assert "Certificate No. 1/2026 is being corrected" in page(response)

    def test_a_clean_check_gets_a_certificate_if_wanted(self, browser, world):
        made = completed(world.ivs, by=world.district_officer)
        response = browser.post(address(made, "certificate"), follow=True)
        assert "Certificate No. 1/" in page(response)

    def test_a_clean_check_is_closed(self, browser, world):
        made = completed(world.ivs, by=world.district_officer)
        browser.post(address(made, "close"))
        made.refresh_from_db()
        assert made.state == InspectionState.CLOSED

    def test_what_is_not_offered_is_refused_in_words(self, browser, certified):
        response = browser.post(address(certified, "close"))
        assert response.status_code == 422
        assert "have read the certificate (point 9)" in page(response)

    @pytest.mark.parametrize("verb", ["begin", "complete", "cancel", "reopen", "close", "certificate", "acknowledge"])
    def test_another_office_may_not(self, signed_in, made, world, verb):
        sent = {"reason": "…", "side": "facility_head"}
        assert signed_in(world.oblast_officer).post(address(made, verb), sent).status_code == 403

    @pytest.mark.parametrize("verb", ["complete", "change", "findings", "answers/3", "answers/rest", "specialists"])
    def test_its_address_opened_by_itself_leads_to_the_page(self, browser, made, verb):
        assert browser.get(address(made, verb)).headers["Location"] == address(made)


class TestAcknowledgement:
    def test_the_heads_name_comes_from_the_facilitys_card(self, browser, certified):
        factories.head(certified.facility, full_name="Омаров Ерлан", post="начальник ИВС")
        form = browser.get(address(certified)).context["forms"]["facility_head"]
        assert (form["full_name"].value(), form["post"].value()) == ("Омаров Ерлан", "начальник ИВС")

    def test_the_officer_themself_is_the_prosecutor_at_hand(self, browser, certified, world):
        form = browser.get(address(certified)).context["forms"]["prosecutor"]
        assert form["officer"].value() == world.district_officer.pk
        assert set(form.fields["officer"].queryset) == {world.district_officer, world.district_prosecutor}

    def test_both_sides_read_it(self, browser, certified, world):
        browser.post(address(certified, "acknowledge"), {"side": "facility_head", "full_name": "Ли", "post": "врио"})
        sent = {"side": "prosecutor", "officer": world.district_prosecutor.pk}
        response = browser.post(address(certified, "acknowledge"), sent, follow=True)
        certified.refresh_from_db()
        assert certified.state == InspectionState.ACKNOWLEDGED
        assert "under their own sign-in" not in page(response)

    def test_a_refusal_is_shown_with_its_reason(self, browser, certified):
        sent = {"side": "facility_head", "full_name": "Ли", "post": "врио", "refusal_reason": "Не согласен с п. 1"}
        response = browser.post(address(certified, "acknowledge"), sent, follow=True)
        assert "Refused to read" in page(response)
        assert "Не согласен с п. 1" in page(response)

    def test_what_is_missing_stands_beside_its_field(self, browser, certified):
        response = browser.post(address(certified, "acknowledge"), {"side": "facility_head", "full_name": "Ли"})
        assert response.status_code == 422
        assert response.context["forms"]["facility_head"].errors == {
            "post": ["State the post of the one who read the certificate (point 9)."]
        }

    def test_an_officer_of_another_office_is_no_choice(self, browser, certified, world):
        sent = {"side": "prosecutor", "officer": world.oblast_officer.pk}
        response = browser.post(address(certified, "acknowledge"), sent)
        assert list(response.context["forms"]["prosecutor"].errors) == ["officer"]

    def test_the_supervising_district_records_it_for_the_oblast(self, signed_in, world):
        made = completed(world.ivs, by=world.oblast_officer, violation=True)
        browser = signed_in(world.district_officer)
        sent = {"side": "prosecutor", "officer": world.district_officer.pk}
        response = browser.post(address(made, "acknowledge"), sent, follow=True)
        assert "under their own sign-in" in page(response)


class TestDetails:
    def sent(self, made, **more):
        began = timezone.localtime(made.started_at)
        return {
            "version": made.version,
            "started_at": f"{began:%Y-%m-%dT%H:%M}",
            "ended_at": "",
            "inspectors": [made.created_by_id],
            **more,
        }

    def test_video_and_directions_are_kept(self, browser, made):
        response = browser.post(address(made, "change"), self.sent(made, video_used="on", directions=["3", "1"]))
        assert response.headers["Location"] == f"{address(made)}#details"
        began = made.started_at
        made.refresh_from_db()
        assert (made.video_used, sorted(made.directions), made.started_at) == (True, [1, 3], began)

    def test_a_colleague_and_one_of_a_subordinate_office_inspect_too(self, signed_in, world):
        made = inspection(world.ivs, by=world.oblast_officer, at=timezone.now())
        sent = self.sent(made, another=world.district_officer.pk)
        sent["inspectors"] = [world.oblast_officer.pk, world.oblast_deputy.pk]
        signed_in(world.oblast_officer).post(address(made, "change"), sent)
        assert set(made.inspectors.values_list("officer", flat=True)) == {
            world.oblast_officer.pk,
            world.oblast_deputy.pk,
            world.district_officer.pk,
        }

    def test_none_left_is_refused_beside_the_field(self, browser, made):
        response = browser.post(address(made, "change"), self.sent(made, inspectors=[]))
        assert response.context["forms"]["details"].errors == {
            "inspectors": ["An inspection has at least one inspector (point 8)."]
        }

    def test_what_another_has_changed_is_shown_and_nothing_typed_is_lost(self, browser, made):
        inspections.change(made, video_used=True, by=made.created_by, at=timezone.now())
        response = browser.post(address(made, "change"), self.sent(made, directions=["2"]))
        assert response.status_code == 409
        assert response.context["stored"] == [("Video was recorded", "yes"), ("Priority directions", "—")]
        form = response.context["forms"]["details"]
        assert (form["directions"].value(), form["version"].value()) == (["2"], 2)
        again = self.sent(made, directions=["2"]) | {"version": 2}
        assert browser.post(address(made, "change"), again).status_code == 302

    def test_an_impossible_time_is_refused_beside_the_field(self, browser, made):
        later = timezone.localtime() + timedelta(hours=2)
        response = browser.post(address(made, "change"), self.sent(made, ended_at=f"{later:%Y-%m-%dT%H:%M}"))
        assert response.context["forms"]["details"].errors == {"ended_at": ["The inspection can't end in the future."]}

    def test_before_it_begins_there_are_no_times_to_change(self, browser, world):
        made = planned(world.ivs, by=world.district_officer)
        assert "started_at" not in browser.get(address(made)).context["forms"]["details"].fields

    def test_a_specialist_is_named_and_dismissed(self, browser, made):
        sent = {"full_name": "Ким В. Д.", "field": "health", "organisation": "ЦРБ"}
        browser.post(address(made, "specialists"), sent)
        named = made.specialists.get()
        assert "Ким В. Д." in page(browser.get(address(made)))
        browser.post(address(made, f"specialists/{named.pk}/dismiss"))
        assert made.specialists.count() == 0

    def test_a_specialist_without_a_name_is_refused(self, browser, made):
        response = browser.post(address(made, "specialists"), {"field": "health", "organisation": "ЦРБ"})
        assert (response.status_code, list(response.context["forms"]["specialist"].errors)) == (422, ["full_name"])


def test_the_certificates_files_are_asked_for_until_they_are_ready(browser, certified):
    assert f'hx-get="{certified.spravka.get_absolute_url()}"' in page(browser.get(address(certified)))


def test_a_corrected_certificate_names_its_version(browser, certified):
    results.reopen(certified, reason="Опечатка", by=certified.created_by, at=moment(hour=12))
    results.complete(certified, by=certified.created_by, at=moment(hour=12))
    assert "Certificate No. 1/2026 (corrected version 2)" in page(browser.get(address(certified)))
