"""The board of timeliness over REST: /timeliness/; and the address of the officer's calendar: /calendar-feed/."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response

from oversight.core.models import Office
from oversight.core.rest import Api, Body, InScope, Named, OfCases

from ..actions import feeds
from ..board import board_of
from ..forms_board import LONGEST
from ..models import CalendarFeed, Obligation


class Asked(Body):
    from_on = serializers.DateField()
    until_on = serializers.DateField()
    office = InScope(queryset=Office.objects.all(), required=False)

    def validate(self, said):
        if not said["from_on"] <= said["until_on"] <= said["from_on"] + LONGEST:
            raise serializers.ValidationError({"until_on": _("A period ends after it begins and lasts up to a year.")})
        return said


class TallySerializer(serializers.Serializer):
    due = serializers.IntegerField()
    in_time = serializers.IntegerField()
    entered_late = serializers.IntegerField(help_text="Of those in time: entered after the due moment.")
    late = serializers.IntegerField()
    open = serializers.IntegerField(help_text="Not due yet, stopped clocks among them.")
    overdue = serializers.IntegerField()
    share = serializers.IntegerField(allow_null=True, help_text="Per cent in time of those whose time has come.")


class BoardColumn(serializers.Serializer):
    office = Named()
    is_alone = serializers.BooleanField(help_text="False: with the offices below it.")


class BoardRow(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()
    point = serializers.CharField()
    tallies = TallySerializer(many=True, help_text="One for each column.")
    total = TallySerializer()


class BoardSerializer(serializers.Serializer):
    office = Named()
    from_on = serializers.DateField()
    until_on = serializers.DateField()
    columns = BoardColumn(many=True)
    rows = BoardRow(many=True)
    total = TallySerializer()


class BoardViewSet(OfCases, Api):
    """Offices × rules for a period: what was due and what became of it."""

    queryset = Obligation.objects.all()
    serializer_class = BoardSerializer
    pagination_class = None
    filter_backends = []

    @extend_schema(
        responses={200: BoardSerializer},
        parameters=[
            OpenApiParameter("from_on", str, required=True, description="The first day, such as 2026-11-01."),
            OpenApiParameter("until_on", str, required=True, description="The last day, up to a year later."),
            OpenApiParameter("office", int, description="By default your own; it and each office right below it."),
        ],
    )
    def list(self, request):
        """The board of one office."""
        body = Asked(data=request.query_params.dict(), context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        said = {"office": request.user.office} | body.validated_data
        zone = timezone.get_current_timezone()
        return self.answer(board_of(request.user, **said, zone=zone, at=timezone.now()))


class FeedSerializer(serializers.Serializer):
    address = serializers.CharField(help_text="Shown this once; of an iCalendar file served to whoever knows it.")
    created_at = serializers.DateTimeField()


class FeedViewSet(OfCases, Api):
    """The secret address of the officer's own calendar of duties."""

    queryset = CalendarFeed.objects.all()
    serializer_class = FeedSerializer

    @extend_schema(request=None, responses={201: FeedSerializer})
    def create(self, request):
        """Make a new address; the one before it ends."""
        feed, secret = feeds.make_feed(by=request.user, at=timezone.now())
        address = request.build_absolute_uri(reverse("duties:feed_file", args=[secret]))
        answer = self.created({"address": address, "created_at": feed.created_at})
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @extend_schema(request=None, responses={204: None})
    def end(self, request):
        """End the address: nobody gets anything there any more."""
        feeds.end_feed(by=request.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)
