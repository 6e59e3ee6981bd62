import pytest
from django.db import IntegrityError, transaction

from oversight.core.models import AuditRow
from oversight.core.refusals import Refused
from oversight.documents.models import Document
from oversight.documents.paper import render_html
from tests import factories
from tests.documents.making import paper
from tests.factories import moment

pytestmark = pytest.mark.django_db


def test_an_issued_paper_queues_its_files_in_both_languages():
    document = paper(factories.officer())

    queued = document.renderings.values_list("language", "format", "state")
    assert sorted(queued) == [
        ("kk", "docx", "queued"),
        ("kk", "pdf", "queued"),
        ("ru", "docx", "queued"),
        ("ru", "pdf", "queued"),
    ]


def test_issuing_leaves_one_audit_row():
    officer = factories.officer()

    document = paper(officer)

    row = AuditRow.objects.get()
    assert (row.action, row.subject_id, row.officer_id, row.at) == ("document.issue", document.pk, officer.pk, moment())
    assert row.after == {"number": "1/2026", "version": 1, "sha256": document.context_sha256}


def test_what_changes_later_does_not_change_an_issued_paper():
    officer = factories.officer()
    officer.office.name_ru = "Прокуратура Есильского района"
    officer.office.save()
    document = paper(officer)
    before = {language: render_html(document, language) for language in ("ru", "kk")}

    officer.office.name_ru = "Прокуратура района Сарыарка"
    officer.office.save()

    document = Document.objects.get()
    assert {language: render_html(document, language) for language in ("ru", "kk")} == before
    assert "Прокуратура Есильского района" in before["ru"]


def test_the_hash_of_the_frozen_values_is_the_same_before_and_after_the_database():
    document = paper(factories.officer(), context={"when": moment(), "title": "Ә"})

    assert Document.objects.get().context_sha256 == document.context_sha256


@pytest.mark.parametrize("change", [{"number": 7}, {"context": {}}, {"title_ru": "Иное"}, {"year": 2020}])
def test_the_database_refuses_to_change_an_issued_paper(change):
    paper(factories.officer())

    with pytest.raises(IntegrityError, match="do not change"), transaction.atomic():
        Document.objects.update(**change)


def test_the_database_refuses_to_delete_an_issued_paper():
    document = paper(factories.officer())

    with pytest.raises(IntegrityError, match="do not change"), transaction.atomic():
        Document.objects.filter(pk=document.pk)._raw_delete("default")


def test_a_version_is_corrected_once():
    officer = factories.officer()
    first = paper(officer)
    paper(officer, corrects=first)

    with pytest.raises(Refused, match="corrected already: correct the newest version"):
        paper(officer, corrects=first)


def test_a_paper_is_seen_by_its_office_the_office_it_is_shared_with_and_those_above():
    world = factories.world()
    document = paper(world.district_officer, shared_with=world.south_1)
    south = factories.officer("oblast_officer", office=world.south)
    neighbour = factories.officer(office=world.north_2)

    seers = [world.district_officer, world.oblast_deputy, world.auditor, south]
    assert [list(Document.objects.visible_to(officer)) for officer in seers] == [[document]] * 4
    assert list(Document.objects.visible_to(neighbour)) == []
    assert list(Document.objects.visible_to(world.reference_admin)) == []
