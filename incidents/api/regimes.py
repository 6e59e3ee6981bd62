from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response

from facilities.models import Facility
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, OfCases, ReadOnlyApi

from ..actions import notices, regimes
from ..filters import RegimeFilter
from ..models import SpecialRegime
from ..policies import check_can_work
from .inner import CallBody
from .shapes import NoticeSerializer, RegimeCard, RegimeRow


class EnterRegime(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))

    class Meta:
        model = SpecialRegime
        fields = regimes.FIELDS
        validators = []


class SpecialRegimeViewSet(OfCases, ReadOnlyApi):
    """Approvals of a special regime, and who of the Department was told (point 16(5))."""

    queryset = SpecialRegime.objects.with_names()
    filterset_class = RegimeFilter
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        people = ("notices__from_office", "notices__to_office", "notices__caller", "notices__receiver")
        return found.prefetch_related(*people)

    def get_serializer_class(self):
        return RegimeRow if self.action == "list" else RegimeCard

    @extend_schema(request=EnterRegime, responses={201: RegimeCard}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Enter an approval: the hour runs from its receipt."""
        return self.make(regimes.enter, body=EnterRegime)

    @extend_schema(request=CallBody, responses={201: NoticeSerializer})
    @action(detail=True, methods=["post"])
    def calls(self, request, pk):
        """Record an attempt to tell the Department's leadership."""
        regime = self.get_object()
        notice = self.act(notices.record_of_regime, regime, **self.said(CallBody))
        return Response(NoticeSerializer(notice).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="calls/<int:notice>/confirm")
    def confirm(self, request, pk, notice):
        """The receiver confirms the call."""
        regime = self.get_object()
        self.said()
        self.act(notices.confirm, get_object_or_404(regime.notices, pk=notice))
        return self.answer(self.get_object())
