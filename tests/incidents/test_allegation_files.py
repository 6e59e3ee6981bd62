"""Files and the paper of an allegation of torture: read by whoever may read the allegation, by nobody else."""

import pytest
from django.core.exceptions import ObjectDoesNotExist

from incidents.actions import allegation_files, allegations
from incidents.models import Allegation
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden
from oversight.documents.actions import render
from oversight.documents.models import Attachment, Document
from tests import factories
from tests.api.client import Caller
from tests.documents.making import content_of, picture, upload
from tests.incidents.factories import minutes
from tests.incidents.test_allegations import CONFIRMED, REFUSED, SECRET, TOLD, alleged
from tests.inspections.factories import refused

NAME = "Побои Кима В.А.jpg"


def attached(found, *, by, at=None, content=None):
    content = content or picture()
    return allegation_files.attach_file(found, upload(content, NAME), by=by, at=at or minutes(25))


@pytest.fixture
def found(world):
    """An allegation of the district with its file; the zonal officer answers for the oblast."""
    factories.zone(world.zonal_officer, world.north)
    found = alleged(world)
    attached(found, by=world.district_officer)
    return found


def addresses(found):
    """Every address that might answer the file: (path, only for readers of the allegation)."""
    file = found.files.get()
    return [
        (f"/allegations/{found.pk}/files/{file.pk}/", True),
        (f"/api/v1/allegations/{found.pk}/files/{file.pk}/", True),
        (f"/attachments/{file.pk}/", False),
        (f"/api/v1/attachments/{file.pk}/", False),
        (f"/api/v1/attachments/{file.pk}/content/", False),
    ]


def asks(officer):
    """How an officer's browser and program ask: (the status, the bytes) of an address."""
    api, browser = Caller(officer), Caller()
    browser.client.force_login(officer)

    def ask(path):
        asked = (api if path.startswith("/api/") else browser).ask("get", f"http://testserver{path}")
        return asked.status_code, b"".join(asked.streaming_content) if asked.streaming else asked.content

    return ask


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_file_exactly_where_it_reads_the_allegation(world, found, role):
    officer = world.officer(role)
    ask, reads = asks(officer), Allegation.objects.visible_to(officer).exists()
    expected = {"district_officer", "district_prosecutor", "oblast_deputy", "oblast_prosecutor", "zonal_officer"}
    assert reads == (role in expected | {"department_head"})
    for path, through_the_allegation in addresses(found):
        assert (path, ask(path)[0]) == (path, 200 if reads and through_the_allegation else 404)


def test_a_colleague_and_another_district_read_nothing(world, found):
    for stranger in (factories.officer(office=world.north_1), factories.officer(office=world.south_1)):
        ask = asks(stranger)
        assert {ask(path)[0] for path, _own in addresses(found)} == {404}
        assert not Attachment.objects.visible_to(stranger).exists()


def test_the_bytes_are_what_was_sent_and_a_reading_leaves_its_row(world, found):
    assert asks(world.oblast_deputy)(addresses(found)[0][0]) == (200, content_of(found.files.get()))
    row = AuditRow.objects.get(action="allegations.view_file")
    assert (row.officer_id, row.subject_id, row.after) == (
        world.oblast_deputy.pk,
        found.pk,
        {"file": found.files.get().pk},
    )


def test_the_trail_knows_the_file_by_its_number_only(found):
    said = " ".join(f"{row.subject_title} {row.before} {row.after}" for row in AuditRow.objects.all())
    assert AuditRow.objects.filter(action="allegations.attach").exists()
    assert "File of a confidential record" in said
    assert "Побои" not in said


def test_no_other_record_can_take_it(world, found):
    """By the API a request between offices names files that were sent before."""
    said = {"kind": "note", "subject": "о файле", "words": "см. файл", "files": [found.files.get().pk]}
    code, problem = Caller(world.district_officer).post("inquiries/", asked_office=world.north.pk, **said)
    assert (code, "files" in str(problem)) == (400, True)


def test_sent_twice_it_is_kept_once(world, found):
    content = content_of(found.files.get())
    assert attached(found, by=world.district_officer, content=content) == found.files.get()


def test_a_file_of_another_allegation_is_not_served_here(client, world, found):
    other = alleged(world)
    client.force_login(world.district_officer)
    assert client.get(f"/allegations/{other.pk}/files/{found.files.get().pk}/").status_code == 404
    with pytest.raises(ObjectDoesNotExist):
        other.files.get(pk=found.files.get().pk)


def test_who_works_on_it_attaches_and_until_the_decision_takes_off(world, found):
    for reader in (world.oblast_deputy, world.department_head):
        with pytest.raises(Forbidden):
            attached(found, by=reader)
    allegations.register(found, **REFUSED, by=world.district_officer, at=minutes(30))
    allegations.decide(found, **CONFIRMED, by=world.district_officer, at=minutes(60 * 24 * 2))
    late = attached(found, by=world.district_prosecutor, at=minutes(60 * 24 * 2), content=picture(size=(80, 60)))
    assert found.files.count() == 2
    with refused("The decision on this allegation is entered: it can't be changed any more."):
        allegation_files.detach_file(found, late, by=world.district_officer, at=minutes(60 * 24 * 2))


def test_on_the_page_it_is_attached_listed_and_taken_off(client, world):
    found = alleged(world)
    client.force_login(world.district_officer)
    here = f"/allegations/{found.pk}/"
    assert client.post(f"{here}files/", {"file": upload(picture(), NAME)}).headers["Location"] == f"{here}#files"
    file = found.files.get()
    page = client.get(here).content.decode()
    assert f'href="{here}files/{file.pk}/"' in page
    assert NAME in page
    assert "<img" not in page.split('id="files"')[1].split("</section>")[0]
    assert client.post(f"{here}files/{file.pk}/remove/").status_code == 302
    assert not found.files.exists()
    assert Attachment.objects.filter(pk=file.pk).exists()


def test_by_script_a_bad_file_is_said_beside_its_field(client, world):
    found = alleged(world)
    client.force_login(world.district_officer)
    sent = {"file": upload(b"", "пусто.jpg")}
    answer = client.post(f"/allegations/{found.pk}/files/", sent, headers={"X-Autosave": "1"})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["file"])


def test_over_the_api_it_is_attached_named_and_taken_off(world):
    found = alleged(world)
    caller = Caller(world.district_officer)
    code, made = caller.upload(f"allegations/{found.pk}/files/", upload(picture(), NAME))
    assert (code, made["original_name"], "content" in made) == (201, NAME, False)
    assert [one["id"] for one in caller.get(f"allegations/{found.pk}/")[1]["files"]] == [made["id"]]
    assert caller.delete(f"allegations/{found.pk}/files/{made['id']}/")[0] == 204
    assert not found.files.exists()


class TestPaper:
    """Its paper: a numbered document like any other, with no address but the allegation's."""

    @pytest.fixture
    def issued(self, world, found):
        allegation_files.issue_paper(found, by=world.district_officer, at=minutes(40))
        found = Allegation.objects.get(pk=found.pk)
        for rendering in found.document.renderings.all():
            render(rendering.pk, at=minutes(41))
        return found

    def test_it_says_what_the_record_says_and_names_its_files(self, issued):
        said = issued.document.context
        assert (said["full_name"], said["circumstances"], said["outcome"]) == (TOLD["full_name"], SECRET, None)
        assert [one["name"] for one in said["files"]] == [NAME]
        assert (issued.document.confidential, issued.document.shared_with) == (True, None)

    @pytest.mark.parametrize("role", Role)
    def test_every_role_reads_it_exactly_where_it_reads_the_allegation(self, world, issued, role):
        officer = world.officer(role)
        ask, reads = asks(officer), Allegation.objects.visible_to(officer).exists()
        number = issued.document_id
        ways = [(f"/allegations/{issued.pk}/paper/?language={one}&format=pdf", True) for one in ("ru", "kk")]
        ways += [(f"/allegations/{issued.pk}/paper/?language=ru&format=docx", True)]
        ways += [(f"/api/v1/allegations/{issued.pk}/paper/?language=kk&kind=docx", True)]
        ways += [(f"/documents/{number}/", False), (f"/documents/{number}/pdf/", False)]
        ways += [(f"/documents/{number}/docx/", False), (f"/api/v1/documents/{number}/", False)]
        for path, through_the_allegation in ways:
            assert (path, ask(path)[0]) == (path, 200 if reads and through_the_allegation else 404)

    def test_no_list_of_papers_has_it(self, world, issued):
        for officer in (world.district_officer, world.district_prosecutor, world.department_head, world.auditor):
            assert not Document.objects.visible_to(officer).exists()

    def test_who_read_it_is_kept_and_the_trail_says_none_of_its_words(self, world, issued):
        asks(world.oblast_deputy)(f"/allegations/{issued.pk}/paper/?language=ru&format=docx")
        row = AuditRow.objects.get(action="allegations.view_paper")
        assert (row.officer_id, row.after) == (world.oblast_deputy.pk, {"language": "ru", "format": "docx"})
        trail = " ".join(f"{row.subject_title} {row.before} {row.after}" for row in AuditRow.objects.all())
        assert [words for words in (SECRET, TOLD["full_name"], TOLD["against"]) if words in trail] == []

    def test_issued_again_it_is_the_next_version_of_the_record_as_it_stands(self, world, issued):
        allegations.register(issued, **REFUSED, by=world.district_officer, at=minutes(50))
        again = allegation_files.issue_paper(issued, by=world.district_prosecutor, at=minutes(55))
        assert (again.version, again.corrects_id, again.number) == (2, issued.document_id, issued.document.number)
        assert again.context["erdr_refusal"] == REFUSED["erdr_refusal"]
        with pytest.raises(Forbidden):
            allegation_files.issue_paper(issued, by=world.oblast_deputy, at=minutes(56))

    def test_on_the_page_it_is_issued_and_offered(self, client, world):
        found = alleged(world)
        client.force_login(world.district_officer)
        here = f"/allegations/{found.pk}/"
        assert client.get(f"{here}paper/").status_code == 404
        assert client.post(f"{here}print/").headers["Location"] == f"{here}#paper"
        assert "Being prepared" in client.get(here).content.decode()
        document = Allegation.objects.get(pk=found.pk).document
        render(document.renderings.get(language="kk", format="pdf").pk, at=minutes(41))
        assert f'href="{here}paper/?language=kk&amp;format=pdf"' in client.get(here).content.decode()

    def test_over_the_api_it_is_issued_and_named(self, world):
        found = alleged(world)
        caller = Caller(world.district_officer)
        assert caller.get(f"allegations/{found.pk}/")[1]["paper"] is None
        code, card = caller.post(f"allegations/{found.pk}/print/")
        assert (code, card["paper"], "print" in card["allowed"]) == (200, f"1/{minutes(0).year}", True)
