from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from acts.api import BodySerializer
from inspections.models import Inspection
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi
from oversight.duties.enums import BodyLevel

from .. import policies
from ..actions import legal_acts
from ..enums import LegalActKind
from ..filters import LegalActFilter
from ..models import ReviewedAct

#: Verb → the policy that says whether this officer may do it to this record now.
VERBS = {"change": policies.check_can_change_legal_act, "protest": policies.check_can_protest}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class LegalActSerializer(serializers.ModelSerializer):
    office = Named()
    inspection = serializers.IntegerField(source="inspection_id", allow_null=True)
    facility = Named(allow_null=True)
    body = BodySerializer()
    protest = serializers.IntegerField(source="protest_id", allow_null=True, help_text="The response act.")
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this record now.")

    class Meta:
        model = ReviewedAct
        fields = [
            *("id", "office", "inspection", "facility", "body", "kind", "number", "dated_on", "subject", "lawful"),
            *("norm", "reasons", "protest", "reviewed_on", "entered_at", "allowed", "version"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, act):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, act)]


class ReviewAct(Body):
    inspection = InScope(
        queryset=Inspection.objects.select_related("kind", "facility__supervising_office", "supervising_office"),
        required=False,
        allow_null=True,
        help_text="Only the Department may do without one (point 15(2)).",
    )
    body_ru = serializers.CharField(max_length=300)
    body_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    body_level = serializers.ChoiceField(choices=BodyLevel.choices)
    kind = serializers.ChoiceField(choices=LegalActKind.choices)
    number = serializers.CharField(max_length=80)
    dated_on = serializers.DateField()
    subject = serializers.CharField(max_length=300)
    lawful = serializers.BooleanField()
    norm = serializers.CharField(max_length=500, required=False, allow_blank=True)
    reasons = serializers.CharField(required=False, allow_blank=True)
    reviewed_on = serializers.DateField(required=False, help_text="Today, unless said.")


class ChangeReviewed(Patch):
    kind = serializers.ChoiceField(choices=LegalActKind.choices)
    number = serializers.CharField(max_length=80)
    dated_on = serializers.DateField()
    subject = serializers.CharField(max_length=300)
    lawful = serializers.BooleanField()
    norm = serializers.CharField(max_length=500, allow_blank=True)
    reasons = serializers.CharField(allow_blank=True)
    reviewed_on = serializers.DateField()


class LegalActViewSet(OfCases, ReadOnlyApi):
    """Legal acts of the bodies themselves whose legality was studied (points 13, 15(2)), newest first."""

    queryset = ReviewedAct.objects.with_names().select_related("supervising_office", "facility__supervising_office")
    serializer_class = LegalActSerializer
    filterset_class = LegalActFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    @extend_schema(request=ReviewAct, responses={201: LegalActSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Record that a legal act was studied."""
        return self.make(legal_acts.review, body=ReviewAct)

    @extend_schema(request=ChangeReviewed)
    def partial_update(self, request, pk):
        """Correct the record, until a protest rests on it."""
        self.act(legal_acts.change, self.get_object(), **self.said(ChangeReviewed))
        return self.answer(self.get_object())

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def protest(self, request, pk):
        """Draft the protest against an unlawful act; `protest` then names it."""
        self.said()
        self.act(legal_acts.draft_protest, self.get_object())
        return self.answer(self.get_object())
