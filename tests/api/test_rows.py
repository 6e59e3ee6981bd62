"""Rows of lists are drawn without asking each field of each row anew: the same words as the serializer's own."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone
from rest_framework import serializers

from acts.api.acts import ActCardSerializer, ActSerializer
from acts.models import ResponseAct
from inspections.api.shapes import InspectionCard, InspectionRow
from inspections.models import Inspection
from oversight.core.rest import Named
from oversight.core.rest_rows import rows_of
from tests import factories as make
from tests.acts import factories as acts
from tests.inspections import factories as visits

AT = datetime(2026, 3, 2, 5, 30, tzinfo=UTC)


class Thing(SimpleNamespace):
    def __str__(self):
        return f"thing {self.id}"

    def twice(self):
        return self.id * 2


class Own(serializers.Field):
    def to_representation(self, value):
        return f"<{value}>"


class Shape(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField(source="__str__")
    number = serializers.CharField(source="id")
    twice = serializers.IntegerField()
    day = serializers.DateField()
    day_of_moment = serializers.DateField(source="text")
    moment = serializers.DateTimeField()
    written = serializers.DateTimeField(source="text")
    hour = serializers.DateTimeField(source="moment", format="%H")
    is_open = serializers.BooleanField()
    is_said = serializers.BooleanField(source="text_of_yes")
    kind = serializers.ChoiceField(choices=[("a", "A")])
    above = Named(allow_null=True)
    above_id = serializers.IntegerField(source="above.id", allow_null=True, default=None)
    several = Named(many=True)
    own = Own(source="id")
    missing = serializers.CharField(default="none")
    left_out = serializers.CharField(required=False)
    said = serializers.SerializerMethodField()
    never = serializers.CharField(write_only=True)

    def get_said(self, thing):
        return f"{thing.id} to {self.context['whom']}"


def thing(number, **fields):
    plain = {"day": date(2026, 3, 2), "moment": AT, "is_open": True, "text_of_yes": "true", "text": "2026-03-02"}
    return Thing(id=number, **plain | {"kind": "a", "above": None, "several": []} | fields)


def test_every_sort_of_field_is_said_as_its_serializer_says_it():
    below = thing(2, above=thing(1), several=[thing(3), thing(4)], kind="b", is_open=False)
    things = [thing(1), below, thing(5, moment=None, day=None, is_open=None, missing="x", left_out="y")]
    context = {"whom": "everybody"}
    with timezone.override("Asia/Almaty"):
        drawn = rows_of(Shape(context=context), things)
        assert drawn == Shape(things, many=True, context=context).data
        assert (drawn[1]["moment"], drawn[1]["hour"], drawn[1]["said"]) == (
            "2026-03-02T10:30:00+05:00",
            "10",
            "2 to everybody",
        )
    with timezone.override("UTC"):
        assert rows_of(Shape(context=context), [thing(1)])[0]["moment"] == "2026-03-02T05:30:00Z"


def test_a_mapping_is_read_by_its_keys():
    class Few(serializers.Serializer):
        id = serializers.IntegerField()
        items = serializers.CharField()

    assert rows_of(Few(), [{"id": 7, "items": "a mapping's own name"}]) == [{"id": 7, "items": "a mapping's own name"}]


def test_a_name_that_the_thing_lacks_is_the_same_error():
    class Wrong(serializers.Serializer):
        nothing = serializers.CharField()

    with pytest.raises(AttributeError, match="field `nothing` on serializer `Wrong`"):
        rows_of(Wrong(), [thing(1)])


@pytest.mark.django_db
def test_rows_and_cards_of_cases_are_the_same(rf):
    make.edition()
    here = make.world()
    check = visits.completed(here.ivs, violation=True, by=here.district_officer)
    acts.sent(here.district_officer, here.district_prosecutor, facility=here.ivs)
    request = rf.get("/")
    request.user = here.district_officer
    context = {"request": request}
    for shape, found in (
        (InspectionRow, Inspection.objects.all()),
        (InspectionCard, Inspection.objects.filter(pk=check.pk)),
        (ActSerializer, ResponseAct.objects.all()),
        (ActCardSerializer, ResponseAct.objects.all()),
    ):
        assert found.exists()
        assert rows_of(shape(context=context), found) == shape(found, many=True, context=context).data
