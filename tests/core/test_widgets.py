"""Inputs drawn without templates are, letter for letter, what Django's own templates draw."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from oversight.core import widgets
from oversight.core.widgets import Renderer

CHOICES = [
    ("", "—"),
    ("a", 'Quoted "&"'),
    (1500, 1500),
    ("Grouped <b>", [("b", _("Office")), ("c", mark_safe("<i>c</i>"))]),
]
ATTRS = {"class": 'x "y"', "required": True, "disabled": False, "data-n": 1500, "title": _("Office")}
DRAWN = [
    (forms.TextInput(ATTRS), '<script>"'),
    (forms.TextInput(), None),
    (forms.TextInput(), mark_safe("&amp;")),
    (forms.NumberInput(ATTRS), 12345),
    (forms.EmailInput(), "a@b.kz"),
    (forms.URLInput(), "http://a.kz/?a=1&b=2"),
    (forms.PasswordInput(render_value=True), "p"),
    (forms.HiddenInput(), 7),
    (forms.CheckboxInput(ATTRS), True),
    (forms.CheckboxInput(), "on"),
    (forms.DateInput({"type": "date"}), date(2026, 11, 26)),
    (forms.DateTimeInput(), "tomorrow"),
    (forms.TimeInput(), "14:05"),
    (forms.Select(ATTRS, CHOICES), "b"),
    (forms.Select(None, CHOICES), None),
    (forms.Select(None, CHOICES), 1500),
]


@pytest.mark.parametrize(("widget", "value"), DRAWN)
def test_a_widget_is_drawn_as_djangos_template_draws_it(widget, value):
    attrs = {"id": "id_x"}
    assert widget.render("x[]", value, attrs, Renderer()) == widget.render("x[]", value, attrs, TemplatesSetting())


@pytest.mark.parametrize("of", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_a_choice_is_drawn_as_djangos_template_draws_it_with_its_label_and_without(of):
    choices = of(ATTRS, CHOICES)

    class Choosing(forms.Form):
        x = forms.MultipleChoiceField(choices=CHOICES, widget=choices, initial=["a", "c"])

    def drawn(renderer):
        return [option.tag() for option in Choosing(renderer=renderer)["x"]]

    assert drawn(Renderer()) == drawn(TemplatesSetting())
    assert choices.render("x", "b", None, Renderer()) == choices.render("x", "b", None, TemplatesSetting())


def test_every_widget_drawn_without_a_template_stands_in_the_comparison():
    compared = {widget.template_name for widget, _value in DRAWN}
    options = {forms.RadioSelect.option_template_name, forms.CheckboxSelectMultiple.option_template_name}
    assert compared | options == set(widgets.DRAWN)
