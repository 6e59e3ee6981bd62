"""/hearings/: hearings of cases, and what came of them."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.refusals import may
from oversight.core.rest import Body, OfCases, Patch, ReadOnlyApi, Reason
from oversight.duties.enums import BodyLevel

from ..actions import hearings as actions
from ..actions import outcomes
from ..enums import Agreement, CourtResult
from ..filters import HearingFilter
from ..models import Hearing
from ..policies import hearings as policies
from .shapes import HearingSerializer, Participant

#: Verb → the policy that says whether this officer may do it to this hearing now.
VERBS = {
    "move": policies.check_can_move,
    "record": policies.check_can_record,
    "adjourn": policies.check_can_adjourn,
    "miss": policies.check_can_miss,
    "withdraw": policies.check_can_withdraw_hearing,
    "note": policies.check_can_note,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class HearingCardSerializer(HearingSerializer):
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this hearing now.")

    class Meta(HearingSerializer.Meta):
        fields = [*HearingSerializer.Meta.fields, "allowed"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, hearing):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, hearing)]


class KnownHearingSerializer(HearingCardSerializer):
    """For prosecutors: the position and the ruling in words, which may name persons."""

    class Meta(HearingCardSerializer.Meta):
        fields = [*HearingCardSerializer.Meta.fields, "position", "ruling"]


class MoveHearing(Patch):
    set_for = serializers.DateTimeField()
    court = serializers.CharField(max_length=300)
    court_level = serializers.ChoiceField(choices=BodyLevel.choices)
    court_kk = serializers.CharField(max_length=300, allow_blank=True)
    room = serializers.CharField(max_length=200, allow_blank=True)
    officer = Participant()


class Versioned(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version you have seen.")


class RecordOutcome(Versioned):
    position = serializers.CharField(allow_blank=True, help_text="What the prosecutor asked the court for.")
    result = serializers.ChoiceField(choices=CourtResult.choices)
    agreement = serializers.ChoiceField(
        choices=Agreement.choices, help_text="Whether the decision follows the prosecutor's position."
    )
    ruling_on = serializers.DateField()
    ruling = serializers.CharField(required=False, allow_blank=True)


class Adjourn(Reason, Versioned):
    set_for = serializers.DateTimeField(required=False, allow_null=True, help_text="The next hearing is set with it.")
    room = serializers.CharField(max_length=200, required=False, allow_blank=True)
    officer = Participant(required=False)


class NotHeld(Reason, Versioned):
    pass


class HearingViewSet(OfCases, ReadOnlyApi):
    """Hearings of court cases, newest first."""

    queryset = Hearing.objects.with_names()
    filterset_class = HearingFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        if self.action == "list":
            return HearingSerializer
        knows = may(policies.check_can_read_identity, self.request.user)
        return KnownHearingSerializer if knows else HearingCardSerializer

    def do(self, verb, **said):
        self.act(verb, self.get_object(), **said)
        return self.answer(self.get_object())

    @extend_schema(responses=KnownHearingSerializer)
    def retrieve(self, request, pk):
        """One hearing; its position and ruling in words for prosecutors only."""
        return self.answer(self.get_object())

    @extend_schema(request=MoveHearing, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request, pk):
        """Change when, where, before which court, or who takes part."""
        return self.do(actions.move, **self.said(MoveHearing))

    @extend_schema(request=RecordOutcome, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def record(self, request, pk):
        """Record the position and the result; of a hearing whose outcome is recorded, correct it."""
        return self.do(outcomes.record, **self.said(RecordOutcome))

    @extend_schema(request=Adjourn, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def adjourn(self, request, pk):
        """The court adjourned; with `set_for` the next hearing is set, whose `after` is this one."""
        return self.do(actions.adjourn, **self.said(Adjourn))

    @extend_schema(request=NotHeld, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def miss(self, request, pk):
        """No prosecutor attended; the head of the office is alerted."""
        return self.do(outcomes.miss, **self.said(NotHeld))

    @extend_schema(request=NotHeld, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """The court took it off, or it was entered by mistake."""
        return self.do(actions.withdraw, **self.said(NotHeld))

    @extend_schema(request=None, responses=KnownHearingSerializer)
    @action(detail=True, methods=["post"])
    def note(self, request, pk):
        """The head of the office has read that it was not attended."""
        return self.do(outcomes.note, **self.said())
