"""The tags and parts pages are written with."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from oversight.core.templatetags import ui

STATIC = Path(__file__).resolve().parents[2] / "static"


def render(source, **context):
    return Template("{% load ui ui_forms %}" + source).render(Context(context))


def test_a_moment_is_shown_in_the_readers_zone_with_the_zone_named():
    at = datetime(2026, 11, 22, 20, 5, tzinfo=UTC)
    with timezone.override("Asia/Almaty"):
        shown = render("{% moment at %}", at=at)
    assert shown == (
        '<time datetime="2026-11-23T01:05:00+05:00" title="Asia/Almaty, UTC+05:00">23.11.2026 01:05</time>'
    )


def test_the_day_of_a_moment_is_the_readers_day():
    with timezone.override("Asia/Almaty"):
        shown = render(
            "{% day at %} {% day on %} {% day none %}",
            at=datetime(2026, 11, 22, 20, tzinfo=UTC),
            on=date(2026, 2, 3),
            none=None,
        )
    assert shown == ('<time datetime="2026-11-23">23.11.2026</time> <time datetime="2026-02-03">03.02.2026</time> —')


def test_a_state_has_words_and_a_picture_beside_its_colour():
    shown = render("{% status 'overdue' label %}", label="Late by 3 <h>")
    assert shown.startswith('<span class="state state-bad"><svg class="icon" aria-hidden="true">')
    assert shown.endswith("<span>Late by 3 &lt;h&gt;</span></span>")


class OfDuty(TextChoices):
    OPEN = "open", "Open duty"


class OfEmergency(TextChoices):
    OPEN = "open", "Open emergency"


def test_a_state_says_itself_and_the_same_string_of_another_kind_something_else():
    shown = [render("{% status state %}", state=state) for state in (OfDuty.OPEN, OfEmergency.OPEN, OfDuty.OPEN)]
    assert [one.rsplit("<span>", 1)[1] for one in shown] == [
        "Open duty</span></span>",
        "Open emergency</span></span>",
        "Open duty</span></span>",
    ]


def test_an_icon_known_only_to_the_page_is_drawn_as_one_that_stands_in_the_template():
    assert render("{% icon name %}", name="plus") == render('{% icon "plus" %}') == ui.icon("plus")
    assert render('{% icon "plus" label %}', label="A <b>") == ui.icon("plus", "A <b>")


def test_a_part_drawn_once_is_drawn_anew_in_each_language():
    def shown(language):
        with translation.override(language):
            return render('{% drawn_once "_autosave_strings.html" %}')

    with translation.override("ru"):
        assert shown("ru") == render_to_string("_autosave_strings.html")
    assert "Saving…" in shown("en") != shown("ru")


def test_every_icon_of_a_state_is_in_the_sprite():
    assert {picture for _tone, picture in ui.TONES.values()} - ui._known_icons() == set()


def test_an_icon_that_is_not_in_the_sprite_is_an_error():
    with pytest.raises(LookupError, match="no-such-icon"):
        ui.icon("no-such-icon")


class Booking(forms.Form):
    at = forms.DateTimeField(label="When", help_text="By the clock of the office.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "First"), ("b", "Second")], widget=forms.RadioSelect)


def test_an_error_stands_beside_its_field_and_what_was_typed_stays():
    shown = render_to_string("_form.html", {"form": Booking({"at": "tomorrow", "kind": "a"})})
    assert 'type="datetime-local"' in shown
    assert 'value="tomorrow"' in shown
    assert 'aria-describedby="id_at_helptext id_at_error"' in shown
    assert 'id="id_at_error"' in shown
    assert '<a href="#id_at">When</a>: Enter a valid date/time.' in shown


def test_a_group_of_choices_is_a_fieldset_with_its_error():
    shown = render_to_string("_form.html", {"form": Booking({"at": "2026-11-23T10:00"})})
    assert '<fieldset class="field field-choices" id="id_kind" tabindex="-1" aria-describedby="id_kind_error">' in shown
    assert shown.count('class="choice"') == 2


class Narrowing:
    """As much of a FilterSet as the part needs."""

    class form_class(forms.Form):
        q = forms.CharField(label="Name", required=False)
        state = forms.MultipleChoiceField(label="State", required=False, choices=[("a", "Open"), ("b", "Closed")])

    def __init__(self, data, whole=""):
        self.data, self.whole = data, whole
        self.form = self.form_class(data)
        self.form.is_valid()


def test_the_last_chip_of_a_list_that_opens_narrowed_leads_to_all_of_it():
    context = Context({"filter": Narrowing(QueryDict("state=a"), whole="all=true")})
    Template("{% load ui_forms %}{% filters_in_force filter as found %}").render(context)
    assert [one.without for one in context["found"]] == ["?all=true"]


def test_filters_in_force_stand_as_chips_that_lead_to_the_list_without_them():
    request = RequestFactory().get("/inspections/?q=ivs&state=a&state=b&before=70")
    context = Context({"request": request, "filter": Narrowing(request.GET)})
    found = Template("{% load ui_forms %}{% filters_in_force filter as found %}").render(context) or context["found"]
    assert [(one.label, one.value, one.without) for one in found] == [
        ("Name", "ivs", "?state=a&state=b"),
        ("State", "Open, Closed", "?q=ivs"),
    ]


def test_pages_fetch_nothing_from_elsewhere():
    texts = [file.read_text() for name in ("*.css", "*.svg") for file in STATIC.rglob(name)]
    assert [text[:80] for text in texts if "url(http" in text or "url(//" in text or "@import" in text] == []
