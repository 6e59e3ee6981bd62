"""/violations/: what acts name, with what was reported and checked."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.rest import Body, InScope, Named, OfCases, ReadOnlyApi
from oversight.documents.models import Attachment

from .. import actions, policies
from ..filters import ViolationFilter
from ..models import Measure, SpotCheck, Violation


class MeasureSerializer(serializers.ModelSerializer):
    entered_by = Named()
    checked_by = Named(allow_null=True)

    class Meta:
        model = Measure
        fields = [
            *("id", "words", "reported_at", "entered_at", "entered_by", "eliminated", "found", "checked_at"),
            *("checked_by", "new_due_on"),
        ]


class SpotCheckSerializer(serializers.ModelSerializer):
    checked_by = Named()

    class Meta:
        model = SpotCheck
        fields = ["id", "eliminated", "found", "checked_at", "checked_by", "source_title", "source_url", "entered_at"]


class ViolationSerializer(serializers.ModelSerializer):
    facility = Named(allow_null=True)
    repeats = serializers.IntegerField(source="repeats_id", allow_null=True)
    repetitions = serializers.SerializerMethodField(help_text="Later violations that repeat this one.")
    act = serializers.IntegerField(source="act_id")
    measures = MeasureSerializer(many=True)
    spot_checks = SpotCheckSerializer(many=True)

    class Meta:
        model = Violation
        fields = [
            *("id", "act", "facility", "position", "what", "norm", "demand", "direction", "source_url", "state"),
            *("due_on", "repeats", "repetitions", "eliminated_at", "measures", "spot_checks"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_repetitions(self, violation):
        return [one.pk for one in violation.repetitions.all()]


class WithFiles(Body):
    files = InScope(queryset=Attachment.objects.all(), many=True, required=False, help_text="Attachments sent before.")


class ReportMeasures(WithFiles):
    words = serializers.CharField()
    reported_at = serializers.DateTimeField()


class CheckMeasures(WithFiles):
    eliminated = serializers.BooleanField()
    found = serializers.CharField()
    checked_at = serializers.DateTimeField()
    new_due_on = serializers.DateField(required=False, allow_null=True)


class ViolationViewSet(OfCases, ReadOnlyApi):
    """Violations named in acts, newest first, each with the measures reported and the checks of them."""

    queryset = Violation.objects.select_related("act__office", "facility").prefetch_related(
        "measures__entered_by", "measures__checked_by", "spot_checks__checked_by", "repetitions"
    )
    serializer_class = ViolationSerializer
    filterset_class = ViolationFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    @extend_schema(request=ReportMeasures)
    @action(detail=True, methods=["post"])
    def report(self, request, pk):
        """Record the measures the body reports."""
        self.act(actions.report, self.get_object(), **self.said(ReportMeasures))
        return self.answer(self.get_object())

    @extend_schema(request=CheckMeasures)
    @action(detail=True, methods=["post"])
    def check(self, request, pk):
        """Record what another officer found: actually eliminated, or back with a new term."""
        self.act(actions.check, self.get_object(), **self.said(CheckMeasures))
        return self.answer(self.get_object())
