from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from facilities.models import Facility
from oversight.core.models import Officer
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi
from oversight.documents.api import AttachmentBody, AttachmentSerializer, Bytes
from oversight.documents.enums import PaperFormat, PaperLanguage, RenderingState
from oversight.documents.models import Rendering
from oversight.documents.serving import attachment_response, paper_response

from .. import policies
from ..actions import allegation_files, allegations
from ..filters import AllegationFilter
from ..models import Allegation, ForceUse, Incident
from ..policies import check_can_work
from .shapes import ClockSerializer

#: Verb → the policy that says whether this officer may do it to this record now.
VERBS = {
    "change": policies.check_can_write_allegation,
    "assign": policies.check_can_assign_allegation,
    "register": policies.check_can_write_allegation,
    "decide": policies.check_can_write_allegation,
    "assess": policies.check_can_assess_allegation,
    "attach": policies.check_works_on_allegation,
    "print": policies.check_works_on_allegation,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class AllegationRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    supervising_office = Named()
    assigned_to = Named()

    class Meta:
        model = Allegation
        fields = [
            *("id", "office", "facility", "supervising_office", "assigned_to", "received_at", "source"),
            *("erdr_number", "outcome", "entered_at", "version"),
        ]


class AllegationFile(AttachmentSerializer):
    """Its content is read at `allegations/{id}/files/{file}/` and nowhere else."""

    content = None


class AllegationCard(AllegationRow):
    files = AllegationFile(many=True)
    paper = serializers.CharField(
        source="document.number_label", allow_null=True, default=None, help_text="The number of its paper."
    )
    entered_by = Named()
    assessed_by = Named(allow_null=True)
    clocks = ClockSerializer(many=True)
    allowed = serializers.SerializerMethodField(help_text="What you may do with it now.")

    class Meta(AllegationRow.Meta):
        fields = [
            *AllegationRow.Meta.fields,
            *("incident", "force", "source_details", "full_name", "category", "against", "happened_at"),
            *("circumstances", "verification", "erdr_on", "erdr_refusal", "decision", "decided_on", "decided_by"),
            *("assessment", "position", "assessed_at", "assessed_by", "entered_by", "files", "paper", "clocks"),
            "allowed",
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_allowed(self, allegation):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, allegation)]


class RecordAllegation(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    incident = InScope(queryset=Incident.objects.all(), required=False, allow_null=True)
    force = InScope(queryset=ForceUse.objects.all(), required=False, allow_null=True)

    class Meta:
        model = Allegation
        fields = allegations.FIELDS
        validators = []


class ChangeAllegation(Patch, serializers.ModelSerializer):
    class Meta:
        model = Allegation
        fields = ["version", *allegations.CHANGED]
        validators = []


class AssignAllegation(Body):
    officer = serializers.PrimaryKeyRelatedField(
        queryset=Officer.objects.active(), pk_field=serializers.IntegerField(), help_text="Of the office it belongs to."
    )


class RegisterAllegation(Body, serializers.ModelSerializer):
    class Meta:
        model = Allegation
        fields = allegations.REGISTERED
        validators = []


class DecideAllegation(Body, serializers.ModelSerializer):
    class Meta:
        model = Allegation
        fields = allegations.DECIDED
        extra_kwargs = {name: {"required": True, "allow_null": False} for name in allegations.DECIDED}
        validators = []


class AssessAllegation(Body):
    assessment = serializers.CharField(allow_blank=True)
    position = serializers.CharField(allow_blank=True)


class AllegationViewSet(OfCases, ReadOnlyApi):
    """Allegations of torture and ill-treatment, of those you may read (points 20, 24, 44)."""

    queryset = Allegation.objects.with_names()
    filterset_class = AllegationFilter
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .select_related("entered_by", "assessed_by", "document", "facility__supervising_office")
            .prefetch_related("files__office", "files__uploaded_by")
        )

    def get_serializer_class(self):
        return AllegationRow if self.action == "list" else AllegationCard

    def do(self, verb, body=Body):
        """Do `verb` to the record of the address with what the request says, and show the card."""
        found = self.get_object()
        self.act(verb, found, **self.said(body))
        return self.answer(Allegation.objects.with_names().get(pk=found.pk))

    def retrieve(self, request, pk):
        """The whole record; who read it is kept in the audit trail."""
        found = self.get_object()
        self.act(allegations.record_view, found)
        return self.answer(found)

    @extend_schema(request=RecordAllegation, responses={201: AllegationCard}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Record an allegation: its clocks run from its receipt, it is assigned to you."""
        return self.make(allegations.record, body=RecordAllegation)

    @extend_schema(request={"multipart/form-data": AttachmentBody}, responses={201: AllegationFile})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def files(self, request, pk):
        """Attach a supporting file; it is read by who may read the allegation."""
        found, said = self.get_object(), self.said(AttachmentBody)
        attachment = self.act(allegation_files.attach_file, found, said["file"])
        shown = AllegationFile(attachment, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="files/<int:file>", url_name="file", renderer_classes=[JSONRenderer, Bytes])
    def file(self, request, pk, file):
        """The very bytes that were sent; who read them is kept in the audit trail."""
        found = self.get_object()
        attachment = get_object_or_404(found.files, pk=file)
        self.act(allegation_files.record_file_view, found, attachment)
        return attachment_response(request, attachment)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="print", url_name="print")
    def issue(self, request, pk):
        """Issue its paper as the record stands now; its files are made in the background."""
        return self.do(allegation_files.issue_paper)

    @extend_schema(
        parameters=[
            OpenApiParameter("language", enum=PaperLanguage.values, description="ru unless said."),
            OpenApiParameter("kind", enum=PaperFormat.values, description="pdf unless said."),
        ],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(detail=True, renderer_classes=[JSONRenderer, Bytes])
    def paper(self, request, pk):
        """The file of its paper; who read it is kept in the audit trail."""
        found = self.get_object()
        asked = {"language": request.GET.get("language", "ru"), "format": request.GET.get("kind", "pdf")}
        rendering = get_object_or_404(Rendering, document=found.document_id, state=RenderingState.READY, **asked)
        self.act(allegation_files.record_paper_view, found, rendering)
        return paper_response(request, rendering)

    @extend_schema(responses={204: None})
    @file.mapping.delete
    def detach(self, request, pk, file):
        """Take a file off, before the decision; what was sent stays as evidence."""
        found = self.get_object()
        self.act(allegation_files.detach_file, found, get_object_or_404(found.files, pk=file))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=ChangeAllegation)
    def partial_update(self, request, pk):
        """Change what is known and how it was verified."""
        return self.do(allegations.change, ChangeAllegation)

    @extend_schema(request=AssignAllegation)
    @action(detail=True, methods=["post"])
    def assign(self, request, pk):
        """Assign it to an officer of its office."""
        return self.do(allegations.assign, AssignAllegation)

    @extend_schema(request=RegisterAllegation)
    @action(detail=True, methods=["post"])
    def register(self, request, pk):
        """Enter its number in the unified register, or why there was no ground."""
        return self.do(allegations.register, RegisterAllegation)

    @extend_schema(request=DecideAllegation)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk):
        """Enter the decision."""
        return self.do(allegations.decide, DecideAllegation)

    @extend_schema(request=AssessAllegation)
    @action(detail=True, methods=["post"])
    def assess(self, request, pk):
        """Enter the assessment of point 24 and the position taken."""
        return self.do(allegations.assess, AssessAllegation)
