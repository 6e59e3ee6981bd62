"""What the shared parts of forms and filters are drawn with; pages include the parts instead."""

from dataclasses import dataclass
from datetime import date

from django import forms, template
from django.db.models import Model, QuerySet

register = template.Library()

#: What the browser's own pickers send and expect, whatever the language of the page.
PICKERS = ((forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"), (forms.DateInput, "date", "%Y-%m-%d"))
PICKERS += ((forms.TimeInput, "time", "%H:%M"),)


@register.simple_tag
def field_kind(field):
    """How a field is laid out: choices, tick, several, file or input."""
    widget = field.field.widget
    if type(widget) is forms.SelectMultiple:
        # A list where choosing a second thing needs the Ctrl key is of no use on a phone.
        widget = field.field.widget = forms.CheckboxSelectMultiple(widget.attrs, widget.choices)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.MultiWidget):
        return "several"
    return "file" if isinstance(widget, forms.FileInput) else "input"


@register.simple_tag
def dressed(field):
    """The field with the classes and pickers of these pages; draw it with {{ }} or loop over its options."""
    widget = field.field.widget
    for part in getattr(widget, "widgets", [widget]):
        _dress(part, bool(field.errors))
    return field


def _dress(widget, wrong):
    for kind, input_type, picture in PICKERS:
        if type(widget) is kind and widget.input_type == "text":
            widget.input_type, widget.format = input_type, picture
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput):
        own = "form-check-input"
    else:
        own = "form-select" if isinstance(widget, forms.Select) else "form-control"
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        widget.attrs.update(rows="3", cols="40")
    widget.attrs["class"] = " ".join([widget.attrs.get("class", ""), own, "is-invalid" if wrong else ""]).strip()


@dataclass(frozen=True)
class InForce:
    """One filter that narrows the list: its words, and the address of the list without it."""

    label: str
    value: str
    without: str


@register.simple_tag
def filters_in_force(filterset):
    """The filters that narrow the list now, for the chips above it."""
    query, form = filterset.data, filterset.form
    found = []
    for name in form.fields:
        bound = form[name]
        keys = [bound.html_name + ending for ending in getattr(bound.field.widget, "widgets_names", [""])]
        if not bound.errors and any(query.get(key) for key in keys):
            words = _words(bound, form.cleaned_data[name])
            found.append(InForce(bound.label, words, _without(query, keys, whole_list(filterset))))
    return found


@register.simple_tag
def whole_list(filterset):
    """The query that asks for everything, «all=true», where a list without a query is narrowed already; else empty."""
    return getattr(filterset, "whole", "")


def _words(bound, value):
    if isinstance(value, slice):
        return f"{_words(bound, value.start)} – {_words(bound, value.stop)}"
    if isinstance(value, list | tuple | QuerySet):
        return ", ".join(_words(bound, one) for one in value)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Model):
        return bound.field.label_from_instance(value)
    titles = {str(key).lower(): str(title) for key, title in _choices(bound.field.widget)}
    return titles.get(str(value).lower(), "" if value is None else str(value))


def _choices(widget):
    for key, title in getattr(widget, "choices", ()):
        if isinstance(title, list | tuple):
            yield from title
        else:
            yield key, title


def _without(query, keys, whole):
    rest = query.copy()
    for key in [*keys, "before", "after"]:
        rest.pop(key, None)
    return f"?{rest.urlencode() or whole}"
