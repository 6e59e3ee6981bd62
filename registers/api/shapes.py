"""What is answered: a reception as a row and as a card, a visitor with or without who it is."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from oversight.core.refusals import may
from oversight.core.rest import Named

from .. import policies
from ..models import Reception, Visitor

#: Verb → the policy that says whether this officer may do it to this reception now.
VERBS = {
    "change": policies.check_can_write,
    "record": policies.check_can_write,
    "reopen": policies.check_can_reopen,
    "withdraw": policies.check_can_withdraw,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]
#: What tells who a visitor is.
IDENTITY = ("full_name", "about", "words")


class VisitorSerializer(serializers.ModelSerializer):
    """`full_name`, `about` and `words` are null for who may not read who came."""

    full_name = serializers.CharField(allow_null=True)
    about = serializers.CharField(allow_null=True)
    words = serializers.CharField(allow_null=True)
    obligation = serializers.IntegerField(
        source="obligation_id", allow_null=True, help_text="The clock of what was promised."
    )
    done_by = Named(allow_null=True)

    class Meta:
        model = Visitor
        fields = [
            *("id", "position", "category", *IDENTITY, "subject", "direction", "decision", "measures", "due_on"),
            *("obligation", "done_on", "result", "done_by"),
        ]

    def to_representation(self, visitor):
        said = super().to_representation(visitor)
        if not may(policies.check_can_read_visitors, self.context["request"].user, visitor.reception):
            said |= dict.fromkeys(IDENTITY)
        return said


class ReceptionSerializer(serializers.ModelSerializer):
    office = Named()
    facility = Named(allow_null=True)
    inspection = serializers.IntegerField(source="inspection_id", allow_null=True)
    received_by = Named()
    document = serializers.IntegerField(source="document_id", allow_null=True)

    class Meta:
        model = Reception
        fields = [
            *("id", "office", "facility", "inspection", "state", "began_at", "ended_at", "received_by"),
            *("together_with", "none_came", "recorded_at", "withdraw_reason", "document", "version"),
        ]


class ReceptionCardSerializer(ReceptionSerializer):
    visitors = VisitorSerializer(many=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this reception now.")

    class Meta(ReceptionSerializer.Meta):
        fields = [*ReceptionSerializer.Meta.fields, "visitors", "allowed"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, reception):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, reception)]
