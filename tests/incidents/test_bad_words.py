"""Words that would break a page or a paper: stored as typed, shown harmless, on the PDF too."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from incidents.actions import developments, people
from incidents.actions import reports as special_reports
from oversight.documents.actions import render_next
from oversight.documents.paper import contained, render_html
from tests.incidents.factories import answered, minutes, received_by_oblast

#: Quotes, HTML, a letter of four bytes, a mark that turns the direction and is never ended.
NAME = 'О\'Коннор «"Ким"» <script>alert(1)</script> 𝒜😀 \u202eавик'
WORDS = "Строка 1\n<img src=x onerror=alert(1)>\n{{ incident }} {% now %} \u2067отступ"


@pytest.fixture
def report(world):
    incident, officer = received_by_oblast(world.ivs, by=world.district_officer)
    answered(incident, by=officer, at=minutes(60))
    people.add_person(incident, full_name=NAME, articles=NAME, on_register="no", by=officer, at=minutes(61))
    developments.add(incident, words=WORDS, by=officer, at=minutes(62))
    return special_reports.submit(incident, by=officer, at=minutes(63))


def test_they_are_stored_as_typed(report):
    assert report.incident.participants.get(full_name=NAME).articles == NAME
    assert report.incident.developments.get().words == WORDS
    assert report.document.context["people"][-1]["full_name"] == NAME


def test_the_card_shows_them_and_runs_nothing(signed_in, world, report):
    page = (
        signed_in(world.oblast_officer).get(reverse("incidents:incident", args=[report.incident_id])).content.decode()
    )
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 𝒜😀 \u202eавик" in page
    assert "{{ incident }} {% now %}" in page


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_turn_of_direction_ends_with_the_words_that_began_it(report, language):
    html = render_html(report.document, language)
    assert "<script>alert" not in html
    assert html.count("\u202eавик\u202c") == 2
    assert "\u2067отступ\u2069" in html


def test_the_pdf_is_made_and_holds_the_words(report):
    while render_next(at=minutes(70)):
        pass
    rendering = report.document.renderings.get(language="ru", format="pdf")
    with rendering.file.open() as file:
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)
    assert "О'Коннор" in text
    assert "<script>alert(1)</script>" in "".join(text.split())
    assert {one.state for one in report.document.renderings.all()} == {"ready"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("просто", "просто"),
        ("\u202eа", "\u202eа\u202c"),
        ("\u202eа\u202c", "\u202eа\u202c"),
        ("\u2067\u202bа", "\u2067\u202bа\u202c\u2069"),
        (["\u202dа", {"x": "\u2066"}, 3, None], ["\u202dа\u202c", {"x": "\u2066\u2069"}, 3, None]),
    ],
)
def test_every_turn_that_was_left_open_is_ended(typed, shown):
    assert contained(typed) == shown
