import pytest
from django.test import Client

from oversight.core.models import AuditRow
from oversight.documents.actions import attach, render
from oversight.documents.models import Rendering
from tests import factories
from tests.documents import making
from tests.documents.making import paper
from tests.factories import moment

pytestmark = pytest.mark.django_db
AT = moment()
#: The officer, the papers, their files, the offices to filter by; the session comes from the cache.
QUERIES_OF_LIST = 4


def signed_in(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def world():
    return factories.world()


@pytest.fixture
def document(world):
    return paper(world.district_officer, kind="sample")


@pytest.fixture
def client(world):
    return signed_in(world.district_officer)


def prepare(document):
    for rendering in document.renderings.all():
        render(rendering.pk, at=AT)


def test_a_new_paper_shows_that_it_is_being_prepared_and_asks_every_second(client, document):
    page = client.get(f"/documents/{document.pk}/").content.decode()

    assert page.count("Being prepared") == 4
    assert f'hx-get="/documents/{document.pk}/" hx-trigger="every 1s" hx-swap="outerHTML"' in page


def test_when_it_is_ready_it_shows_itself_and_stops_asking(client, document):
    prepare(document)

    part = client.get(f"/documents/{document.pk}/", headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith('<section class="card" id="files"')
    assert part.count(f"/documents/{document.pk}/pdf/?language=") == 2
    assert part.count(f"/documents/{document.pk}/docx/?language=") == 2
    assert document.renderings.get(language="ru", format="pdf").sha256 in part
    assert "hx-trigger" not in part


def test_what_htmx_gets_is_the_same_part_of_the_whole_page(client, document):
    prepare(document)

    whole = client.get(f"/documents/{document.pk}/")
    part = client.get(f"/documents/{document.pk}/", headers={"HX-Request": "true"})

    assert part.content.decode().strip() in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]


def test_a_failed_paper_names_its_cause_and_can_be_prepared_again(client, document):
    Rendering.objects.update(state="failed", error="OSError: disk full")

    page = client.get(f"/documents/{document.pk}/").content.decode()
    answer = client.post(f"/documents/{document.pk}/requeue/", follow=True)

    assert page.count("OSError: disk full") == 4
    assert answer.redirect_chain == [(f"/documents/{document.pk}/", 302)]
    assert "The paper is being prepared again." in answer.content.decode()


def test_an_auditor_is_not_offered_to_prepare_again(world, document):
    Rendering.objects.update(state="failed", error="OSError: disk full")

    assert "Prepare again" not in signed_in(world.auditor).get(f"/documents/{document.pk}/").content.decode()


def test_the_card_of_a_corrected_paper_leads_to_the_newest_version(client, world, document):
    newest = paper(world.district_officer, corrects=document)

    page = client.get(f"/documents/{document.pk}/").content.decode()

    assert "This version has been corrected." in page
    assert f'href="/documents/{newest.pk}/"' in page


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_pdf_opens_in_the_browser_and_leaves_an_audit_row(client, world, document, language):
    prepare(document)

    answer = client.get(f"/documents/{document.pk}/pdf/?language={language}")

    rendering = document.renderings.get(language=language, format="pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="sample-1-2026-{language}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["ETag"] == f'"{rendering.sha256}"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    row = AuditRow.objects.about(document).first()
    assert (row.action, row.officer_id, row.after) == (
        "document.view",
        world.district_officer.pk,
        {"language": language, "format": "pdf"},
    )


def test_the_docx_is_downloaded_under_its_name(client, document):
    prepare(document)

    answer = client.get(f"/documents/{document.pk}/docx/?language=kk")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="sample-1-2026-kk.docx"'
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert AuditRow.objects.about(document).first().after == {"language": "kk", "format": "docx"}


def test_a_copy_the_browser_has_is_not_sent_again(client, document):
    prepare(document)
    etag = f'"{document.renderings.get(language="ru", format="pdf").sha256}"'

    answer = client.get(f"/documents/{document.pk}/pdf/?language=ru", headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_pdf_that_is_not_ready_says_so(client, document):
    answer = client.get(f"/documents/{document.pk}/pdf/")

    assert answer.status_code == 409
    assert "The paper is still being prepared" in answer.content.decode()


@pytest.mark.parametrize("path", ["", "pdf/", "docx/"])
def test_a_foreign_paper_does_not_exist(world, document, path):
    prepare(document)
    for stranger in (factories.officer(office=world.south_1), factories.officer(office=world.north_2)):
        assert signed_in(stranger).get(f"/documents/{document.pk}/{path}").status_code == 404
    assert signed_in(world.reference_admin).get(f"/documents/{document.pk}/{path}").status_code == 404


def test_a_foreign_paper_is_not_prepared_again(world, document):
    Rendering.objects.update(state="failed", error="disk full")

    stranger = signed_in(factories.officer(office=world.south_1))

    assert stranger.post(f"/documents/{document.pk}/requeue/").status_code == 404
    assert {one.state for one in Rendering.objects.all()} == {"failed"}


def test_the_list_shows_the_papers_of_the_office_and_below_newest_first(world):
    own, neighbours, foreign = (
        paper(factories.officer(office=office), title_ru=f"Справка {office.code}")
        for office in (world.north_1, world.north_2, world.south_1)
    )

    page = signed_in(world.oblast_officer).get("/documents/").content.decode()

    assert page.index(f'"/documents/{neighbours.pk}/"') < page.index(f'"/documents/{own.pk}/"')
    assert f'"/documents/{foreign.pk}/"' not in page


def test_the_list_is_filtered_from_the_address(client, world):
    order = paper(world.district_officer, kind="order", at=moment(2026, 3, 1))
    spravka = paper(world.district_officer, kind="spravka", at=moment(2026, 5, 1))

    def found(query):
        return [one.pk for one in client.get(f"/documents/?{query}").context["page"]]

    assert found("kind=order") == [order.pk]
    assert found("issued_from=2026-04-01") == [spravka.pk]
    assert found("issued_until=2026-03-01") == [order.pk]
    assert found("number=1") == [spravka.pk, order.pk]
    assert found("number=2") == []
    assert found(f"office={world.north_1.pk}") == [spravka.pk, order.pk]


def test_a_paper_is_found_by_the_place_it_is_about(client, world):
    here = factories.facility(supervising_office=world.north_1, name_ru="ИВС города Темиртау")
    about = paper(world.district_officer, facility=here)
    paper(world.district_officer)

    def found(query):
        return [(one.pk, one.facility) for one in client.get(f"/documents/?{query}").context["page"]]

    assert found("q=темиртау") == [(about.pk, here)]
    assert found(f"facility={here.pk}") == [(about.pk, here)]
    assert "ИВС города Темиртау" in client.get(f"/documents/{about.pk}/").content.decode()


def test_an_empty_list_says_what_would_appear(client):
    assert "No papers here" in client.get("/documents/").content.decode()


def test_who_keeps_reference_data_has_no_list_of_papers(world):
    assert signed_in(world.reference_admin).get("/documents/").status_code == 404


def test_the_list_takes_as_many_queries_at_one_row_as_at_fifty(client, world, django_assert_num_queries):
    paper(world.district_officer)
    client.get("/documents/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/documents/")
    for _ in range(50):
        paper(world.district_officer)
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/documents/")


@pytest.fixture
def photo(world):
    return attach(making.upload(making.picture()), office=world.north_1, by=world.district_officer, at=AT)


def test_a_picture_is_shown_in_a_sandbox(client, photo):
    answer = client.get(f"/documents/attachments/{photo.pk}/")

    assert b"".join(answer.streaming_content) == making.content_of(photo)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert AuditRow.objects.about(photo).first().action == "attachment.view"


def test_what_is_no_picture_is_downloaded_under_its_own_name(client, world):
    scan = attach(making.upload(making.pdf(), "Скан №1.pdf"), office=world.north_1, by=world.district_officer, at=AT)

    answer = client.get(f"/documents/attachments/{scan.pk}/")

    assert b"".join(answer.streaming_content) == making.pdf()
    disposition = "attachment; filename*=utf-8''%D0%A1%D0%BA%D0%B0%D0%BD%20%E2%84%961.pdf"
    assert answer.headers["Content-Disposition"] == disposition


def test_a_foreign_file_does_not_exist(world, photo):
    for stranger in (factories.officer(office=world.south_1), world.reference_admin):
        assert signed_in(stranger).get(f"/documents/attachments/{photo.pk}/").status_code == 404


def test_a_file_is_seen_by_the_office_it_is_shared_with(world):
    shared = attach(
        making.upload(making.picture()),
        office=world.north,
        shared_with=world.north_1,
        by=world.oblast_officer,
        at=AT,
    )

    answer = signed_in(world.district_officer).get(f"/documents/attachments/{shared.pk}/")
    assert b"".join(answer.streaming_content) == making.content_of(shared)
