"""What is answered of a use of force: a row of a list, and the card with all that belongs to it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inspections.api.placements import ConclusionSerializer, PlacementClockSerializer
from oversight.core.refusals import may
from oversight.core.rest import Named
from oversight.documents.api import AttachmentSerializer

from .. import policies
from ..actions import force_conclusions
from ..force_rules import missing_of_force_conclusion
from ..models import (
    AppliedMeans,
    ForceConclusion,
    ForcePerson,
    ForceStaff,
    ForceUse,
    ForceViolation,
    Liability,
)
from .shapes import OnSiteCheckSerializer

#: Verb → the policy that says whether this officer may do it to this record now.
VERBS = {
    "change": policies.check_can_change_force,
    "withdraw": policies.check_can_withdraw_force,
    "order_check": policies.check_can_order_check,
    "submit": policies.check_can_submit_force_conclusion,
    "take_back": policies.check_can_take_back_force_conclusion,
    "approve": policies.check_can_decide_force_conclusion,
    "return": policies.check_can_decide_force_conclusion,
    "draft_act": policies.check_can_draft_force_act,
    "track_liability": policies.check_can_track_liability,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class ForcePersonSerializer(serializers.ModelSerializer):
    class Meta:
        model = ForcePerson
        fields = ["id", "participant", "full_name", "category", "born_on", "injuries", "examination"]


class LiabilitySerializer(serializers.ModelSerializer):
    entered_by = Named()

    class Meta:
        model = Liability
        fields = ["id", "kind", "decision", "decided_on", "decided_by", "entered_at", "entered_by"]


class ForceStaffSerializer(serializers.ModelSerializer):
    file = Named(allow_null=True)
    explained_by = Named(allow_null=True)
    is_explained = serializers.BooleanField(help_text="In words, as a file, or by a recorded refusal.")
    liabilities = LiabilitySerializer(many=True)

    class Meta:
        model = ForceStaff
        fields = [
            *("id", "member", "full_name", "rank", "post", "explanation", "refusal", "file", "is_explained"),
            *("explained_at", "explained_by", "liabilities"),
        ]


class MeansAnswerSerializer(serializers.Serializer):
    code = serializers.CharField()
    answer = serializers.CharField(help_text="What answers it: words, number, moment.")
    ru = serializers.CharField()
    kk = serializers.CharField()
    en = serializers.CharField()
    value = serializers.CharField(help_text="Empty while nothing is said.")


class AppliedMeansSerializer(serializers.ModelSerializer):
    code = serializers.CharField(source="means.code")
    title = serializers.CharField(source="means.title")
    answers = MeansAnswerSerializer(many=True)

    class Meta:
        model = AppliedMeans
        fields = ["id", "code", "title", "by_staff", "against", "answers"]


class ForceViolationSerializer(serializers.ModelSerializer):
    class Meta:
        model = ForceViolation
        fields = ["id", "what", "norm"]


class ForceConclusionSerializer(ConclusionSerializer):
    violations = ForceViolationSerializer(many=True)

    class Meta:
        model = ForceConclusion
        fields = [
            *("state", *force_conclusions.FIELDS, "violations", "drafted_at", "drafted_by", "author", "submitted_at"),
            *("returned_at", "returned_by", "comment", "approved_at", "approved_by", "approval_entered_at"),
            *("document", "response_act", "missing", "version"),
        ]

    def get_missing(self, conclusion) -> list[str]:
        return missing_of_force_conclusion(conclusion)


class ForceUseRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    supervising_office = Named()
    clock = PlacementClockSerializer(source="obligation", allow_null=True)
    review = serializers.CharField(
        source="conclusion.state", allow_null=True, default=None, help_text="State of the conclusion."
    )
    lawful = serializers.BooleanField(source="conclusion.lawful", allow_null=True, default=None)

    class Meta:
        model = ForceUse
        fields = [
            *("id", "office", "facility", "supervising_office", "incident", "happened_at", "place", "learned_at"),
            *("clock", "review", "lawful", "withdrawn_at", "version"),
        ]


class ForceUseCard(ForceUseRow):
    entered_by = Named()
    withdrawn_by = Named(allow_null=True)
    persons = ForcePersonSerializer(many=True)
    staff = ForceStaffSerializer(many=True)
    means = AppliedMeansSerializer(many=True)
    files = AttachmentSerializer(many=True)
    checks = OnSiteCheckSerializer(many=True)
    conclusion = ForceConclusionSerializer(allow_null=True, default=None)
    allowed = serializers.SerializerMethodField(help_text="What you may do with it now.")

    class Meta(ForceUseRow.Meta):
        fields = [
            *ForceUseRow.Meta.fields,
            *("circumstances", "warnings", "medical_help", "video", "video_note", "learned_from", "entered_at"),
            *("entered_by", "withdrawn_by", "withdraw_reason", "persons", "staff", "means", "files", "checks"),
            *("conclusion", "allowed"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_allowed(self, force):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, force)]
