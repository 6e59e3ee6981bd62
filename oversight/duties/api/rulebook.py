"""The rulebook: /checklists/, /inspection-kinds/. Open to everybody who is signed in."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from facilities.enums import FacilityKind
from facilities.models import Facility
from oversight.core.enums import OfficeLevel
from oversight.core.pagination import OldestFirst
from oversight.core.rest import ReadOnlyApi

from ..models import Checklist, ChecklistLine, EmergencyKind, EmergencyQuestion, InspectionKind, Means, MeansQuestion

TITLES = ("title", "title_ru", "title_kk", "title_en")


class LineSerializer(serializers.ModelSerializer):
    class Meta:
        model = ChecklistLine
        fields = [
            *("position", "section", "point", "text_ru", "text_kk", "text_en"),
            *("help_ru", "help_kk", "help_en", "specialist", "clock"),
        ]


class ChecklistSerializer(serializers.ModelSerializer):
    title = serializers.CharField(help_text="In the language of the request.")
    edition = serializers.CharField(source="edition.code", help_text="The edition's code.")
    facility_kinds = serializers.ListField(child=serializers.ChoiceField(FacilityKind.choices))
    lines = LineSerializer(many=True)

    class Meta:
        model = Checklist
        fields = ["id", "edition", "code", "point", *TITLES, "facility_kinds", "lines"]


class InspectionKindSerializer(serializers.ModelSerializer):
    title = serializers.CharField(help_text="In the language of the request.")
    edition = serializers.CharField(source="edition.code", help_text="The edition's code.")
    facility_kinds = serializers.ListField(child=serializers.ChoiceField(FacilityKind.choices))
    at_level = serializers.ListField(child=serializers.ChoiceField(OfficeLevel.choices))
    checklist = serializers.IntegerField(
        source="checklist_id", allow_null=True, help_text="Empty: the checklist of the facility's kind."
    )

    class Meta:
        model = InspectionKind
        fields = [
            *("id", "edition", "position", "code", "point", *TITLES, "facility_kinds", "in_oblast_centre"),
            *("at_level", "checklist", "asks", "on_appeal", "needs_order", "spravka"),
        ]


class ChecklistFilter(django_filters.FilterSet):
    edition = django_filters.CharFilter("edition__code", label=_("Edition"))
    facility_kind = django_filters.ChoiceFilter(
        "facility_kinds", method="for_kind", choices=FacilityKind, label=_("Kind of facility")
    )

    class Meta:
        model = Checklist
        fields = ["code"]

    def for_kind(self, checklists, name, value: str):
        return checklists.filter(facility_kinds__contains=[value])


def _facilities(request):
    return Facility.objects.visible_to(request.user) if request else Facility.objects.none()


class KindFilter(django_filters.FilterSet):
    edition = django_filters.CharFilter("edition__code", label=_("Edition"))
    facility = django_filters.ModelChoiceFilter(
        queryset=_facilities,
        method="for_facility",
        label=_("Kinds your office may open at this facility today."),
    )

    class Meta:
        model = InspectionKind
        fields = ["code"]

    def for_facility(self, kinds, name, value: int):
        office = self.request.user.office
        today = office.local_day(timezone.now())
        return kinds.for_facility(value, at_level=office.level, on=today)


class EmergencyQuestionSerializer(serializers.ModelSerializer):
    class Meta:
        model = EmergencyQuestion
        fields = ["code", "text_ru", "text_kk", "text_en"]


class EmergencyKindSerializer(serializers.ModelSerializer):
    edition = serializers.CharField(source="edition.code")
    is_emergency = serializers.BooleanField(help_text="Whether it starts the clocks.")
    questions = EmergencyQuestionSerializer(many=True)

    class Meta:
        model = EmergencyKind
        fields = [
            *("id", "edition", "code", "point", "registers", "least", "is_emergency"),
            *("title_ru", "title_kk", "title_en", "questions"),
        ]


class EmergencyKindFilter(django_filters.FilterSet):
    edition = django_filters.CharFilter("edition__code", label=_("Edition"))

    class Meta:
        model = EmergencyKind
        fields = ["code"]


class MeansQuestionSerializer(serializers.ModelSerializer):
    class Meta:
        model = MeansQuestion
        fields = ["code", "answer", "after", "text_ru", "text_kk", "text_en"]


class MeansSerializer(serializers.ModelSerializer):
    edition = serializers.CharField(source="edition.code")
    questions = MeansQuestionSerializer(many=True)

    class Meta:
        model = Means
        fields = ["id", "edition", "code", "point", "register", "title_ru", "title_kk", "title_en", "questions"]


class MeansFilter(django_filters.FilterSet):
    edition = django_filters.CharFilter("edition__code", label=_("Edition"))

    class Meta:
        model = Means
        fields = ["code", "register"]


class ChecklistViewSet(ReadOnlyApi):
    """The matters to check, each in three languages with the sub-point it comes from."""

    queryset = Checklist.objects.select_related("edition").prefetch_related("lines")
    serializer_class = ChecklistSerializer
    filterset_class = ChecklistFilter
    pagination_class = OldestFirst


class KindViewSet(ReadOnlyApi):
    """Kinds of inspection; `?facility=` leaves those your office may open there today."""

    queryset = InspectionKind.objects.select_related("edition")
    serializer_class = InspectionKindSerializer
    filterset_class = KindFilter
    pagination_class = OldestFirst


class EmergencyKindViewSet(ReadOnlyApi):
    """Kinds of emergency with the registers they stand in (points 4(30), 23, 65)."""

    queryset = EmergencyKind.objects.select_related("edition").prefetch_related("questions")
    serializer_class = EmergencyKindSerializer
    filterset_class = EmergencyKindFilter
    pagination_class = OldestFirst


class MeansViewSet(ReadOnlyApi):
    """Special means, physical force and weapons, with what is asked of each use (points 20, 23, 32(2))."""

    queryset = Means.objects.select_related("edition").prefetch_related("questions")
    serializer_class = MeansSerializer
    filterset_class = MeansFilter
    pagination_class = OldestFirst
