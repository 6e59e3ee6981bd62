"""Who answers for what, who is away, where nobody would answer: /roster/…"""

from datetime import timedelta

from django.utils import timezone
from django_filters import FilterSet
from django_filters.filters import ChoiceFilter, DateFilter, IsoDateTimeFilter, NumberFilter
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from . import roster
from .actions import absences
from .enums import AbsenceKind, Role
from .models import Absence, Office, Officer, Subject, Zone
from .pagination import OldestFirst
from .policies import check_can_keep_absences_of
from .refusals import may
from .rest import IDEMPOTENCY_KEY, Api, Body, InScope, Named, Patch, ReadOnlyApi

#: How many days ahead gaps are looked for.
AHEAD = 30


class ZoneSerializer(serializers.ModelSerializer):
    officer = Named()
    oblast = Named()

    class Meta:
        model = Zone
        fields = ["id", "officer", "oblast", "from_on", "until_on"]


class SubjectSerializer(serializers.ModelSerializer):
    officer = Named()
    line = serializers.CharField(help_text="In the language of the request.")

    class Meta:
        model = Subject
        fields = ["id", "officer", "line", "line_ru", "line_kk", "from_on", "until_on"]


class AbsenceSerializer(serializers.ModelSerializer):
    officer = Named()
    substitute = Named(allow_null=True)
    note = serializers.SerializerMethodField(help_text="Empty for those who may not change the absence.")

    class Meta:
        model = Absence
        fields = ["id", "officer", *absences.FIELDS, "version"]

    def get_note(self, absence) -> str:
        seen = may(check_can_keep_absences_of, self.context["request"].user, absence.officer)
        return absence.note if seen else ""


class PlaceSerializer(serializers.Serializer):
    role = serializers.ChoiceField(Role.choices)
    office = Named()


class GapSerializer(serializers.Serializer):
    role = serializers.ChoiceField(Role.choices, source="place.role")
    office = Named(source="place.office", help_text="Of a zonal officer: the oblast.")
    from_at = serializers.DateTimeField()
    until_at = serializers.DateTimeField(allow_null=True, help_text="Null: beyond the period looked at.")
    goes_to = PlaceSerializer(source="resolution.fell_back_to", allow_null=True, help_text="Null: to nobody at all.")


class RecordAbsence(Body, serializers.ModelSerializer):
    officer = InScope(queryset=Officer.objects.all())
    substitute = InScope(queryset=Officer.objects.all(), required=False, allow_null=True)

    class Meta:
        model = Absence
        fields = ["officer", *absences.FIELDS]
        validators = []


class ChangeAbsence(Patch, serializers.ModelSerializer):
    substitute = InScope(queryset=Officer.objects.all(), allow_null=True)

    class Meta:
        model = Absence
        fields = [*absences.FIELDS, "version"]
        validators = []


class EndAbsence(Body):
    until_at = serializers.DateTimeField(help_text="When the officer came back, not later than now.")


class TermFilter(FilterSet):
    officer = NumberFilter("officer_id")
    on = DateFilter(method="of_day", label="Those that run on this day.")

    def of_day(self, terms, name, day):
        return terms.on(day)


class ZoneFilter(TermFilter):
    oblast = NumberFilter("oblast_id")


class AbsenceFilter(FilterSet):
    officer = NumberFilter("officer_id")
    office = NumberFilter("officer__office_id")
    kind = ChoiceFilter(choices=AbsenceKind)
    at = IsoDateTimeFilter(method="of_moment", label="Those that run at this moment.")

    def of_moment(self, found, name, moment):
        return found.at(moment)


class ZoneViewSet(ReadOnlyApi):
    """Zonal officers of the oblasts in the officer's line (points 4(17), 23)."""

    queryset = Zone.objects.select_related("officer", "oblast")
    serializer_class = ZoneSerializer
    filterset_class = ZoneFilter
    pagination_class = OldestFirst


class SubjectViewSet(ReadOnlyApi):
    """Lines of work of the Department's officers (point 4(18))."""

    queryset = Subject.objects.select_related("officer")
    serializer_class = SubjectSerializer
    filterset_class = TermFilter
    pagination_class = OldestFirst


class AbsenceViewSet(ReadOnlyApi):
    """Absences in the officer's own office and in those below it, newest first."""

    queryset = Absence.objects.select_related("officer__office", "substitute")
    serializer_class = AbsenceSerializer
    filterset_class = AbsenceFilter

    def kept(self):
        """The absence, if the officer may change it: who may not hears that before what is misspelt."""
        absence = self.get_object()
        check_can_keep_absences_of(self.request.user, absence.officer)
        return absence

    def afresh(self, absence):
        return self.get_queryset().get(pk=absence.pk)

    @extend_schema(request=RecordAbsence, responses={201: AbsenceSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Record your own absence, or as the head of an office that of its officers and of those below."""
        return self.make(absences.record, body=RecordAbsence)

    @extend_schema(request=ChangeAbsence)
    def partial_update(self, request, pk):
        """Correct or prolong an absence that is not over."""
        return self.answer(self.afresh(self.act(absences.change, self.kept(), **self.said(ChangeAbsence))))

    @extend_schema(request=EndAbsence)
    @action(detail=True, methods=["post"])
    def end(self, request, pk):
        """The officer is back."""
        return self.answer(self.afresh(self.act(absences.end, self.kept(), **self.said(EndAbsence))))

    @extend_schema(responses={204: None})
    def destroy(self, request, pk):
        """Withdraw an absence that has not begun."""
        self.act(absences.withdraw, self.kept())
        return Response(status=status.HTTP_204_NO_CONTENT)


class GapViewSet(Api):
    """Where nobody would answer for a role in the next 30 days, in the officer's own office and below."""

    queryset = Office.objects.all()
    serializer_class = GapSerializer
    pagination_class = None

    def list(self, request):
        """Every gap, office by office; steps of a chain that meet one go to `goes_to`."""
        now = timezone.now()
        found = roster.gaps(now, now + timedelta(AHEAD), offices=self.filter_queryset(self.get_queryset()))
        return self.answer(found, many=True)
