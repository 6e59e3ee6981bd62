"""What is answered: an emergency as a row of a list and as a card, with all that belongs to it."""

from rest_framework import serializers

from inspections.api.shapes import KindName
from oversight.core.rest import Named

from ..completeness import missing
from ..models import (
    Correction,
    Development,
    Fact,
    Incident,
    Notice,
    OnSiteCheck,
    Participant,
    Query,
    Receipt,
    SpecialRegime,
    SpecialReport,
    StaffMember,
)


class FactSerializer(serializers.ModelSerializer):
    text = serializers.CharField(help_text="In the language of the request.")
    said_by = Named(allow_null=True)

    class Meta:
        model = Fact
        fields = ["id", "code", "by_point_17", "text", "value", "standing", "version", "said_at", "said_by"]


class ParticipantSerializer(serializers.ModelSerializer):
    class Meta:
        model = Participant
        fields = [
            *("id", "full_name", "role", "category", "born_on", "articles", "on_register", "register_name"),
            *("injuries", "examination", "unknown", "version"),
        ]


class StaffSerializer(serializers.ModelSerializer):
    class Meta:
        model = StaffMember
        fields = ["id", "full_name", "rank", "post", "part"]


class DevelopmentSerializer(serializers.ModelSerializer):
    recorded_by = Named()

    class Meta:
        model = Development
        fields = ["id", "kind", "happened_at", "number", "words", "corrects", "recorded_at", "recorded_by"]


class NoticeSerializer(serializers.ModelSerializer):
    from_office = Named()
    to_office = Named()
    caller = Named()
    receiver = Named()

    class Meta:
        model = Notice
        fields = [
            *("id", "from_office", "to_office", "caller", "receiver", "called_at", "means", "outcome", "note"),
            *("recorded_at", "confirmed_at", "denied_at", "denied_reason"),
        ]


class ReceiptSerializer(serializers.ModelSerializer):
    office = Named()
    officer = Named()

    class Meta:
        model = Receipt
        fields = ["office", "received_at", "source", "officer", "recorded_at"]


class CorrectionSerializer(serializers.ModelSerializer):
    made_by = Named()

    class Meta:
        model = Correction
        fields = ["field", "before", "after", "reason", "made_at", "made_by"]


class ClockSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    code = serializers.CharField()
    office = Named()
    started_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    state = serializers.CharField()
    done_at = serializers.DateTimeField(allow_null=True)


class IncidentRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    supervising_office = Named()
    kind = KindName()

    class Meta:
        model = Incident
        fields = [
            *("id", "office", "facility", "supervising_office", "kind", "state", "received_at", "received_from"),
            *("happened_at", "participants_count", "duplicate_of", "created_at", "version"),
        ]


class ReportSerializer(serializers.ModelSerializer):
    office = Named()
    document = Named()
    submitted_by = Named()
    read_by = Named(allow_null=True)

    class Meta:
        model = SpecialReport
        fields = [
            *("id", "incident", "office", "kind", "version", "changes", "has_annex", "document"),
            *("submitted_at", "submitted_by", "delivered_at", "read_at", "read_by"),
        ]


class QuerySerializer(serializers.ModelSerializer):
    asked_by = Named()
    answered_by = Named(allow_null=True)

    class Meta:
        model = Query
        fields = [
            *("id", "words", "answer_by", "asked_at", "asked_by", "answer", "answered_at", "answered_by"),
            "answered_with",
        ]


class ReportCard(ReportSerializer):
    queries = QuerySerializer(many=True)

    class Meta(ReportSerializer.Meta):
        fields = [*ReportSerializer.Meta.fields, "queries"]


class OnSiteCheckSerializer(serializers.ModelSerializer):
    order = Named()
    inspection = Named(allow_null=True)

    class Meta:
        model = OnSiteCheck
        fields = ["id", "order", "inspection"]


class IncidentCard(IncidentRow):
    """`missing` is what point 17 still lacks: silence, not ignorance."""

    created_by = Named()
    doubted_by = Named(allow_null=True)
    dismissed_by = Named(allow_null=True)
    clocks = ClockSerializer(many=True)
    receipts = ReceiptSerializer(many=True)
    notices = NoticeSerializer(many=True)
    facts = FactSerializer(many=True)
    participants = ParticipantSerializer(many=True)
    staff = StaffSerializer(many=True)
    developments = DevelopmentSerializer(many=True)
    corrections = CorrectionSerializer(many=True)
    special_reports = ReportSerializer(many=True)
    checks = OnSiteCheckSerializer(many=True)
    missing = serializers.SerializerMethodField()

    class Meta(IncidentRow.Meta):
        fields = [
            *IncidentRow.Meta.fields,
            *("created_by", "happened_standing", "count_standing", "names_standing", "staff_standing"),
            *("doubt_reason", "doubted_at", "doubted_by", "dismissed_at", "dismissed_by", "clocks", "receipts"),
            *("notices", "facts", "participants", "staff", "developments", "corrections", "special_reports"),
            *("checks", "missing"),
        ]

    def get_missing(self, incident) -> list[str]:
        return [str(one) for one in missing(incident, incident.facts.all(), incident.participants.all())]


class RegimeRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()

    class Meta:
        model = SpecialRegime
        fields = [
            *("id", "office", "facility", "received_at", "received_from", "grounds", "measures", "from_at"),
            *("until_at", "created_at"),
        ]


class RegimeCard(RegimeRow):
    clocks = ClockSerializer(many=True)
    notices = NoticeSerializer(many=True)

    class Meta(RegimeRow.Meta):
        fields = [*RegimeRow.Meta.fields, "clocks", "notices"]
