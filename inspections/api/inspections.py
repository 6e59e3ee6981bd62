from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from acts.models import Violation
from facilities.models import Facility
from oversight.core.enums import Direction
from oversight.core.models import Officer
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, OfCases, Patch, ReadOnlyApi, Reason
from oversight.duties.models import InspectionKind

from ..actions import inspections, readings, repeating, results, themes
from ..enums import AppealSource, Side
from ..filters import InspectionFilter
from ..models import Inspection, Order
from .examples import ACKNOWLEDGE, COMPLETE, OPEN, OPEN_PLANNED
from .readings import WriteReading
from .shapes import InspectionCard, InspectionRow


@extend_schema_field({"oneOf": [{"type": "integer"}, {"type": "string"}]})
class KindField(serializers.Field):
    """A kind of inspection by its code in the edition in force, or by its id."""

    def to_internal_value(self, data):
        if isinstance(data, bool) or not isinstance(data, int | str):
            raise serializers.ValidationError(_("Name the kind of inspection by its code or id."))
        return serializers.CharField().run_validation(data) if isinstance(data, str) else data

    def find(self, named, day):
        kinds = InspectionKind.objects.select_related("edition", "checklist")
        found = kinds.filter(pk=named) if isinstance(named, int) else kinds.in_force(day).filter(code=named)
        if not found:
            raise serializers.ValidationError({"kind": _("There is no such kind of inspection.")})
        return found[0]


class DirectionsField(serializers.ListField):
    child = serializers.ChoiceField(Direction.choices)

    def to_internal_value(self, data):
        return sorted(set(super().to_internal_value(data)))


class LogCheck(Body):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    kind = KindField()

    def validate(self, said):
        office = self.context["request"].user.office
        day = said.get("planned_on") or office.local_day(said.get("started_at") or timezone.now())
        return said | {"kind": self.fields["kind"].find(said["kind"], day)}


class OpenInspection(LogCheck):
    planned_on = serializers.DateField(required=False)
    started_at = serializers.DateTimeField(required=False, help_text="Given, the inspection is under way.")
    order = InScope(queryset=Order.objects.select_related("office"), required=False, allow_null=True)
    violations = InScope(
        queryset=Violation.objects.select_related("act__document"),
        many=True,
        required=False,
        help_text="Of a follow-up check: the open violations of acts it looks at.",
    )
    subject = serializers.CharField(required=False, help_text="Of a kind that chooses its lines: what it is about.")
    points = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="Which lines of the place's checklist it asks."
    )
    own = serializers.ListField(child=serializers.CharField(), required=False, help_text="Further questions.")
    appeal_source = serializers.ChoiceField(AppealSource.choices, required=False)
    appeal_sender = serializers.CharField(required=False, max_length=300)
    appeal_received_at = serializers.DateTimeField(required=False, help_text="The clock of the appeal runs from it.")
    inspectors = InScope(queryset=Officer.objects.all(), many=True, required=False)
    video_used = serializers.BooleanField(required=False)
    directions = DirectionsField(required=False)


class RepeatInspection(Body):
    planned_on = serializers.DateField(required=False)
    started_at = serializers.DateTimeField(required=False, help_text="Given, the inspection is under way.")
    order = InScope(queryset=Order.objects.select_related("office"), required=False, allow_null=True)


class ChangeInspection(Patch):
    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    video_used = serializers.BooleanField()
    directions = DirectionsField()
    inspectors = InScope(queryset=Officer.objects.all(), many=True)


class BeginInspection(Body):
    started_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")


class CompleteInspection(Body):
    ended_at = serializers.DateTimeField(required=False, help_text="As entered before, or now.")


class AcknowledgeSpravka(Body):
    side = serializers.ChoiceField(Side.choices)
    read_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")
    full_name = serializers.CharField(required=False, max_length=300, help_text="As the facility's card says.")
    post = serializers.CharField(required=False, max_length=200)
    acting = serializers.BooleanField(required=False)
    officer = InScope(queryset=Officer.objects.all(), required=False, help_text="You, if not given.")
    refusal_reason = serializers.CharField(required=False, allow_blank=True)


class InspectionViewSet(OfCases, ReadOnlyApi):
    """Inspections of the officer's office and those below it, and of the facilities they supervise."""

    queryset = Inspection.objects.with_names()
    filterset_class = InspectionFilter

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.select_related(
            *("supervising_office", "created_by__office", "order__document", "journal_entry", "reading"),
            *("facility__supervising_office", "spravka__office", "spravka__issued_by"),
        ).prefetch_related(
            *("parts__office", "parts__invited_by", "parts__answered_by", "parts__signed_by", "parts__inspectors"),
            *("inspectors", "specialists", "answers__answered_by", "answers__taken_by"),
            *("answers__files__office", "answers__files__uploaded_by", "findings__answer", "findings__created_by"),
            *(
                "findings__files__office",
                "findings__files__uploaded_by",
                "acknowledgements__recorded_by",
                "spravka__renderings",
            ),
        )

    def get_serializer_class(self):
        return InspectionRow if self.action == "list" else InspectionCard

    def card(self, inspection):
        return self.answer(self.get_queryset().get(pk=inspection.pk))

    def do(self, verb, body=Body):
        """Do `verb` to the inspection of the address with what the request says, and show the card."""
        inspection = self.get_object()
        self.act(verb, inspection, **self.said(body))
        return self.card(inspection)

    def retrieve(self, request, pk):
        """The whole inspection. It names people: who read it is kept in the audit trail."""
        inspection = self.get_object()
        self.act(inspections.record_view, inspection)
        return self.answer(inspection)

    @extend_schema(
        request=OpenInspection,
        responses={201: InspectionCard},
        parameters=[IDEMPOTENCY_KEY],
        examples=[OPEN, OPEN_PLANNED],
    )
    def create(self, request):
        """Open an inspection: planned for a day or, with `started_at`, under way. Its checklist comes with it."""
        return self.make(themes.open_by_kind, body=OpenInspection)

    @extend_schema(request=RepeatInspection, responses={201: InspectionCard}, parameters=[IDEMPOTENCY_KEY])
    @action(detail=True, methods=["post"])
    def repeat(self, request, pk):
        """Make a completed visit again, with its checklist: what was violated comes first."""
        return self.make(repeating.repeat, self.get_object(), body=RepeatInspection)

    @extend_schema(request=LogCheck, responses=InspectionCard)
    @action(detail=False, methods=["post"])
    def log(self, request):
        """Today's check: go on with the one under way, begin the one planned for today, or open one.

        Sent again after a lost reply, it answers with the same inspection.
        """
        return self.card(self.act(inspections.log_check, **self.said(LogCheck)))

    @extend_schema(request=ChangeInspection)
    def partial_update(self, request, pk):
        """Change times, video, directions or inspectors."""
        return self.do(inspections.change, ChangeInspection)

    @extend_schema(request=WriteReading)
    @action(detail=True, methods=["patch"])
    def reading(self, request, pk):
        """Write the readings of point 34; the first ones have version 0 and are whole."""
        return self.do(readings.write, WriteReading)

    @extend_schema(request=BeginInspection)
    @action(detail=True, methods=["post"])
    def begin(self, request, pk):
        """Begin a planned inspection."""
        inspection = self.get_object()
        self.act(inspections.begin, inspection, **{"started_at": timezone.now()} | self.said(BeginInspection))
        return self.card(inspection)

    @extend_schema(request=CompleteInspection, examples=[COMPLETE])
    @action(detail=True, methods=["post"])
    def complete(self, request, pk):
        """Complete: it enters the journal, and its certificate is issued where one is due."""
        return self.do(results.complete, CompleteInspection)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk):
        """Cancel with a reason; what was typed stays readable."""
        return self.do(inspections.cancel, Reason)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk):
        """Reopen to correct: the next completion issues a new version of the certificate."""
        return self.do(results.reopen, Reason)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="issue-spravka")
    def issue_spravka(self, request, pk):
        """Issue the certificate of a completed check that found nothing."""
        return self.do(results.issue_spravka)

    @extend_schema(request=AcknowledgeSpravka, examples=[ACKNOWLEDGE])
    @action(detail=True, methods=["post"])
    def acknowledge(self, request, pk):
        """Record that one side read the certificate, or refused to and why (point 9)."""
        return self.do(results.acknowledge, AcknowledgeSpravka)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def close(self, request, pk):
        """Close: everybody who must has read the certificate, or there is none to read."""
        return self.do(inspections.close)
