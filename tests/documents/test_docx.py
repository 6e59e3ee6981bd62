import io
import socket
import zipfile

import pytest
from docx import Document as Word
from docx.shared import Mm, Pt

from oversight.documents.actions import render
from oversight.documents.paper import render_html
from oversight.documents.word import html_to_docx
from tests import factories
from tests.documents.making import paper
from tests.factories import moment

BODY = """<html lang="ru"><head><title>Справка № 1/2026</title><meta name="author" content="Прокуратура">
<meta name="dcterms.created" content="2026-11-23T09:30:00+00:00"></head><body class="{orientation}">
<p class="registration">№ 1/2026<br>SHA-256 abc</p>{blocks}</body></html>"""


def word(blocks="", orientation="upright"):
    return Word(io.BytesIO(html_to_docx(BODY.format(blocks=blocks, orientation=orientation))))


def lines(document):
    return [line.text for line in document.paragraphs if line.text]


@pytest.fixture
def document(db):
    office = factories.office(name_ru="Прокуратура Есильского района", name_kk="Есіл ауданының прокуратурасы")
    return paper(factories.officer(office=office), at=moment(2026, 11, 23, 14, 30))


@pytest.mark.parametrize(("language", "said"), [("ru", "Сроки содержания соблюдаются."), ("kk", "Ұстау мерзімдері")])
def test_a_paper_as_docx_says_the_same_words(document, language, said):
    made = Word(io.BytesIO(html_to_docx(render_html(document, language))))

    text = "\n".join(lines(made) + [cell.text for table in made.tables for row in table.rows for cell in row.cells])
    assert said in text
    assert "Прокуратура Есильского района" in text
    assert "Есіл ауданының прокуратурасы" in text


def test_it_is_set_as_the_offices_papers_are():
    made = word("<main><p>Текст.</p></main>")

    page, normal = made.sections[0], made.styles["Normal"]
    assert [round(side.mm) for side in (page.page_width, page.page_height, page.left_margin)] == [210, 297, 30]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    assert [line.text for line in made.sections[0].footer.paragraphs] == ["№ 1/2026\nSHA-256 abc", " / "]


def test_a_journal_lies_on_its_side():
    page = word("<main><p>Журнал.</p></main>", orientation="sideways").sections[0]

    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [297, 210]


def test_headings_stay_with_what_they_head_and_lists_are_numbered():
    made = word("<main><h2>1. Нарушения</h2><ol><li>первое</li><li><b>второе</b></li></ol></main>")

    heading, first, second = (line for line in made.paragraphs if line.text)
    assert (heading.text, heading.paragraph_format.keep_with_next) == ("1. Нарушения", True)
    assert (first.text, second.text) == ("1.\tпервое", "2.\tвторое")
    assert second.runs[-1].font.bold is True


def test_a_table_keeps_its_widths_its_rules_and_repeats_its_head():
    made = word(
        '<main><table class="lines"><colgroup><col style="width: 20%"><col style="width: 80%"></colgroup>'
        "<thead><tr><th>№</th><th>Что</th></tr></thead>"
        '<tbody><tr><td class="number">1</td><td>Камера</td></tr></tbody></table></main>'
    )

    table = made.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["№", "Что"], ["1", "Камера"]]
    assert [round(cell.width / Mm(165), 2) for cell in table.rows[1].cells] == [0.2, 0.8]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert table.rows[1].cells[1]._tc.xml.count('w:val="single"') == 4


def test_words_that_look_like_marks_stay_words():
    made = word("<main><p>&lt;script&gt; ]]&gt; &amp;amp; <br> далее</p></main>")

    assert lines(made) == ["<script> ]]> &amp;\nдалее"]


def test_nothing_is_fetched(monkeypatch):
    def refuse(*args):
        raise AssertionError("A paper asked for something outside.")

    monkeypatch.setattr(socket.socket, "connect", refuse)

    assert lines(word('<main><p>До <img src="http://example.org/x.png"> после</p></main>')) == ["До после"]


def test_the_same_paper_gives_the_same_bytes(document):
    html = render_html(document, "ru")

    made = html_to_docx(html)

    assert made == html_to_docx(html)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2015, 1, 6, 0, 0, 0)}


def test_a_rendered_docx_is_kept_with_its_hash_and_counts_no_pages(document):
    rendering = document.renderings.get(language="kk", format="docx")

    render(rendering.pk, at=moment())

    rendering.refresh_from_db()
    with rendering.file.open() as file:
        assert Word(file).core_properties.language == "kk"
    assert (rendering.state, rendering.pages, len(rendering.sha256)) == ("ready", None, 64)
    assert rendering.file_name == f"sample-{document.number}-2026-kk.docx"


def test_to_whom_it_goes_stands_on_the_right_and_an_annex_on_its_own_page():
    made = word('<p class="addressee">В Департамент</p><section class="annex"><p>Приложение</p></section>')
    addressee, broken, annex = [line for line in made.paragraphs if line.text.strip() or line.runs][-3:]
    assert (addressee.text, round(addressee.paragraph_format.left_indent.mm)) == ("В Департамент", 95)
    assert 'w:type="page"' in broken._p.xml
    assert (annex.text, annex.paragraph_format.left_indent) == ("Приложение", None)
