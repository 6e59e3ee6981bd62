from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from acts.api import ActSerializer
from facilities.models import Facility
from inspections.api.orders import Reason
from inspections.api.placements import Approve, SendBack
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, OfCases, Patch, ReadOnlyApi
from oversight.documents.api import AttachmentBody, AttachmentSerializer

from ..actions import checks, force, force_conclusions
from ..filters import ForceUseFilter
from ..models import ForceConclusion, ForceUse, Incident
from ..policies import check_can_work
from .force_shapes import ForceUseCard, ForceUseRow, ForceViolationSerializer

RECORD = OpenApiExample(
    "Handcuffs in a hunger strike",
    value={
        "facility": 17,
        "incident": 5,
        "happened_at": "2026-03-03T03:40:00+05:00",
        "learned_at": "2026-03-03T04:05:00+05:00",
        "place": "Коридор режимного корпуса",
    },
    request_only=True,
)


class RecordForce(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    incident = InScope(queryset=Incident.objects.all(), required=False, allow_null=True)

    class Meta:
        model = ForceUse
        fields = force.FIELDS
        validators = []


class ChangeForce(Patch, serializers.ModelSerializer):
    class Meta:
        model = ForceUse
        fields = ["version", *force.CHANGED]
        validators = []


class WriteForceConclusion(Patch, serializers.ModelSerializer):
    class Meta:
        model = ForceConclusion
        fields = ["version", *force_conclusions.FIELDS]
        validators = []


class NameForceViolation(Body):
    what = serializers.CharField()
    norm = serializers.CharField(max_length=500)


class DraftForceAct(Body):
    kind = serializers.CharField(required=False, help_text="Code of a kind of act; a representation, if not given.")


class ForceUseViewSet(OfCases, ReadOnlyApi):
    """Uses of special means, physical force and weapons, and the conclusions on them (points 20, 23, 32(2))."""

    queryset = ForceUse.objects.with_names()
    filterset_class = ForceUseFilter
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.select_related(
            *("entered_by", "withdrawn_by", "facility__supervising_office", "obligation__rule"),
            *("conclusion__drafted_by", "conclusion__author", "conclusion__returned_by", "conclusion__approved_by"),
            *("conclusion__document__office", "conclusion__document__issued_by"),
        ).prefetch_related(
            *("staff__file", "staff__explained_by", "staff__liabilities__entered_by", "files__office"),
            *("files__uploaded_by", "checks__order__document__office", "checks__order__facility"),
            *("checks__inspection__kind", "checks__inspection__facility", "conclusion__violations"),
            "conclusion__document__renderings",
        )

    def get_serializer_class(self):
        return ForceUseRow if self.action == "list" else ForceUseCard

    def card(self, pk):
        return self.answer(self.get_queryset().get(pk=pk))

    def do(self, verb, body=Body):
        """Do `verb` to the record of the address with what the request says, and show the card."""
        found = self.get_object()
        self.act(verb, found, **self.said(body))
        return self.card(found.pk)

    def retrieve(self, request, pk):
        """The whole record. It names people: who read it is kept in the audit trail."""
        found = self.get_object()
        self.act(force.record_view, found)
        return self.answer(found)

    @extend_schema(request=RecordForce, responses={201: ForceUseCard}, parameters=[IDEMPOTENCY_KEY], examples=[RECORD])
    def create(self, request):
        """Record a use of force: the clock of the conclusion runs from `learned_at`."""
        return self.make(force.record, body=RecordForce)

    @extend_schema(request=ChangeForce)
    def partial_update(self, request, pk):
        """Change the facts."""
        return self.do(force.change, ChangeForce)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw what was entered in error."""
        return self.do(force.withdraw, Reason)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="check")
    def order_check(self, request, pk):
        """Order a check on the spot; whoever signs for the office opens the inspection by that."""
        return self.do(checks.order_check)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="check/<int:force_check>/open")
    def open_check(self, request, pk, force_check):
        """Open the inspection once its order is signed."""
        found = self.get_object()
        self.said()
        self.act(checks.open_check, get_object_or_404(found.checks, pk=force_check))
        return self.card(found.pk)

    @extend_schema(request={"multipart/form-data": AttachmentBody}, responses={201: AttachmentSerializer})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def files(self, request, pk):
        """Attach a material of the verification."""
        found, said = self.get_object(), self.said(AttachmentBody)
        attachment = self.act(force.attach_file, found, said["file"])
        shown = AttachmentSerializer(attachment, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["delete"], url_path="files/<int:file>", url_name="file")
    def detach(self, request, pk, file):
        """Take a material off; the file stays as evidence of what was sent."""
        found = self.get_object()
        self.act(force.detach_file, found, get_object_or_404(found.files, pk=file))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=WriteForceConclusion)
    @action(detail=True, methods=["patch"])
    def conclusion(self, request, pk):
        """Write parts of the conclusion; the first words begin it, with version 0."""
        return self.do(force_conclusions.write, WriteForceConclusion)

    @extend_schema(request=NameForceViolation, responses={201: ForceViolationSerializer})
    @action(detail=True, methods=["post"])
    def violations(self, request, pk):
        """Name a violation in the conclusion."""
        violation = self.act(force_conclusions.add_violation, self.get_object(), **self.said(NameForceViolation))
        return Response(ForceViolationSerializer(violation).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["delete"], url_path="violations/<int:breach>", url_name="violation")
    def remove_violation(self, request, pk, breach):
        """Take a violation out of the conclusion."""
        conclusion = getattr(self.get_object(), "conclusion", None)
        named = force_conclusions.ForceViolation.objects.filter(conclusion=conclusion)
        self.act(force_conclusions.remove_violation, get_object_or_404(named, pk=breach))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def submit(self, request, pk):
        """Send the conclusion for approval; refused while a part, a material or an explanation is missing."""
        return self.do(force_conclusions.submit)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk):
        """Take the conclusion back from approval."""
        return self.do(force_conclusions.take_back)

    @extend_schema(request=Approve)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk):
        """Approve the words of that version: the paper is issued and the clock is met."""
        return self.do(force_conclusions.approve, Approve)

    @extend_schema(request=SendBack)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request, pk):
        """Return the conclusion with what is to be mended."""
        return self.do(force_conclusions.send_back, SendBack)

    @extend_schema(request=DraftForceAct, responses={201: ActSerializer})
    @action(detail=True, methods=["post"], url_path="act")
    def draft_act(self, request, pk):
        """Draft a response act with the violations the conclusion found."""
        made = self.act(force_conclusions.draft_act, self.get_object(), **self.said(DraftForceAct))
        shown = ActSerializer(made, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)
