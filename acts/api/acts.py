"""/acts/: the same actions as on the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.models import Facility
from oversight.core.enums import Direction
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Partial, ReadOnlyApi, Reason
from oversight.duties.enums import BodyLevel

from .. import actions, policies
from ..filters import ActFilter
from ..models import ResponseAct, Violation
from .violations import ViolationSerializer, WithFiles

#: Verb → the policy that says whether this officer may do it to this act now.
VERBS = {
    "change": policies.check_can_change,
    "sign": policies.check_can_sign,
    "send": policies.check_can_route,
    "return": policies.check_can_route,
    "note": policies.check_can_note,
    "withdraw": policies.check_can_withdraw,
    "answer": policies.check_can_enter_answer,
}


class KindSerializer(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()


class BodySerializer(serializers.Serializer):
    name_ru = serializers.CharField()
    name_kk = serializers.CharField()
    level = serializers.ChoiceField(choices=BodyLevel.choices)


class ActSerializer(serializers.ModelSerializer):
    office = Named()
    facility = Named(allow_null=True)
    kind = KindSerializer()
    body = BodySerializer()
    number = serializers.CharField(source="document.registration_number", allow_null=True, default=None)
    document = serializers.IntegerField(source="document_id", allow_null=True)
    signed_by = Named(allow_null=True)
    follows = serializers.IntegerField(source="follows_id", allow_null=True)

    class Meta:
        model = ResponseAct
        fields = [
            *("id", "office", "facility", "kind", "body", "attention", "state", "number", "document", "subject"),
            *("facts", "ground_title", "ground_url", "follows", "term_days", "due_on", "drafted_at", "signed_at"),
            *("signed_by", "return_reason", "sent_at", "noted_at", "answered_at", "closed_at", "withdraw_reason"),
            "version",
        ]


class ActCardSerializer(ActSerializer):
    violations = ViolationSerializer(many=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this act now.")

    class Meta(ActSerializer.Meta):
        fields = [*ActSerializer.Meta.fields, "violations", "allowed"]

    def get_allowed(self, act) -> list[str]:
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, act)]


class NameViolation(Body):
    what = serializers.CharField()
    norm = serializers.CharField(max_length=500)
    demand = serializers.CharField()
    direction = serializers.ChoiceField(choices=Direction.choices, required=False, allow_null=True)
    due_on = serializers.DateField(required=False, allow_null=True)
    source_url = serializers.CharField(max_length=300, required=False, allow_blank=True)


class DraftAct(Body):
    kind = serializers.CharField(help_text="The code of a kind of the edition in force.")
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)
    body_ru = serializers.CharField(max_length=300)
    body_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    body_level = serializers.ChoiceField(choices=BodyLevel.choices)
    attention = serializers.CharField(max_length=300, required=False, allow_blank=True)
    subject = serializers.CharField(max_length=300)
    facts = serializers.CharField()
    ground_title = serializers.CharField(max_length=300, required=False, allow_blank=True)
    ground_url = serializers.CharField(max_length=300, required=False, allow_blank=True)
    term_days = serializers.IntegerField(min_value=1, max_value=365, required=False)
    violations = NameViolation(many=True, required=False)


class ChangeAct(Partial):
    always = ("version",)
    version = serializers.IntegerField(min_value=0, help_text="The version you have seen.")
    attention = serializers.CharField(max_length=300, allow_blank=True)
    subject = serializers.CharField(max_length=300)
    facts = serializers.CharField()
    ground_title = serializers.CharField(max_length=300, allow_blank=True)
    term_days = serializers.IntegerField(min_value=1, max_value=365)


class KindCode(Body):
    kind = serializers.CharField(help_text="The code of a kind of the edition in force.")


class EnterAnswer(WithFiles):
    received_at = serializers.DateTimeField()
    number = serializers.CharField(max_length=80, required=False, allow_blank=True)
    words = serializers.CharField()
    violations = InScope(
        queryset=Violation.objects.all(), many=True, required=False, help_text="All that wait, if none is named."
    )


class ActViewSet(OfCases, ReadOnlyApi):
    """Response acts (points 12, 13, 15(8)), newest first, each with the violations it names."""

    queryset = ResponseAct.objects.with_names().select_related("signed_by")
    filterset_class = ActFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        return ActSerializer if self.action == "list" else ActCardSerializer

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        names = ("facility", "measures__entered_by", "measures__checked_by", "spot_checks__checked_by")
        return found.select_related("supervising_office").prefetch_related(*(f"violations__{name}" for name in names))

    def do(self, verb, **said):
        self.act(verb, self.get_object(), **said)
        return self.answer(self.get_object())

    @extend_schema(request=DraftAct, responses={201: ActCardSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Draft an act of your own office; it binds nobody until it is signed."""
        return self.make(actions.draft, body=DraftAct)

    @extend_schema(request=ChangeAct)
    def partial_update(self, request, pk):
        """Change a draft, or an act that was returned."""
        return self.do(actions.change, **self.said(ChangeAct))

    @extend_schema(request=NameViolation, responses=ActCardSerializer)
    @action(detail=True, methods=["post"])
    def violations(self, request, pk):
        """Name a violation in a draft."""
        return self.do(actions.name, **self.said(NameViolation))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def sign(self, request, pk):
        """The act takes its number and goes out; to a central body, up to the Prosecutor General's Office."""
        return self.do(actions.sign, **self.said())

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def send(self, request, pk):
        """The Prosecutor General's Office sends the act to the central body."""
        return self.do(actions.send_out, **self.said())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"], url_path="return")
    def return_up(self, request, pk):
        """The Prosecutor General's Office returns the act with its reasons."""
        return self.do(actions.return_up, **self.said(Reason))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def note(self, request, pk):
        """The notified oblast has read the act."""
        return self.do(actions.note, **self.said())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw an act with its reason."""
        return self.do(actions.withdraw, **self.said(Reason))

    @extend_schema(request=EnterAnswer, responses=ActCardSerializer)
    @action(detail=True, methods=["post"], url_path="answer")
    def enter_answer(self, request, pk):
        """Enter the body's answer to all violations, or to some."""
        return self.do(actions.answer, **self.said(EnterAnswer))

    @extend_schema(request=KindCode, responses={201: ActCardSerializer})
    @action(detail=True, methods=["post"])
    def follow_up(self, request, pk):
        """Draft a further act about what was left without an answer or elimination in its term."""
        further = self.act(actions.follow_up, self.get_object(), **self.said(KindCode))
        return self.created(self.get_queryset().get(pk=further.pk))
