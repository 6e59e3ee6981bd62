"""Typing is never lost: what the script is answered, and what happens without a script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inspections.actions import checklist, inspections
from inspections.models import Finding
from oversight.core.models import AuditRow
from tests import factories
from tests.factories import moment
from tests.inspections.factories import WORDS, completed, finding, inspection
from tests.inspections.pictures import png

AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def made(world):
    return inspection(world.ivs, by=world.district_officer)


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


@pytest.fixture
def send(browser, made):
    """Send a form of the working page as the script does."""

    def post(path, **sent):
        return browser.post(f"{address(made)}{path}", sent, headers=AUTOSAVE)

    return post


def address(made):
    return reverse("inspections:inspection", args=[made.pk])


class TestAnswers:
    def test_an_answer_is_saved_and_says_when(self, send, made):
        response = send("answers/3/", value="in_order", note="Проверено", version=0)
        line = made.answers.get(position=3)
        assert (line.value, line.note, line.version) == ("in_order", "Проверено", 1)
        answer = response.json()
        assert (response.status_code, answer["version"]) == (200, 1)
        assert len(answer["saved_at_label"]) == 5

    def test_the_progress_of_the_page_comes_with_the_answer(self, send):
        parts = send("answers/3/", value="in_order", version=0).json()["fragments"]
        assert "<strong>1</strong> of 12 answered" in parts["progress"]
        assert sorted(parts) == ["line-3-by", "line-3-left", "line-3-seen", "line-3-tools", "progress"]

    def test_words_are_kept_as_typed(self, send, made):
        send("answers/3/", note="  а\r\n\r\n\tб <i> ", version=0)
        assert made.answers.get(position=3).note == "  а\n\n\tб <i> "

    def test_a_note_alone_leaves_the_line_unanswered(self, send, made):
        assert send("answers/3/", note="Вернуться", version=0).status_code == 200
        assert made.answers.get(position=3).answered_at is None

    def test_the_same_words_sent_twice_change_nothing(self, send, made):
        first = send("answers/3/", value="in_order", note="", version=0).json()
        again = send("answers/3/", value="in_order", note="", version=0).json()
        assert (first["version"], again["version"]) == (1, 1)
        assert AuditRow.objects.filter(action="inspections.answer").count() == 1

    def test_newer_words_come_back_with_their_version(self, send, made):
        send("answers/3/", value="violation", note="Темно", version=0)
        response = send("answers/3/", value="in_order", note="Светло", version=0)
        assert response.status_code == 409
        assert response.json() == {
            "message": "Line 45(3) has been changed on another device since you opened it.",
            "theirs": {"value": "violation", "note": "Темно"},
            "labels": {"value": "Answer", "note": "Note"},
            "version": 1,
        }
        assert made.answers.get(position=3).note == "Темно"

    def test_a_wrong_value_is_refused_beside_the_field(self, send):
        response = send("answers/3/", value="perhaps", version=0)
        assert response.status_code == 422
        assert list(response.json()["errors"]) == ["value"]

    @pytest.mark.parametrize("version", ["", "-1", "x"])
    def test_a_wrong_version_is_refused(self, send, version):
        response = send("answers/3/", value="in_order", version=version)
        assert (response.status_code, list(response.json()["errors"])) == (422, ["version"])

    def test_a_null_character_is_refused_and_nothing_is_lost_silently(self, send):
        response = send("answers/3/", note="а\x00б", version=0)
        assert response.json() == {"errors": {"note": ["Null characters are not allowed."]}}

    def test_after_completion_the_sentence_says_why_not(self, browser, world):
        made = completed(world.ivs, by=world.district_officer)
        response = browser.post(f"{address(made)}answers/1/", {"note": "…", "version": 1}, headers=AUTOSAVE)
        sentence = "The inspection is in the state “Completed”: its checklist and findings can no longer be changed."
        assert (response.status_code, response.json()) == (422, {"errors": {"": [sentence]}})

    def test_another_office_that_sees_it_is_refused_in_words(self, signed_in, made, world):
        browser = signed_in(world.oblast_officer)
        response = browser.post(f"{address(made)}answers/1/", {"note": "…", "version": 0}, headers=AUTOSAVE)
        sentence = "This belongs to another office: you may read it, its own officers change it."
        assert (response.status_code, response.json()) == (403, {"message": sentence})

    def test_foreign_and_unknown_lines_do_not_exist(self, signed_in, send, made, world):
        assert send("answers/99/", note="…", version=0).status_code == 404
        stranger = signed_in(factories.officer(office=world.south_1))
        assert stranger.post(f"{address(made)}answers/1/", {"version": 0}, headers=AUTOSAVE).status_code == 404

    def test_saving_leaves_no_row_of_reading(self, send):
        send("answers/3/", value="in_order", version=0)
        assert AuditRow.objects.filter(action="inspections.view").count() == 0


class TestFindings:
    def test_the_first_words_add_the_finding_of_the_line(self, send, made):
        response = send("answers/2/finding/", what="Темно", kind="violation", direction="", version=0)
        found = made.findings.get()
        assert (found.what, found.answer.position, response.json()["version"]) == ("Темно", 2, 1)
        assert "One more violation here" in response.json()["fragments"]["line-2-tools"]

    def test_every_field_is_saved(self, send, made):
        send("answers/2/finding/", kind="shortcoming", direction="3", version=0, **WORDS)
        found = made.findings.get()
        assert {name: getattr(found, name) for name in WORDS} == WORDS
        assert (found.kind, found.direction) == ("shortcoming", 3)

    def test_newer_words_come_back(self, send, made):
        send("answers/2/finding/", what="Темно", version=0)
        response = send("answers/2/finding/", what="Сыро", version=0)
        assert response.status_code == 409
        assert (response.json()["theirs"]["what"], response.json()["theirs"]["direction"]) == ("Темно", None)

    def test_a_finding_outside_the_checklist_is_added_and_written(self, browser, send, made):
        response = browser.post(f"{address(made)}findings/", {}, headers={"HX-Request": "true"})
        found = made.findings.get()
        assert f'data-autosave="{address(made)}findings/{found.pk}/"' in response.content.decode()
        assert send(f"findings/{found.pk}/", what="Темно", version=0).json()["version"] == 1

    def test_one_more_may_stand_under_a_line(self, browser, made):
        finding(made, position=2)
        browser.post(f"{address(made)}findings/", {"answer": 2}, headers={"HX-Request": "true"})
        assert [one.answer.position for one in made.findings.all()] == [2, 2]

    def test_a_wrong_direction_is_refused_beside_the_field(self, send):
        response = send("answers/2/finding/", what="Темно", direction="6", version=0)
        assert (response.status_code, list(response.json()["errors"])) == (422, ["direction"])

    def test_it_is_removed(self, browser, made):
        found = finding(made, position=2)
        response = browser.post(f"{address(made)}findings/{found.pk}/remove/")
        assert response.headers["Location"] == f"{address(made)}#line-2"
        assert Finding.objects.count() == 0

    def test_one_removed_elsewhere_does_not_exist(self, browser, send, made):
        found = finding(made, position=2)
        browser.post(f"{address(made)}findings/{found.pk}/remove/")
        assert send(f"findings/{found.pk}/", what="Темно", version=0).status_code == 404

    def test_a_finding_of_another_inspection_does_not_exist(self, send, world):
        other = finding(inspection(world.ivs, by=world.district_officer))
        assert send(f"findings/{other.pk}/", what="Темно", version=0).status_code == 404

    def test_a_line_turned_in_order_shows_what_was_described(self, send, made):
        finding(made, position=2)
        parts = send("answers/2/", value="in_order", version=1).json()["fragments"]
        assert WORDS["what"] in parts["line-2-left"]
        parts = send("answers/2/", value="violation", version=2).json()["fragments"]
        assert WORDS["what"] not in parts["line-2-left"]


class TestRest:
    def test_the_rest_is_marked_at_once(self, browser, made):
        checklist.answer(made.answers.get(position=1), value="violation", version=0, by=made.created_by, at=moment())
        response = browser.post(f"{address(made)}answers/rest/", follow=True)
        assert "11 lines are marked as in order." in response.content.decode()
        assert made.answers.filter(value="in_order").count() == 11


class TestFiles:
    def test_a_photo_is_kept_and_its_row_comes_back(self, send, made):
        response = send("answers/2/files/", file=SimpleUploadedFile("фото.png", png()))
        kept = made.answers.get(position=2).files.get()
        assert kept.original_name == "фото.png"
        assert kept.get_absolute_url() in response.json()["html"]

    def test_the_same_photo_sent_again_is_kept_once(self, send, made):
        for _time in range(2):
            response = send("answers/2/files/", file=SimpleUploadedFile("фото.png", png()))
        assert response.status_code == 200
        assert made.answers.get(position=2).files.count() == 1

    def test_a_file_that_is_no_evidence_is_refused_in_words(self, send, made):
        response = send("answers/2/files/", file=SimpleUploadedFile("photo.png", b"<script>alert(1)</script>"))
        assert response.status_code == 422
        assert response.json()["errors"]["file"][0].startswith("“photo.png” is not a kind of file")
        assert made.answers.get(position=2).files.count() == 0

    def test_nothing_sent_is_refused_in_words(self, send):
        assert send("answers/2/files/").json() == {"errors": {"file": ["Choose a file first."]}}

    def test_a_finding_has_files_too(self, send, made):
        found = finding(made)
        send(f"findings/{found.pk}/files/", file=SimpleUploadedFile("a.png", png()))
        assert found.files.count() == 1

    def test_a_file_is_taken_off_and_stays_as_evidence(self, browser, send, made):
        send("answers/2/files/", file=SimpleUploadedFile("a.png", png()))
        line = made.answers.get(position=2)
        kept = line.files.get()
        response = browser.post(f"{address(made)}answers/2/files/{kept.pk}/remove/")
        assert response.headers["Location"] == f"{address(made)}#line-2"
        assert line.files.count() == 0
        evidence = browser.get(kept.get_absolute_url())
        assert b"".join(evidence.streaming_content) == png()

    def test_a_file_of_another_line_does_not_exist(self, browser, send, made):
        send("answers/2/files/", file=SimpleUploadedFile("a.png", png()))
        kept = made.answers.get(position=2).files.get()
        assert browser.post(f"{address(made)}answers/3/files/{kept.pk}/remove/").status_code == 404

    def test_files_of_the_line_stand_with_its_finding_in_the_certificate(self, send, made):
        finding(made, position=2)
        send("answers/2/files/", file=SimpleUploadedFile("камера.png", png()))
        checklist.answer_rest(made, by=made.created_by, at=moment())
        from inspections.actions import results

        done = results.complete(made, by=made.created_by, at=moment(hour=11))
        assert [one["name"] for one in done.spravka.context["findings"][0]["files"]] == ["камера.png"]


class TestWithoutAScript:
    def post(self, browser, made, path, **sent):
        return browser.post(f"{address(made)}{path}", sent)

    def test_an_answer_leads_back_to_its_line(self, browser, made):
        response = self.post(browser, made, "answers/3/", value="in_order", note="", version=0)
        assert response.headers["Location"] == f"{address(made)}#line-3"

    def test_a_finding_leads_back_to_its_line(self, browser, made):
        response = self.post(browser, made, "answers/3/finding/", what="Темно", version=0)
        assert response.headers["Location"] == f"{address(made)}#line-3"

    def test_a_new_finding_leads_to_its_form(self, browser, made):
        response = self.post(browser, made, "findings/")
        assert response.headers["Location"] == f"{address(made)}#finding-{made.findings.get().pk}"

    def test_files_come_with_the_form(self, browser, made):
        photos = [SimpleUploadedFile("a.png", png()), SimpleUploadedFile("b.png", png(2))]
        self.post(browser, made, "answers/3/", value="in_order", note="", version=0, file=photos)
        assert made.answers.get(position=3).files.count() == 2

    def test_a_refused_file_loses_nothing_typed(self, browser, made):
        bad = SimpleUploadedFile("a.png", b"not a picture")
        sent = {"value": "violation", "note": "Темно", "version": 0, "file": bad}
        response = browser.post(f"{address(made)}answers/3/", sent, follow=True)
        assert "“a.png” is not a kind of file" in response.content.decode()
        assert made.answers.get(position=3).note == "Темно"

    def test_two_versions_are_shown_and_the_officer_chooses(self, browser, made):
        self.post(browser, made, "answers/3/", value="violation", note="Темно", version=0)
        response = self.post(browser, made, "answers/3/", value="in_order", note="Светло", version=0)
        page = response.content.decode()
        assert response.status_code == 409
        assert all(words in page for words in ("Темно", "Светло", "Violation", "In order"))
        kept = dict(response.context["typed"]) | {"version": response.context["conflict"].version}
        self.post(browser, made, "answers/3/", **kept)
        line = made.answers.get(position=3)
        assert (line.value, line.note) == ("in_order", "Светло")

    def test_what_could_not_be_saved_is_shown(self, browser, made):
        response = self.post(browser, made, "answers/3/finding/", what="Долго писал", direction="6", version=0)
        assert response.status_code == 422
        assert "Долго писал" in response.content.decode()

    def test_words_that_come_after_completion_are_shown_not_swallowed(self, browser, made):
        inspections.cancel(made, reason="Ошибка", by=made.created_by, at=moment())
        response = self.post(browser, made, "answers/3/", note="Долго писал", version=0)
        assert response.status_code == 422
        assert "Долго писал" in response.content.decode()
