"""Draws inputs, and lists of choices, as Django's own templates do and many times as fast: a page has dozens."""

from django.forms.renderers import TemplatesSetting
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

WIDGETS = "django/forms/widgets/"
#: Templates of Django's that are an input and no more; of one choice its label is apart.
INPUTS = ("text", "number", "email", "url", "password", "hidden", "checkbox", "date", "datetime", "time")


class Renderer(TemplatesSetting):
    """Templates for all but the plainest widgets."""

    def render(self, template_name, context, request=None):
        draw = DRAWN.get(template_name)
        if draw is None or context["widget"].get("wrap_label"):
            return super().render(template_name, context, request)
        return mark_safe(draw(context["widget"]))


def _input(widget):
    value = "" if widget["value"] is None else f' value="{_words(widget["value"])}"'
    return f'<input type="{_words(widget["type"])}" name="{_words(widget["name"])}"{value}{_attributes(widget)}>'


def _select(widget):
    options = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{_words(widget["name"])}"{_attributes(widget)}>{options}\n</select>'


def _group(name, options):
    drawn = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{_words(name)}">{drawn}\n  </optgroup>' if name else drawn


def _option(option):
    label = conditional_escape(localize(option["label"]))
    return f'<option value="{_words(option["value"])}"{_attributes(option)}>{label}</option>\n'


def _attributes(widget):
    return "".join(_attribute(name, value) for name, value in widget["attrs"].items() if value is not False)


def _attribute(name, value):
    return f" {_words(name)}" if value is True else f' {_words(name)}="{_words(value)}"'


def _words(value):
    return conditional_escape(value if isinstance(value, str) else str(value))


INPUT_TEMPLATES = [f"{WIDGETS}{name}.html" for name in (*INPUTS, "radio_option", "checkbox_option")]
DRAWN = dict.fromkeys(INPUT_TEMPLATES, _input) | {f"{WIDGETS}select.html": _select}
