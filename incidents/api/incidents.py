from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response

from facilities.models import Facility
from inspections.api.orders import Reason
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, OfCases, Patch, ReadOnlyApi
from oversight.duties.models import EmergencyKind

from ..actions import checks, desks, facts, incidents, people, reports
from ..enums import WITHOUT_WORDS, ReportKind, Standing
from ..filters import IncidentFilter
from ..models import Incident
from ..policies import check_can_work
from .shapes import IncidentCard, IncidentRow, ReportSerializer

REGISTER = OpenApiExample(
    "A hunger strike",
    value={"facility": 17, "kind": "hunger_strike", "received_at": "2026-03-03T02:10:00+05:00"},
    request_only=True,
)


class EmergencyKindField(serializers.CharField):
    """A kind of emergency by its code in the edition in force at the moment of receipt."""

    def find(self, code, day):
        found = EmergencyKind.objects.known_on(day).filter(code=code).first()
        if found is None:
            raise serializers.ValidationError({"kind": _("On that day no such kind was known.")})
        return found


class RegisterIncident(Body):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    kind = EmergencyKindField(help_text="The kind's code in the edition in force.")
    received_at = serializers.DateTimeField(help_text="When the information was received, not when it happened.")
    received_from = serializers.CharField(required=False, max_length=300)
    happened_at = serializers.DateTimeField(required=False, allow_null=True)

    def validate(self, said):
        day = self.context["request"].user.office.local_day(said["received_at"])
        return said | {"kind": self.fields["kind"].find(said["kind"], day)}


class ReceiveIncident(Body):
    received_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")


class StateNumbers(Patch):
    happened_at = serializers.DateTimeField(allow_null=True)
    happened_standing = serializers.ChoiceField(Standing.choices)
    participants_count = serializers.IntegerField(min_value=0, max_value=1_000_000, allow_null=True)
    count_standing = serializers.ChoiceField(Standing.choices)


class CorrectIncident(Body):
    received_at = serializers.DateTimeField(required=False)
    kind = serializers.CharField(required=False)
    reason = serializers.CharField(allow_blank=True)


class LinkIncident(Body):
    of = InScope(queryset=Incident.objects.select_related("facility"), help_text="The first report.")


class SubmitReport(Body):
    kind = serializers.ChoiceField(ReportKind.choices, required=False)
    changes = serializers.CharField(required=False, allow_blank=True)
    unknown_rest = serializers.BooleanField(
        required=False, help_text="What is not answered is unknown at this hour: the clock matters more."
    )


class SayStanding(Body):
    standing = serializers.ChoiceField(WITHOUT_WORDS)


class IncidentViewSet(OfCases, ReadOnlyApi):
    """Emergencies and what else points 23 and 65 keep registers of, of the officer's office and those below it."""

    queryset = Incident.objects.with_names()
    filterset_class = IncidentFilter
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.select_related(
            "facility__supervising_office", "created_by", "doubted_by", "dismissed_by"
        ).prefetch_related(
            *("receipts__office", "receipts__officer", "notices__from_office", "notices__to_office"),
            *("notices__caller", "notices__receiver", "facts__said_by", "participants", "staff"),
            *("developments__recorded_by", "corrections__made_by", "special_reports__office"),
            *("special_reports__document__office", "special_reports__submitted_by", "special_reports__read_by"),
            *("checks__order__document__office", "checks__order__facility", "checks__inspection__kind"),
            "checks__inspection__facility",
        )

    def get_serializer_class(self):
        return IncidentRow if self.action == "list" else IncidentCard

    def card(self, incident):
        return self.answer(self.get_queryset().get(pk=incident.pk))

    def do(self, verb, body=Body):
        """Do `verb` to the emergency of the address with what the request says, and show the card."""
        incident = self.get_object()
        self.act(verb, incident, **self.said(body))
        return self.card(incident)

    def retrieve(self, request, pk):
        """The whole card. It names people: who read it is kept in the audit trail."""
        incident = self.get_object()
        self.act(incidents.record_view, incident)
        return self.answer(incident)

    @extend_schema(
        request=RegisterIncident, responses={201: IncidentCard}, parameters=[IDEMPOTENCY_KEY], examples=[REGISTER]
    )
    def create(self, request):
        """Register an emergency: the clocks of your office start from `received_at`."""
        return self.make(incidents.register, body=RegisterIncident)

    @extend_schema(request=StateNumbers)
    def partial_update(self, request, pk):
        """State when it happened and how many took part, or that it is unknown at this hour."""
        return self.do(incidents.state_numbers, StateNumbers)

    @extend_schema(request=ReceiveIncident)
    @action(detail=True, methods=["post"])
    def receive(self, request, pk):
        """Your office has the information: its own clocks start."""
        return self.do(incidents.receive, ReceiveIncident)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def acknowledge(self, request, pk):
        """You have it: every alert of its clocks that waits for you is acknowledged."""
        return self.do(desks.acknowledge)

    @extend_schema(request=CorrectIncident)
    @action(detail=True, methods=["post"])
    def correct(self, request, pk):
        """Set right a wrong moment of receipt or a wrong kind; both stay in sight."""
        incident, said = self.get_object(), self.said(CorrectIncident)
        if "kind" in said:
            day = incident.office.local_day(said.get("received_at", incident.received_at))
            said["kind"] = EmergencyKindField().find(said["kind"], day)
        self.act(incidents.correct, incident, **said)
        return self.card(incident)

    @extend_schema(request=LinkIncident)
    @action(detail=True, methods=["post"])
    def link(self, request, pk):
        """Link a second report of the same emergency to the first; nothing is deleted."""
        return self.do(incidents.link, LinkIncident)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def doubt(self, request, pk):
        """Propose that it is no emergency; a second officer decides."""
        return self.do(incidents.doubt, Reason)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def dismiss(self, request, pk):
        """Agree, as the second officer, that it is no emergency: its clocks end."""
        return self.do(incidents.dismiss)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def uphold(self, request, pk):
        """Disagree, as the second officer: it stays an emergency."""
        return self.do(incidents.uphold)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def close(self, request, pk):
        """Close: no clock runs, no question waits."""
        return self.do(incidents.close)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk):
        """Open again."""
        return self.do(incidents.reopen, Reason)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="rest-unknown")
    def rest_unknown(self, request, pk):
        """Say of everything not answered that it is unknown at this hour."""
        return self.do(facts.rest_is_unknown)

    @extend_schema(request=SayStanding)
    @action(detail=True, methods=["post"], url_path="staff-said")
    def staff_said(self, request, pk):
        """Say that no staff were involved, or that it is unknown at this hour."""
        return self.do(people.say_of_staff, SayStanding)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="names-unknown")
    def names_unknown(self, request, pk):
        """Say that the names of the other participants are unknown at this hour."""
        incident = self.get_object()
        self.said()
        self.act(people.say_of_names, incident, standing=Standing.UNKNOWN)
        return self.card(incident)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="check")
    def order_check(self, request, pk):
        """Order a check on the spot by order of the leadership (point 15(7))."""
        return self.do(checks.order_check)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="check/<int:check>/open")
    def open_check(self, request, pk, check):
        """Open the inspection once its order is signed."""
        incident = self.get_object()
        self.said()
        self.act(checks.open_check, get_object_or_404(incident.checks, pk=check))
        return self.card(incident)

    @extend_schema(request=SubmitReport, responses={201: ReportSerializer})
    @action(detail=True, methods=["post"], url_path="special-report")
    def special_report(self, request, pk):
        """Send the special report, or its next numbered version (point 17)."""
        incident = self.get_object()
        report = self.act(reports.submit, incident, **self.said(SubmitReport))
        shown = ReportSerializer(report, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)
