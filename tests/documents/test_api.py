import hashlib

import pytest
from rest_framework.test import APIClient

from oversight.core.models import AuditRow
from oversight.documents.actions import render
from oversight.documents.models import Attachment
from tests import factories
from tests.documents import making
from tests.documents.making import paper, upload
from tests.factories import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def api(officer):
    return signed_in(officer)


def signed_in(officer):
    client = APIClient()
    client.force_authenticate(officer)
    return client


def test_a_paper_is_shown_with_its_frozen_values_and_the_state_of_its_files(api, officer):
    document = paper(officer)

    answer = api.get(f"/api/v1/documents/{document.pk}/").json()

    assert answer["registration_number"] == "1/2026"
    assert answer["context"]["place"] == {"ru": "ИВС", "kk": "УҰИ"}
    assert answer["context_sha256"] == document.context_sha256
    assert [(one["language"], one["format"], one["state"]) for one in answer["renderings"]] == [
        ("ru", "pdf", "queued"),
        ("ru", "docx", "queued"),
        ("kk", "pdf", "queued"),
        ("kk", "docx", "queued"),
    ]


def test_a_pdf_that_is_not_ready_is_asked_for_again(api, officer):
    document = paper(officer)

    answer = api.get(f"/api/v1/documents/{document.pk}/pdf/?language=kk")

    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "1")
    assert answer.json()["detail"] == "This paper is still being prepared. Ask again in a second."


@pytest.mark.parametrize("accept", ["*/*", "application/pdf", "application/json"])
def test_a_pdf_that_is_ready_is_answered_as_it_is(api, officer, accept):
    document = paper(officer)
    render(document.renderings.get(language="kk", format="pdf").pk, at=moment())

    answer = api.get(f"/api/v1/documents/{document.pk}/pdf/?language=kk", headers={"Accept": accept})

    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert AuditRow.objects.about(document).first().action == "document.view"


def test_a_docx_that_is_ready_is_answered_as_it_is(api, officer):
    document = paper(officer)
    rendering = document.renderings.get(language="kk", format="docx")
    render(rendering.pk, at=moment())
    address = next(
        one["address"]
        for one in api.get(f"/api/v1/documents/{document.pk}/").json()["renderings"]
        if (one["language"], one["format"]) == ("kk", "docx")
    )

    answer = api.get(address)

    rendering.refresh_from_db()
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == rendering.sha256
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")


def test_a_foreign_paper_does_not_exist(officer):
    document = paper(officer)

    for stranger in (factories.officer(), factories.officer("reference_admin")):
        for path in ("", "pdf/", "docx/"):
            assert signed_in(stranger).get(f"/api/v1/documents/{document.pk}/{path}").status_code == 404


def test_a_file_is_attached_and_read_back(api, officer):
    content = making.picture()

    sent = api.post("/api/v1/attachments/", {"file": upload(content)}, format="multipart")

    assert sent.status_code == 201
    attachment = Attachment.objects.get(pk=sent.json()["id"])
    assert (attachment.office, sent.json()["sha256"]) == (officer.office, attachment.sha256)
    answer = api.get(f"/api/v1/attachments/{attachment.pk}/content/", headers={"Accept": "image/jpeg"})
    assert b"".join(answer.streaming_content) == content


def test_a_refused_file_is_a_problem_with_the_same_sentence(api):
    answer = api.post("/api/v1/attachments/", {"file": upload(b"", "photo.jpg")}, format="multipart")

    sentence = "“photo.jpg” is empty. Choose the file again."
    assert (answer.status_code, answer.json()["detail"]) == (422, sentence)
    assert answer.json()["errors"] == [{"field": "file", "detail": sentence}]


def test_an_upload_far_over_the_limit_gets_a_sentence(api, settings):
    settings.ATTACHMENT_MAX_BYTES = 2**20

    answer = api.post("/api/v1/attachments/", {"file": upload(making.picture() + bytes(2**23))}, format="multipart")

    assert answer.json()["detail"] == "“photo.jpg” is too large: 2 MB, and at most 1 MB can be attached."


def test_a_foreign_file_does_not_exist(api, officer):
    sent = api.post("/api/v1/attachments/", {"file": upload(making.picture())}, format="multipart").json()

    for stranger in (factories.officer(), factories.officer("reference_admin")):
        for path in ("", "content/"):
            assert signed_in(stranger).get(f"/api/v1/attachments/{sent['id']}/{path}").status_code == 404


def test_an_auditor_attaches_nothing():
    answer = signed_in(factories.officer("auditor")).post(
        "/api/v1/attachments/", {"file": upload(making.picture())}, format="multipart"
    )

    assert (answer.status_code, answer.json()["detail"]) == (403, "Only a prosecutor attaches files.")
