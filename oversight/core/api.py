"""Offices, officers, and who asks: /offices/, /officers/, /me/."""

from django_filters import FilterSet
from django_filters.filters import BooleanFilter, ChoiceFilter, NumberFilter
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from .enums import Role
from .models import Office, Officer
from .pagination import OldestFirst
from .policies import check_can_inspect, check_can_keep_reference_data, check_can_read_cases, check_can_sign
from .refusals import may
from .rest import Api, Named, ReadOnlyApi


class OfficeSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="__str__", help_text="In the language of the request.")

    class Meta:
        model = Office
        fields = ["id", "parent", "level", "branch", "code", "name", "name_ru", "name_kk", "time_zone"]


class OfficerSerializer(serializers.ModelSerializer):
    office = Named()
    full_name = serializers.CharField()
    short_name = serializers.CharField(help_text="Surname and initials.")
    post = serializers.CharField(help_text="In the language of the request.")
    roles = serializers.ListField(child=serializers.ChoiceField(Role.choices))

    class Meta:
        model = Officer
        fields = [
            *("id", "office", "full_name", "short_name", "surname", "given_name", "patronymic"),
            *("post", "post_ru", "post_kk", "rank", "roles", "phone", "is_active"),
        ]


class MeSerializer(OfficerSerializer):
    office = OfficeSerializer()
    may = serializers.SerializerMethodField(help_text="What the roles allow, before any one thing is looked at.")

    class Meta(OfficerSerializer.Meta):
        fields = [*OfficerSerializer.Meta.fields, "username", "email", "language", "may"]

    def get_may(self, officer) -> dict[str, bool]:
        return {
            "read_cases": may(check_can_read_cases, officer),
            "inspect": may(check_can_inspect, officer),
            "sign": may(check_can_sign, officer),
            "keep_reference_data": may(check_can_keep_reference_data, officer),
        }


class OfficeFilter(FilterSet):
    parent = NumberFilter("parent_id", label="Offices directly below this one.")

    class Meta:
        model = Office
        fields = ["level", "branch", "code"]


class OfficerFilter(FilterSet):
    office = NumberFilter("office_id")
    role = ChoiceFilter(choices=Role, method="holding")
    is_active = BooleanFilter()

    def holding(self, officers, name, value: str):
        return officers.filter(roles__contains=[value])


class OfficeViewSet(ReadOnlyApi):
    """The officer's own office and those below it."""

    queryset = Office.objects.all()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilter
    pagination_class = OldestFirst


class OfficerViewSet(ReadOnlyApi):
    """Officers of the officer's own office and of those below it."""

    queryset = Officer.objects.all()
    serializer_class = OfficerSerializer
    filterset_class = OfficerFilter
    pagination_class = OldestFirst


class MeViewSet(Api):
    """Who asks."""

    queryset = Officer.objects.all()
    serializer_class = MeSerializer

    @extend_schema(responses=MeSerializer)
    def retrieve(self, request):
        return self.answer(request.user)
