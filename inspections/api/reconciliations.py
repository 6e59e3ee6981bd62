from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.models import Facility, PenalRoom
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InnerApi, InScope, Named, OfCases, ReadOnlyApi

from ..actions import reconciliations
from ..models import Reconciliation, ReconciliationLine
from .placements import RoomInScope


class ReconciliationLineSerializer(serializers.ModelSerializer):
    placement = serializers.IntegerField(source="placement_id", allow_null=True)
    finding = serializers.IntegerField(source="finding_id", allow_null=True)

    class Meta:
        model = ReconciliationLine
        fields = [
            *("id", "position", *reconciliations.JOURNAL, "outcome", "differences", "placement"),
            *("resolution", "finding", "explanation", "resolved_at"),
        ]


class ReconciliationRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    created_by = Named()
    signed_by = Named(allow_null=True)

    class Meta:
        model = Reconciliation
        fields = [
            *("id", "office", "facility", "from_on", "until_on", "source", "source_sha256"),
            *("created_at", "created_by", "signed_at", "signed_by"),
        ]


class ReconciliationCard(ReconciliationRow):
    lines = ReconciliationLineSerializer(many=True)

    class Meta(ReconciliationRow.Meta):
        fields = [*ReconciliationRow.Meta.fields, "lines"]


class JournalLine(Body, serializers.ModelSerializer):
    """One line of the facility's own journal."""

    class Meta:
        model = ReconciliationLine
        fields = reconciliations.JOURNAL
        validators = []


class Compare(Body):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    from_on = serializers.DateField()
    until_on = serializers.DateField(help_text="The last day.")
    rows = JournalLine(many=True, required=False, max_length=5000)


class EnterLate(Body):
    """What the journal's line doesn't say of the placement."""

    room = RoomInScope(queryset=PenalRoom.objects.all(), required=False)
    birth_year = serializers.IntegerField(required=False)
    days = serializers.IntegerField(required=False, min_value=1)
    admitted_on = serializers.DateField(required=False)


class Explain(Body):
    explanation = serializers.CharField(allow_blank=True)


class ReconciliationViewSet(OfCases, ReadOnlyApi):
    """Our placements beside the facilities' own journals: an unreported placement shows (point 34)."""

    queryset = Reconciliation.objects.with_names()

    def get_queryset(self):
        found = super().get_queryset()
        return found if self.action == "list" else found.prefetch_related("lines")

    def get_serializer_class(self):
        return ReconciliationRow if self.action == "list" else ReconciliationCard

    def retrieve(self, request, pk):
        """All its lines. They name people: who read them is kept in the audit trail."""
        found = self.get_object()
        self.act(reconciliations.record_view, found)
        return self.answer(found)

    @extend_schema(request=Compare, responses={201: ReconciliationCard}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Compare the placements of a period with the journal's rows."""
        return self.make(reconciliations.begin, body=Compare)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def sign(self, request, pk):
        """Sign it off; refused while a difference is not resolved."""
        found = self.get_object()
        self.act(reconciliations.sign, found, **self.said())
        return self.answer(self.get_queryset().get(pk=found.pk))


class ReconciliationLineViewSet(OfCases, InnerApi):
    """Lines of one reconciliation, and what is made of those that differ."""

    queryset = ReconciliationLine.objects.all()
    serializer_class = ReconciliationLineSerializer
    owner_class = Reconciliation
    owner_name = "reconciliation"

    def do(self, verb, body=Body):
        return self.answer(self.act(verb, self.get_object(), **self.said(body)))

    @extend_schema(request=JournalLine, responses={201: ReconciliationLineSerializer})
    def create(self, request, reconciliation):
        """One more line of the journal."""
        made = self.act(reconciliations.add_line, self.owner, **self.said(JournalLine))
        return self.created(self.get_queryset().get(pk=made.pk))

    @extend_schema(request=EnterLate)
    @action(detail=True, methods=["post"], url_path="enter-late")
    def enter_late(self, request, pk, **kwargs):
        """Enter the placement nobody told of; its clock runs from the order."""
        return self.do(reconciliations.enter_late, EnterLate)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="make-finding")
    def make_finding(self, request, pk, **kwargs):
        """Write the difference into the inspection under way."""
        return self.do(reconciliations.make_finding)

    @extend_schema(request=Explain)
    @action(detail=True, methods=["post"])
    def explain(self, request, pk, **kwargs):
        """Say why the difference is none."""
        return self.do(reconciliations.explain, Explain)
