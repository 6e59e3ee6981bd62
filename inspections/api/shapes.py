"""What is answered: an inspection as a row of a list and as a card, with all that belongs to it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from oversight.core.enums import Direction
from oversight.core.refusals import may
from oversight.core.rest import Named
from oversight.documents.api import AttachmentSerializer, DocumentSerializer

from .. import policies
from ..models import Acknowledgement, Answer, Finding, Inspection, Inspector, JournalEntry, Specialist
from ..rules import missing_parts
from .parts import JointPartSerializer
from .readings import ReadingSerializer

#: Verb → the policy that says whether this officer may do it to this inspection now.
VERBS = {
    "change": policies.check_can_change,
    "write_reading": policies.check_can_write_reading,
    "begin": policies.check_can_begin,
    "complete": policies.check_can_complete,
    "cancel": policies.check_can_cancel,
    "reopen": policies.check_can_reopen,
    "issue_spravka": policies.check_can_issue_spravka,
    "acknowledge": policies.check_can_acknowledge,
    "close": policies.check_can_close,
    "repeat": policies.check_can_repeat,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class PaperSerializer(DocumentSerializer):
    """An issued paper without the values it was made from: those are at its own address."""

    def get_fields(self):
        fields = super().get_fields()
        del fields["context"]
        return fields


class KindName(serializers.Serializer):
    id = serializers.IntegerField()
    code = serializers.CharField()
    point = serializers.CharField()
    title = serializers.CharField()


class OrderName(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.CharField(source="document.registration_number")
    signed_at = serializers.DateTimeField()


class InspectorSerializer(serializers.ModelSerializer):
    officer = serializers.IntegerField(source="officer_id")

    class Meta:
        model = Inspector
        fields = ["officer", "full_name", "post_ru", "post_kk", "part"]


class SpecialistSerializer(serializers.ModelSerializer):
    class Meta:
        model = Specialist
        fields = ["id", "full_name", "field", "organisation"]


class AnswerSerializer(serializers.ModelSerializer):
    answered_by = Named(allow_null=True)
    taken_by = Named(allow_null=True, help_text="Who has said “I fill this”.")
    files = AttachmentSerializer(many=True)
    violation = serializers.IntegerField(
        source="violation_id", allow_null=True, help_text="The violation of an act it asks about; in order: eliminated."
    )
    earlier = serializers.IntegerField(
        source="earlier_id", allow_null=True, help_text="The finding of an earlier visit it asks about."
    )

    class Meta:
        model = Answer
        fields = [
            *("position", "section", "point", "text_ru", "text_kk", "text_en", "help_ru", "help_kk", "help_en"),
            *("specialist", "value", "note", "files", "version", "answered_at", "answered_by", "taken_at", "taken_by"),
            *("violated_before", "violation", "earlier", "recorded_at", "not_recorded"),
        ]


class FindingSerializer(serializers.ModelSerializer):
    answer = serializers.IntegerField(
        source="answer.position", allow_null=True, default=None, help_text="Position of the checklist's line."
    )
    created_by = Named()
    files = AttachmentSerializer(many=True)

    class Meta:
        model = Finding
        fields = [
            *("id", "answer", "kind", "what", "norm", "persons", "cause", "proposal", "remedy", "direction"),
            *("files", "version", "created_at", "created_by"),
        ]


class AcknowledgementSerializer(serializers.ModelSerializer):
    document = serializers.IntegerField(source="document_id", help_text="The version of the certificate that was read.")
    officer = serializers.IntegerField(source="officer_id", allow_null=True)
    recorded_by = Named()
    refused = serializers.BooleanField()
    confirmed_in_person = serializers.BooleanField()

    class Meta:
        model = Acknowledgement
        fields = [
            *("id", "document", "side", "full_name", "post", "acting", "officer", "read_at"),
            *("refused", "refusal_reason", "confirmed_in_person", "recorded_at", "recorded_by"),
        ]


class JournalNumber(serializers.ModelSerializer):
    class Meta:
        model = JournalEntry
        fields = ["year", "number", "entered_at"]


class InspectionRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    kind = KindName()
    directions = serializers.ListField(child=serializers.ChoiceField(Direction.choices))
    spravka = serializers.IntegerField(source="spravka_id", allow_null=True, help_text="The paper's id.")

    class Meta:
        model = Inspection
        fields = [
            *("id", "office", "facility", "kind", "state", "planned_on", "started_at", "ended_at"),
            *("at_night", "on_weekend", "on_holiday", "video_used", "directions", "is_joint", "spravka", "version"),
        ]


class InspectionCard(InspectionRow):
    supervising_office = Named()
    order = OrderName(allow_null=True)
    repeats = serializers.IntegerField(source="repeats_id", allow_null=True)
    created_by = Named()
    inspectors = InspectorSerializer(many=True)
    parts = JointPartSerializer(many=True, help_text="Of other offices, in a joint inspection.")
    specialists = SpecialistSerializer(many=True)
    answers = AnswerSerializer(many=True)
    findings = FindingSerializer(many=True)
    spravka = PaperSerializer(allow_null=True)
    acknowledgements = AcknowledgementSerializer(many=True)
    journal_entry = JournalNumber(allow_null=True)
    reading = ReadingSerializer(allow_null=True)
    missing = serializers.SerializerMethodField(help_text="What it still lacks to be completed and certified.")
    allowed = serializers.SerializerMethodField(help_text="What you may do with it now.")

    class Meta(InspectionRow.Meta):
        fields = [
            *InspectionRow.Meta.fields,
            *("subject", "appeal_source", "appeal_sender", "appeal_received_at", "repeats", "cancel_reason"),
            *("supervising_office", "order", "created_at", "created_by", "completed_at", "closed_at"),
            *("inspectors", "parts", "specialists", "answers", "findings", "acknowledgements", "journal_entry"),
            *("reading", "missing", "allowed"),
        ]

    def get_missing(self, inspection) -> list[str]:
        return missing_parts(inspection) if inspection.is_writable else []

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_allowed(self, inspection):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, inspection)]
