from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response

from oversight.core.rest import IDEMPOTENCY_KEY, Body, Patch

from ..actions import findings, inspections
from ..models import Finding
from .examples import FINDING
from .inner import OfInspection, WithFiles
from .shapes import FindingSerializer


class AddFinding(Body, serializers.ModelSerializer):
    answer = serializers.IntegerField(
        required=False, allow_null=True, help_text="Position of the checklist's line it rests on."
    )

    class Meta:
        model = Finding
        fields = ["answer", *findings.FIELDS]
        validators = []

    def validate_answer(self, position):
        if position is None:
            return None
        line = self.context["view"].owner.answers.filter(position=position).first()
        if line is None:
            raise serializers.ValidationError(_("There is no such line in the checklist of this inspection."))
        return line


class WriteFinding(Patch, serializers.ModelSerializer):
    class Meta:
        model = Finding
        fields = [*findings.FIELDS, "version"]
        validators = []


class FindingViewSet(WithFiles, OfInspection):
    """Violations, shortcomings and omissions, as the certificate will state them (point 8)."""

    queryset = Finding.objects.select_related("answer", "created_by").prefetch_related(
        "files__office", "files__uploaded_by"
    )
    serializer_class = FindingSerializer

    def list(self, request, inspection):
        """They name people: who read them is kept in the audit trail."""
        self.act(inspections.record_view, self.owner)
        return super().list(request)

    @extend_schema(
        request=AddFinding, responses={201: FindingSerializer}, parameters=[IDEMPOTENCY_KEY], examples=[FINDING]
    )
    def create(self, request, inspection):
        """Add a finding, alone or under a line of the checklist."""
        return self.make(findings.add, self.owner, body=AddFinding)

    @extend_schema(request=WriteFinding)
    def partial_update(self, request, inspection, pk):
        """Write fields of a finding."""
        return self.answer(self.act(findings.write, self.get_object(), **self.said(WriteFinding)))

    @extend_schema(responses={204: None})
    def destroy(self, request, inspection, pk):
        """Remove a finding; its words stay in the audit trail."""
        self.act(findings.remove, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)
