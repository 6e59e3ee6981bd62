"""Alerts of the officer's office and those below it, who has them, and the ticket of their live stream: /alerts/."""

from dataclasses import asdict

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from oversight.core.refusals import may
from oversight.core.rest import Body, Named, OfCases, ReadOnlyApi

from ..actions import alerts
from ..filters_alerts import AlertFilter
from ..live import tickets
from ..models import Alert
from ..policies import check_can_acknowledge
from .examples import TAKE, TICKET
from .obligations import DeliverySerializer


class DutyName(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField(help_text="In the language of the request.")
    due_at = serializers.DateTimeField()
    state = serializers.CharField()


class AlertRow(serializers.ModelSerializer):
    escalation = serializers.IntegerField(
        source="escalation_id", help_text="The step; all who were told of it share it."
    )
    obligation = DutyName()
    office = Named(help_text="Whose duty it is.")
    officer = Named(help_text="Who was told.")
    acknowledged_by = Named(allow_null=True)
    title = serializers.CharField(help_text="As the officer was told, in their language.")

    class Meta:
        model = Alert
        fields = [
            *("id", "escalation", "obligation", "office", "officer", "title", "url", "statutory", "raised_at"),
            *("needs_acknowledgement", "acknowledged_at", "acknowledged_by", "ack_expires_at", "passed_on"),
            *("repeats", "next_repeat_at", "closed_at", "changed_at"),
        ]


class AlertCard(AlertRow):
    deliveries = DeliverySerializer(many=True)
    may_acknowledge = serializers.SerializerMethodField(help_text="Whether you were told, or lead those who were.")

    class Meta(AlertRow.Meta):
        fields = [*AlertRow.Meta.fields, "may_acknowledge", "deliveries"]

    def get_may_acknowledge(self, alert) -> bool:
        return may(check_can_acknowledge, self.context["request"].user, alert)


class TicketSerializer(serializers.Serializer):
    url = serializers.CharField(help_text="The stream's address; where it has no host, at the host of the API.")
    ticket = serializers.CharField(help_text="Send it as `?ticket=…`.")
    expires_at = serializers.DateTimeField(help_text="Until then it opens a stream.")


class AlertViewSet(OfCases, ReadOnlyApi):
    """What officers were told, in your office and below, newest first; what is closed too."""

    queryset = Alert.objects.select_related(
        "obligation__rule", "obligation__office", "office", "officer__office", "acknowledged_by"
    )
    filterset_class = AlertFilter

    def get_serializer_class(self):
        return AlertRow if self.action == "list" else AlertCard

    def check_can_write(self, officer):
        """Who has been told may acknowledge, an auditor nothing: the action's own policy says so."""

    @extend_schema(request=Body, responses={200: AlertCard}, examples=[TAKE])
    @action(detail=True, methods=["post"])
    def acknowledge(self, request, pk):
        """You have it: nobody told of the same step is told again until the acknowledgement expires."""
        found = self.get_object()
        self.said()
        self.act(alerts.acknowledge, found)
        return self.answer(self.get_queryset().get(pk=found.pk))

    @extend_schema(request=Body, responses={200: AlertCard})
    @action(detail=True, methods=["post"], url_path="send-again")
    def send_again(self, request, pk):
        """The messages of this alert that could not be sent get their attempts anew, under the same numbers."""
        found = self.get_object()
        self.said()
        self.act(alerts.send_again, found)
        return self.answer(self.get_queryset().get(pk=found.pk))

    @extend_schema(request=Body, responses={201: TicketSerializer}, examples=[TICKET])
    @action(detail=False, methods=["post"])
    def ticket(self, request):
        """Open the live stream with it: `GET url?ticket=…&since=…`, server-sent events with the ids of changes.

        Each event's id is the moment to name as `since` next time; after a quarter of an hour a new ticket is needed.
        """
        issued = tickets.issue(request.user, timezone.now())
        return Response(TicketSerializer(asdict(issued)).data, status=status.HTTP_201_CREATED)
