"""Answers and findings over HTTP: typing is never lost, and nobody overwrites newer words unawares."""

from datetime import timedelta

import pytest

from inspections.actions import checklist, findings
from oversight.core.models import AuditRow
from tests.factories import moment
from tests.inspections import factories as cases

from .client import photo, sentences


@pytest.fixture
def inspection(world):
    return cases.inspection(world.ivs, by=world.district_officer)


@pytest.fixture
def lines(inspection):
    return f"inspections/{inspection.pk}/answers/"


def test_a_line_says_itself_in_three_languages(district, lines):
    status, listed = district.get(lines)
    assert (status, len(listed)) == (200, 16)
    assert [bool(listed[0][f"text_{language}"]) for language in ("ru", "kk", "en")] == [True] * 3
    assert [line["position"] for line in listed] == list(range(1, 17))


def test_newer_words_are_shown_instead_of_overwritten(world, district, inspection, lines):
    by, at = world.district_prosecutor, moment()
    checklist.answer(inspection.answers.get(position=3), version=0, value="violation", note="сыро", by=by, at=at)
    status, problem = district.patch(f"{lines}3/", value="in_order", version=0)
    assert status == 409
    assert problem["theirs"] == {"value": "violation", "note": "сыро"}
    assert problem["version"] == 1
    assert district.patch(f"{lines}3/", value="in_order", version=1)[1]["note"] == "сыро"


def test_a_request_repeated_after_a_lost_reply_changes_nothing(district, lines):
    first, again = (district.patch(f"{lines}3/", value="violation", note="сыро", version=0) for _ in range(2))
    assert (first[0], first[1]) == (again[0], again[1]) == (200, first[1])
    assert AuditRow.objects.filter(action="inspections.answer").count() == 1


def test_a_patch_must_say_which_version_it_has_seen(district, lines):
    assert sentences(district.patch(f"{lines}3/", value="in_order")[1]) == {"version": "This field is required."}
    assert sentences(district.patch(f"{lines}3/", version=0)[1]) == {
        None: "Nothing is said that would change anything."
    }


def test_several_lines_are_answered_at_once(district, lines):
    said = [
        {"position": 1, "value": "in_order", "version": 0},
        {"position": 2, "value": "violation", "note": "камера № 3", "version": 0},
    ]
    status, listed = district.patch(lines, said)
    assert status == 200
    assert [(line["value"], line["note"], line["version"]) for line in listed[:3]] == [
        ("in_order", "", 1),
        ("violation", "камера № 3", 1),
        ("not_checked", "", 0),
    ]


def test_of_several_lines_all_are_saved_or_none(world, district, inspection, lines):
    by, at = world.district_prosecutor, moment()
    checklist.answer(inspection.answers.get(position=2), version=0, value="violation", by=by, at=at)
    said = [{"position": position, "value": "in_order", "version": 0} for position in (1, 2, 3)]
    status, problem = district.patch(lines, said)
    assert (status, problem["theirs"]) == (409, [{"position": 2, "value": "violation", "note": "", "version": 1}])
    assert [line["version"] for line in district.get(lines)[1][:3]] == [0, 1, 0]


def test_a_line_that_is_not_there_or_said_twice_is_named_by_its_place(district, lines):
    said = [{"position": position, "value": "in_order", "version": 0} for position in (1, 99, 1)]
    status, problem = district.patch(lines, said)
    assert (status, list(sentences(problem))) == (400, ["1.position", "2.position"])
    status, problem = district.patch(lines, [{"position": 1, "value": "fine", "version": 0}])
    assert (status, list(sentences(problem))) == (400, ["0.value"])
    assert district.patch(lines, [])[0] == 400
    assert {line["version"] for line in district.get(lines)[1]} == {0}


def test_a_finding_is_added_written_and_removed(district, inspection):
    here = f"inspections/{inspection.pk}/findings/"
    status, made = district.post(here, answer=4, what="сыро")
    assert (status, made["answer"], made["kind"], made["version"]) == (201, 4, "violation", 0)
    status, written = district.patch(f"{here}{made['id']}/", what="сыро и темно", direction=2, version=0)
    assert (status, written["what"], written["direction"], written["version"]) == (200, "сыро и темно", 2, 1)
    status, problem = district.patch(f"{here}{made['id']}/", what="сухо", version=0)
    assert (status, problem["theirs"]["what"], problem["version"]) == (409, "сыро и темно", 1)
    assert [one["id"] for one in district.get(here)[1]] == [made["id"]]
    assert district.delete(f"{here}{made['id']}/") == (204, None)
    assert district.get(here) == (200, [])


def test_a_finding_rests_on_a_line_of_its_own_inspection(district, inspection):
    status, problem = district.post(f"inspections/{inspection.pk}/findings/", answer=99)
    assert (status, sentences(problem)) == (
        400,
        {"answer": "There is no such line in the checklist of this inspection."},
    )


def test_a_finding_is_not_reached_through_another_inspection(world, district, inspection):
    later = moment() + timedelta(days=1)
    other = cases.inspection(world.ivs, by=world.district_officer, at=later)
    finding = findings.add(other, what="сыро", by=world.district_officer, at=later)
    assert district.patch(f"inspections/{inspection.pk}/findings/{finding.pk}/", what="сухо", version=0)[0] == 404


def test_reading_what_names_people_leaves_a_row(district, inspection):
    district.get(f"inspections/{inspection.pk}/")
    district.get(f"inspections/{inspection.pk}/findings/")
    assert AuditRow.objects.filter(action="inspections.view", subject_id=inspection.pk).count() == 2


def test_a_file_is_taken_off_and_stays_as_evidence(district, lines):
    file = district.upload(f"{lines}1/files/", photo())[1]
    assert [one["id"] for one in district.get(lines)[1][0]["files"]] == [file["id"]]
    assert district.delete(f"{lines}2/files/{file['id']}/")[0] == 404
    assert district.delete(f"{lines}1/files/{file['id']}/") == (204, None)
    assert district.get(lines)[1][0]["files"] == []
    assert district.get(f"attachments/{file['id']}/")[0] == 200


def test_a_file_that_lies_about_itself_is_refused_and_loses_nothing(district, lines):
    from django.core.files.uploadedfile import SimpleUploadedFile

    district.patch(f"{lines}1/", note="сыро", version=0)
    status, problem = district.upload(f"{lines}1/files/", SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>"))
    assert (status, list(sentences(problem))) == (422, ["file"])
    assert district.upload(f"{lines}1/files/", photo(), caption="камера")[0] == 400
    line = district.get(lines)[1][0]
    assert (line["note"], line["files"]) == ("сыро", [])


def test_specialists_are_named_and_dismissed(district, inspection):
    here = f"inspections/{inspection.pk}/specialists/"
    status, made = district.post(here, full_name="Ким А.", field="health", organisation="Областная больница")
    assert (status, made["field"]) == (201, "health")
    assert district.get(here)[1] == [made]
    assert district.delete(f"{here}{made['id']}/") == (204, None)
    assert district.get(here)[1] == []


def test_an_inspection_is_changed_with_the_version_that_was_seen(world, district, inspection):
    here = f"inspections/{inspection.pk}/"
    both = [world.district_officer.pk, world.district_prosecutor.pk]
    status, changed = district.patch(here, version=1, video_used=True, directions=[3, 1, 3], inspectors=both)
    assert (status, changed["video_used"], changed["directions"], changed["version"]) == (200, True, [1, 3], 2)
    assert [one["officer"] for one in changed["inspectors"]] == both
    status, problem = district.patch(here, version=1, video_used=False)
    assert (status, problem["theirs"], problem["version"]) == (409, {"video_used": True}, 2)
    status, problem = district.patch(here, version=2, started_at="2026-03-02T10:00:00")
    assert (status, problem) == (200, problem)
    assert problem["started_at"] == "2026-03-02T10:00:00+05:00"
    status, problem = district.patch(here, version=1, started_at="2026-03-02T11:00:00+05:00")
    assert (status, problem["theirs"]) == (409, {"started_at": "2026-03-02T10:00:00+05:00"})
