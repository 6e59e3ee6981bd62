"""Rows of a list as a serializer would say them, word for word, at a third of its price.

A serializer asks each field of each row anew what it is. Here that is asked once for all rows: of each field, how it is
read and how it is said. Whatever has ways of its own is left to them.
"""

from copy import deepcopy
from datetime import date, datetime
from functools import cache

from django.db.models import Manager
from django.utils import timezone
from rest_framework import serializers
from rest_framework.fields import SkipField
from rest_framework.relations import PKOnlyObject
from rest_framework.utils.serializer_helpers import BindingDict


def rows_of(serializer, things):
    """What `serializer(things, many=True).data` would be."""
    return list(map(_drawer(serializer), things))


def _drawer(serializer):
    """A function of a thing that does what the serializer's `to_representation` does."""
    if type(serializer).to_representation is not serializers.Serializer.to_representation:
        return serializer.to_representation
    _give_fields(serializer)
    steps = [(field.field_name, _reader(field), _sayer(field)) for field in serializer._readable_fields]

    def draw(thing):
        drawn = {}
        for name, read, say in steps:
            try:
                value = read(thing)
            except SkipField:
                continue
            drawn[name] = None if value is None else say(value)
        return drawn

    return draw


def _give_fields(serializer):
    """What a model's serializer works out from the model with every request is worked out once in a process."""
    own = type(serializer)
    if "fields" in serializer.__dict__ or own.get_fields is not serializers.ModelSerializer.get_fields:
        return
    serializer.fields = BindingDict(serializer)
    for name, field in deepcopy(_fields_of(own)).items():
        serializer.fields[name] = field


@cache
def _fields_of(serializer_class):
    return serializer_class().get_fields()


def _reader(field):
    """How the field's value is read of a thing: an attribute of it, unless that is more than a plain value."""
    slowly, path = field.get_attribute, field.source_attrs
    if type(field).get_attribute is not serializers.Field.get_attribute:
        return _without_empty_keys(slowly)
    if path == ["__str__"]:
        return str
    if len(path) != 1:
        return slowly
    [name] = path

    def read(thing):
        try:
            value = getattr(thing, name)
        except Exception:
            # What a missing value means is the field's to say: a default, nothing, or the same error.
            return slowly(thing)
        return slowly(thing) if callable(value) else value

    return read


def _without_empty_keys(slowly):
    """A related field reads a key in the cover of an object; one without a key is none."""

    def read(thing):
        value = slowly(thing)
        return None if isinstance(value, PKOnlyObject) and value.pk is None else value

    return read


def _sayer(field):
    """How a value of the field that is not None is said."""
    own = type(field)
    if own in PLAIN:
        return PLAIN[own]
    if own is serializers.DateTimeField and not hasattr(field, "format"):
        return _moments(field)
    if isinstance(field, serializers.ListSerializer):
        return _several(field)
    if isinstance(field, serializers.Serializer):
        return _drawer(field)
    return field.to_representation


def _several(field):
    if type(field).to_representation is not serializers.ListSerializer.to_representation:
        return field.to_representation
    draw = _drawer(field.child)
    return lambda things: list(map(draw, things.all() if isinstance(things, Manager) else things))


def _moments(field):
    """Moments in the reader's zone, which is asked for once."""
    zone = timezone.get_current_timezone()

    def say(value):
        if type(value) is not datetime or value.tzinfo is None:
            return field.to_representation(value)
        said = value.astimezone(zone).isoformat()
        return f"{said[:-6]}Z" if said.endswith("+00:00") else said

    return say


def _day(value):
    return value.isoformat() if type(value) is date else serializers.DateField().to_representation(value)


def _yes_or_no(value):
    return value if value is True or value is False else serializers.BooleanField().to_representation(value)


#: Fields whose saying depends on the value alone.
PLAIN = {
    serializers.IntegerField: int,
    serializers.CharField: str,
    serializers.DateField: _day,
    serializers.BooleanField: _yes_or_no,
}
