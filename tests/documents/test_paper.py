import io
import socket
import threading

import pytest
from django.utils import translation
from pypdf import PdfReader
from weasyprint.css.tokens import InvalidValues

from oversight.documents.paper import render_html
from oversight.documents.pdf import ForbiddenAddress, bundled, html_to_pdf
from oversight.documents.templatetags.papers import in_sentence, of_date
from tests import factories
from tests.documents.making import paper
from tests.factories import moment


@pytest.fixture
def document(db):
    office = factories.office(name_ru="Прокуратура Есильского района", name_kk="Есіл ауданының прокуратурасы")
    return paper(factories.officer(office=office), at=moment(2026, 11, 23, 14, 30))


def test_a_paper_speaks_russian(document):
    html = render_html(document, "ru")

    assert '<html lang="ru">' in html
    assert "23 ноября 2026 года" in html
    assert "2 марта 2026 года, 08:10" in html
    assert "Сроки содержания соблюдаются." in html


def test_a_paper_speaks_kazakh(document):
    html = render_html(document, "kk")

    assert '<html lang="kk">' in html
    assert "2026 жылғы 23 қараша" in html
    assert "2026 жылғы 2 наурыз, 08:10" in html
    assert "Қаңтар ӘҒҚҢӨҰҮҺІ" in html


def test_the_head_of_a_paper_names_the_office_in_both_languages(document):
    for language in ("ru", "kk"):
        html = render_html(document, language)

        assert "Прокуратура Есильского района" in html
        assert "Есіл ауданының прокуратурасы" in html


def test_a_correction_says_so(document):
    second = paper(document.issued_by, corrects=document)

    assert "Исправленная редакция 2" in render_html(second, "ru")
    assert "Түзетілген 2-редакция" in render_html(second, "kk")


def test_times_are_those_of_the_offices_clock(db):
    oral = factories.officer(office=factories.office(time_zone="Asia/Oral"))

    document = paper(oral, context={"started_at": "2023-06-01T10:00:00+00:00"})

    assert "1 июня 2023 года, 15:00" in render_html(document, "ru")


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_pdf_is_pdf_a_with_its_language_title_and_author(document, language):
    reader = PdfReader(io.BytesIO(html_to_pdf(render_html(document, language)).content))

    assert reader.xmp_metadata.pdfaid_part == "2"
    assert reader.xmp_metadata.pdfaid_conformance == "U"
    assert reader.trailer["/Root"]["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.metadata.title == {"ru": "Справка № 1/2026", "kk": "Анықтама № 1/2026"}[language]
    assert reader.metadata.author == getattr(document.office, f"name_{language}")


def test_the_page_is_a4_and_every_font_is_tinos_and_embedded(document):
    page = PdfReader(io.BytesIO(html_to_pdf(render_html(document, "kk")).content)).pages[0]

    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    fonts = [font.get_object()["/DescendantFonts"][0] for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].split("+")[1].split("-")[0] for font in fonts} == {"Tinos"}
    assert all(font["/FontDescriptor"]["/FontFile2"].get_data() for font in fonts)


def test_kazakh_letters_can_be_read_back_from_the_pdf(document):
    page = PdfReader(io.BytesIO(html_to_pdf(render_html(document, "kk")).content)).pages[0]

    assert "Қаңтар ӘҒҚҢӨҰҮҺІ әғқңөұүһі" in page.extract_text()


def test_the_same_paper_gives_the_same_bytes(document):
    html = render_html(document, "ru")

    assert html_to_pdf(html) == html_to_pdf(html)


def test_what_users_typed_is_text_and_nothing_else(db):
    hostile = '<img src="file:///etc/passwd"><link rel=attachment href="file:///etc/passwd">{{ paper }}'

    document = paper(factories.officer(), context={"text": hostile})

    html = render_html(document, "ru")
    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt;" in html
    assert "{{ paper }}" in html
    reader = PdfReader(io.BytesIO(html_to_pdf(html).content))
    assert '<img src="file:///etc/passwd">' in reader.pages[0].extract_text().replace("\n", "")
    assert reader.attachments == {}


@pytest.fixture
def listener():
    """A server on this machine that remembers whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        visits = []

        def listen():
            while True:
                try:
                    visits.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}", visits
        server.shutdown(socket.SHUT_RDWR)


HOSTILE = [
    '<img src="{url}">',
    '<link rel="attachment" href="{url}">',
    '<link rel="stylesheet" href="{url}">',
    '<style>@import url("{url}");</style>',
    '<style>@font-face {{ font-family: x; src: url("{url}"); }} p {{ font-family: x; }}</style><p>x</p>',
    '<p style="background-image: url({url})">x</p>',
    '<p style="content: url({url})">x</p>',
    '<object data="{url}"></object>',
    '<embed src="{url}">',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    '<base href="{url}"><img src="x">',
]


def made_of(html):
    """The PDF of hostile HTML, or nothing where the paper was refused altogether."""
    try:
        return html_to_pdf(f'<html lang="ru">{html}').content
    except (ForbiddenAddress, InvalidValues):
        return None


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
def test_a_paper_never_reaches_for_the_network(listener, html, scheme):
    address, visits = listener

    made_of(html.format(url=f"{scheme}://{address}/x.png"))

    assert visits == []


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "/etc/passwd",
        "bundled:../oversight/settings/base.py",
        "bundled:papers/../../../../../../etc/passwd",
        "bundled:/etc/passwd",
        "data:text/css,p{color:red}",
    ],
)
def test_a_paper_holds_nothing_of_the_disk_beyond_our_own_files(html, url):
    content = made_of(html.format(url=url))

    if content is not None:
        reader = PdfReader(io.BytesIO(content))
        assert reader.attachments == {}
        assert "root:" not in reader.pages[0].extract_text()


@pytest.mark.parametrize("html", [HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5]])
@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "file:///etc/passwd", "bundled:../manage.py", "data:text/css,"]
)
def test_a_paper_that_asks_for_a_foreign_address_is_refused_not_printed_without_it(html, url):
    with pytest.raises(ForbiddenAddress, match="may not fetch"):
        html_to_pdf(html.format(url=url))


def test_our_own_files_are_found():
    assert bundled("bundled:fonts/tinos/Tinos-Regular.ttf").is_file()
    assert bundled("bundled:papers/paper.css").is_file()


@pytest.mark.parametrize(
    "url", ["bundled:fonts/inter/x.ttf", "bundled:css/site.css", "bundled:papers", "bundled:fonts/tinos/LICENSE"]
)
def test_other_static_files_are_not_for_papers(url):
    with pytest.raises(ForbiddenAddress):
        bundled(url)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("ru", "2026-11-26", "от 26 ноября 2026 года"),
        ("kk", "2026-11-26", "2026 жылғы 26 қарашадағы"),
        ("kk", "2026-09-01", "2026 жылғы 1 қыркүйектегі"),
        ("kk", "2026-04-03", "2026 жылғы 3 сәуірдегі"),
    ],
)
def test_a_paper_is_of_its_day(language, day, words):
    with translation.override(language):
        assert of_date(day) == words


def test_a_post_stands_within_a_sentence():
    with translation.override("ru"):
        assert [in_sentence(one) for one in ("Старший прокурор", "ИО прокурора", "")] == [
            "старший прокурор",
            "ИО прокурора",
            "",
        ]
    with translation.override("kk"):
        assert in_sentence("Шымкент қаласының прокуроры") == "Шымкент қаласының прокуроры"
