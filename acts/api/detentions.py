"""/detentions/: persons found held unlawfully."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, ReadOnlyApi

from .. import policies
from ..actions import detentions
from ..enums import Cause
from ..filters import DetentionFilter
from ..models import UnlawfulDetention


class DetentionRowSerializer(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    found_by = Named()
    act = serializers.IntegerField(source="act_id", allow_null=True)
    minutes = serializers.SerializerMethodField(help_text="From the finding to the release, or to now.")

    class Meta:
        model = UnlawfulDetention
        fields = [
            *("id", "office", "facility", "category", "initials", "cause", "unlawful_since", "found_at", "found_by"),
            *("source_title", "act", "released_at", "released_by_order", "minutes", "version"),
        ]

    def get_minutes(self, detention) -> int:
        return detention.minutes_until_release(timezone.now())


class DetentionSerializer(DetentionRowSerializer):
    """Who the person is, only prosecutors read."""

    class Meta(DetentionRowSerializer.Meta):
        fields = [*DetentionRowSerializer.Meta.fields, "full_name", "born_on", "circumstances"]


class RecordDetention(Body):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    full_name = serializers.CharField(max_length=240)
    born_on = serializers.DateField(required=False, allow_null=True)
    category = serializers.ChoiceField(choices=PersonCategory.choices)
    cause = serializers.ChoiceField(choices=Cause.choices)
    circumstances = serializers.CharField()
    unlawful_since = serializers.DateTimeField(required=False, allow_null=True)
    found_at = serializers.DateTimeField(required=False)
    source_title = serializers.CharField(max_length=300, required=False, allow_blank=True)


class RecordRelease(Body):
    released_at = serializers.DateTimeField()
    released_by_order = serializers.CharField(max_length=300)


class DetentionViewSet(OfCases, ReadOnlyApi):
    """Persons found held unlawfully (points 21, 43), newest first; the list names nobody."""

    queryset = UnlawfulDetention.objects.select_related("office", "supervising_office", "facility", "found_by")
    filterset_class = DetentionFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        knows = self.action != "list" and may(policies.check_can_read_identity, self.request.user)
        return DetentionSerializer if knows else DetentionRowSerializer

    @extend_schema(responses=DetentionSerializer)
    def retrieve(self, request, pk):
        """One record; who the person is for prosecutors, and each reading leaves its row in the audit trail."""
        found = self.get_object()
        if may(policies.check_can_read_identity, request.user):
            self.act(detentions.read_identity, found)
        return self.answer(found)

    @extend_schema(request=RecordDetention, responses={201: DetentionSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Record a person found held unlawfully."""
        return self.make(detentions.record, body=RecordDetention)

    @extend_schema(request=RecordRelease, responses=DetentionSerializer)
    @action(detail=True, methods=["post"])
    def release(self, request, pk):
        """Record that the person was released: when, and on whose order."""
        self.act(detentions.release, self.get_object(), **self.said(RecordRelease))
        return self.answer(self.get_object())

    @extend_schema(request=None, responses=DetentionSerializer)
    @action(detail=True, methods=["post"])
    def order(self, request, pk):
        """Draft the order to release; `act` then names it."""
        self.said()
        self.act(detentions.draft_release_order, self.get_object())
        return self.answer(self.get_object())
