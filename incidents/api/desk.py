"""The desk of emergencies over REST: tiles and lines, as the page shows them."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from oversight.core.models import Office
from oversight.core.rest import Api, Body, InScope, Named, OfCases

from ..desk import desk_of
from ..models import Incident
from .shapes import ClockSerializer, IncidentRow, NoticeSerializer


class AskedDesk(Body):
    office = InScope(queryset=Office.objects.all(), required=False)


class DeskLine(serializers.Serializer):
    incident = IncidentRow()
    clock = ClockSerializer(allow_null=True, help_text="The running clock that is due next; its office holds it.")
    silent_since = serializers.DateTimeField(
        allow_null=True, help_text="When the hour of a notice by telephone ran out that nobody has confirmed."
    )
    last_call = NoticeSerializer(allow_null=True)
    taken_by = Named(allow_null=True)
    mine = serializers.BooleanField(help_text="An alert of it waits that you may acknowledge.")


class DeskTile(serializers.Serializer):
    office = Named()
    count = serializers.IntegerField()
    silent_since = serializers.DateTimeField(allow_null=True)


class DeskSerializer(serializers.Serializer):
    tiles = DeskTile(many=True)
    lines = DeskLine(many=True, help_text="The most urgent first.")
    is_more = serializers.BooleanField(help_text="More are open than were looked at.")


class EmergencyDeskViewSet(OfCases, Api):
    """What is open now, whose clock runs, who keeps silent past the hour."""

    queryset = Incident.objects.all()
    serializer_class = DeskSerializer
    pagination_class = None
    filter_backends = []

    @extend_schema(
        responses={200: DeskSerializer},
        parameters=[OpenApiParameter("office", int, description="Only the lines of one tile's office.")],
    )
    def list(self, request):
        """The desk of your office's level and below."""
        body = AskedDesk(data=request.query_params.dict(), context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        chosen = body.validated_data.get("office")
        return self.answer(desk_of(request.user, timezone.now(), chosen and chosen.pk))
