"""The working calendar over REST: /working-calendar/ and the days transferred by decision."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from oversight.core.rest import IDEMPOTENCY_KEY, Api, Body, Named, ReadOnlyApi, Reason

from ..actions import calendar as actions
from ..actions.moving import as_json, digest
from ..enums import DayKind
from ..models import TransferredDay, calendar_for
from ..policies import check_can_keep_rulebook
from ..year import DayMark, year_of


class DayOfYear(serializers.Serializer):
    on = serializers.DateField()
    mark = serializers.ChoiceField(DayMark.choices, allow_blank=True, help_text="Empty: an ordinary working day.")
    name = serializers.CharField(help_text="The holiday's, in the language of the request.")
    is_working = serializers.BooleanField()


class Year(Body):
    year = serializers.IntegerField(min_value=1992, max_value=2200, required=False)


class WorkingCalendarViewSet(Api):
    """Every day of a year: whether offices work on it, and why not."""

    queryset = TransferredDay.objects.all()
    serializer_class = DayOfYear
    pagination_class = None
    filter_backends = []

    @extend_schema(parameters=[OpenApiParameter("year", int, description="By default this one.")])
    def list(self, request):
        """The days of the year in their order."""
        body = Year(data=request.query_params.dict())
        body.is_valid(raise_exception=True)
        now = timezone.now()
        year = body.validated_data.get("year") or timezone.localdate(now).year
        days = [day for month in year_of(calendar_for(now), year) for day in month.days]
        return self.answer(days, many=True)


class TransferSerializer(serializers.ModelSerializer):
    entered_by = Named()
    withdrawn_by = Named(allow_null=True)

    class Meta:
        model = TransferredDay
        fields = [
            *("id", "day", "kind", "reason", "entered_by", "entered_at", "withdrawn_by", "withdrawn_at"),
            "withdrawn_reason",
        ]


class DayAsked(Body):
    day = serializers.DateField()
    kind = serializers.ChoiceField(DayKind.choices)


class TransferAsked(DayAsked):
    reason = serializers.CharField(max_length=300, allow_blank=True, help_text="The decision: who, when, number.")
    seen = serializers.CharField(max_length=64, help_text="Of the preview: these deadlines move and no other.")


class WithdrawalAsked(Reason):
    reason = serializers.CharField(max_length=300, allow_blank=True)
    seen = serializers.CharField(max_length=64, help_text="Of the preview: these deadlines move and no other.")


class MoveSerializer(serializers.Serializer):
    duty = serializers.IntegerField(help_text="Its id.")
    code = serializers.CharField(help_text="Of its rule.")
    title = serializers.CharField(help_text="Of its rule, in the language of the request.")
    office = serializers.DictField()
    facility = serializers.DictField(allow_null=True)
    old = serializers.DateTimeField()
    new = serializers.DateTimeField()


class MovesSerializer(serializers.Serializer):
    seen = serializers.CharField(help_text="Send it back to have exactly these moved.")
    moves = MoveSerializer(many=True)


class TransferViewSet(ReadOnlyApi):
    """Days transferred by decision, newest first; open deadlines move only as they were seen."""

    queryset = TransferredDay.objects.select_related("entered_by", "withdrawn_by")
    serializer_class = TransferSerializer

    def said(self, *args, **kwargs):
        check_can_keep_rulebook(self.request.user)
        return super().said(*args, **kwargs)

    @extend_schema(request=TransferAsked, responses={201: TransferSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Transfer a day and move the open deadlines that were `seen`; 409 if it would move others by now."""
        return self.make(actions.transfer_day, body=TransferAsked)

    @extend_schema(request=DayAsked, responses={200: MovesSerializer})
    @action(detail=False, methods=["post"])
    def preview(self, request):
        """Which open deadlines transferring the day would move; nothing is written."""
        return _moves(self.act(actions.moves_of_transfer, **self.said(DayAsked)))

    @extend_schema(request=None, responses={200: MovesSerializer})
    @action(detail=True, methods=["post"], url_path="preview-withdrawal")
    def preview_withdrawal(self, request, pk):
        """Which open deadlines withdrawing the transfer would move; nothing is written."""
        return _moves(self.act(actions.moves_of_withdrawal, self.get_object()))

    @extend_schema(request=WithdrawalAsked)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw the transfer and move the open deadlines that were `seen`."""
        found = self.act(actions.withdraw_transfer, self.get_object(), **self.said(WithdrawalAsked))
        return self.answer(self.get_queryset().get(pk=found.pk))


def _moves(found):
    return Response(MovesSerializer({"seen": digest(found), "moves": [as_json(one) for one in found]}).data)
