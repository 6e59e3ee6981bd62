from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.models import Office, Officer
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi, Reason

from .. import part_policies as policies
from ..actions import parts
from ..filters import PartFilter
from ..models import Inspection, Inspector, JointPart

#: Verb → the policy that says whether this officer may do it to this part now.
VERBS = {
    "accept": policies.check_can_accept,
    "decline": policies.check_can_decline,
    "withdraw": policies.check_can_withdraw,
    "hear": policies.check_can_hear,
    "name_inspectors": policies.check_can_name_inspectors,
    "write": policies.check_can_write_part,
    "sign": policies.check_can_sign_part,
    "take_back": policies.check_can_take_back,
    "leave_out": policies.check_can_leave_out,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class AnyOffice(serializers.PrimaryKeyRelatedField):
    """Any office, also of another line: an invitation goes beyond one's own."""

    default_error_messages = {"does_not_exist": gettext_lazy("There is no such office.")}

    def __init__(self, **kwargs):
        super().__init__(queryset=Office.objects.all(), pk_field=serializers.IntegerField(), **kwargs)


class PartInspectorSerializer(serializers.ModelSerializer):
    officer = serializers.IntegerField(source="officer_id")

    class Meta:
        model = Inspector
        fields = ["officer", "full_name", "post_ru", "post_kk"]


class JointPartSerializer(serializers.ModelSerializer):
    """A part as it stands on the card of its inspection, too."""

    office = Named()
    invited_by = Named()
    answered_by = Named(allow_null=True)
    signed_by = Named(allow_null=True)
    heard_by = Named(allow_null=True)
    inspectors = PartInspectorSerializer(many=True)

    class Meta:
        model = JointPart
        fields = [
            *("id", "inspection", "office", "operational_search", "asked", "positions", "due_on", "state"),
            *("invited_at", "invited_by", "answered_at", "answered_by", "decline_reason", "withdraw_reason"),
            *(
                "inspectors",
                "conclusion",
                "signed_at",
                "signed_by",
                "missing_reason",
                "heard_at",
                "heard_by",
                "version",
            ),
        ]


class JointPartCard(JointPartSerializer):
    conducted_by = Named(source="inspection.office")
    facility = Named(source="inspection.facility")
    kind = serializers.CharField(source="inspection.kind.title")
    allowed = serializers.SerializerMethodField(help_text="What you may do with it now.")

    class Meta(JointPartSerializer.Meta):
        fields = [*JointPartSerializer.Meta.fields, "conducted_by", "facility", "kind", "allowed"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_allowed(self, part):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, part)]


class InviteOffice(Body):
    inspection = InScope(queryset=Inspection.objects.select_related("office"))
    office = AnyOffice()
    operational_search = serializers.BooleanField(
        required=False, help_text="Its unit for operational-search supervision; may be of your own office."
    )
    asked = serializers.CharField(help_text="What it is asked to look at.")
    due_on = serializers.DateField(help_text="The last day of its term.")
    positions = serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, help_text="Lines it is asked to fill."
    )


class NameInspectors(Body):
    inspectors = InScope(queryset=Officer.objects.all(), many=True, help_text="Of your office, one at least.")


class WritePart(Patch):
    conclusion = serializers.CharField(allow_blank=True, trim_whitespace=False)


class SignPart(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version of the conclusion you have seen.")
    conclusion = serializers.CharField(required=False, help_text="As stored, if not given.")


class JointPartViewSet(OfCases, ReadOnlyApi):
    """Parts of joint inspections: what your office is asked for, and what it asks of others, newest first."""

    queryset = JointPart.objects.with_names().select_related("invited_by", "answered_by", "signed_by", "heard_by")
    filterset_class = PartFilter

    def get_queryset(self):
        return super().get_queryset().prefetch_related("inspectors")

    def get_serializer_class(self):
        return JointPartSerializer if self.action == "list" else JointPartCard

    def do(self, verb, body=Body):
        part = self.get_object()
        self.act(verb, part, **self.said(body))
        return self.answer(self.get_queryset().get(pk=part.pk))

    @extend_schema(request=InviteOffice, responses={201: JointPartCard}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Invite an office to an inspection of yours; it is alerted at once and sees the inspection once it accepts."""
        return self.make(parts.invite, body=InviteOffice)

    @extend_schema(request=NameInspectors)
    @action(detail=True, methods=["post"])
    def accept(self, request, pk):
        """Take the part on and name who inspects; from now on your office sees the inspection."""
        return self.do(parts.accept, NameInspectors)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def decline(self, request, pk):
        """Decline with a reason."""
        return self.do(parts.decline, Reason)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw an invitation that is not answered yet."""
        return self.do(parts.withdraw, Reason)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def hear(self, request, pk):
        """Take note of what the invited office did; the alert ends."""
        return self.do(parts.hear)

    @extend_schema(request=NameInspectors)
    @action(detail=True, methods=["post"], url_path="inspectors")
    def name_inspectors(self, request, pk):
        """Say anew who inspects for your office."""
        return self.do(parts.name_inspectors, NameInspectors)

    @extend_schema(request=WritePart)
    @action(detail=True, methods=["patch"])
    def conclusion(self, request, pk):
        """Write the conclusion of your office."""
        return self.do(parts.write, WritePart)

    @extend_schema(request=SignPart)
    @action(detail=True, methods=["post"])
    def sign(self, request, pk):
        """Sign: what your inspectors wrote stays as it is."""
        return self.do(parts.sign, SignPart)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk):
        """Take the signature back to correct something."""
        return self.do(parts.take_back)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"], url_path="leave-out")
    def leave_out(self, request, pk):
        """State why a part is missing, so that the inspection can be completed."""
        return self.do(parts.leave_out, Reason)
