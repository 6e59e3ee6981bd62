from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from inspections.models import Inspection
from oversight.core.models import Office, Officer
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi, Reason

from .. import policies
from ..actions import meetings
from ..enums import MeetingKind
from ..filters import InstructionFilter, MeetingFilter
from ..models import Instruction, Meeting
from .visitors import Settle

#: Verb → the policy that says whether this officer may do it to this instruction now.
VERBS = {"fulfil": policies.check_can_fulfil, "lift": policies.check_can_lift}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class InstructionSerializer(serializers.ModelSerializer):
    meeting = serializers.IntegerField(source="meeting_id")
    office = Named()
    officer = Named(allow_null=True)
    done_by = Named(allow_null=True)
    obligation = serializers.IntegerField(source="obligation_id", allow_null=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this instruction now.")

    class Meta:
        model = Instruction
        fields = [
            *("id", "meeting", "position", "words", "office", "officer", "due_on", "obligation", "done_on"),
            *("result", "done_by", "lift_reason", "allowed"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, instruction):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, instruction)]


class MeetingSerializer(serializers.ModelSerializer):
    office = Named()
    heard_office = Named(allow_null=True)
    inspections = serializers.SerializerMethodField(help_text="Those of them that this officer may see.")
    instructions = InstructionSerializer(many=True)

    class Meta:
        model = Meeting
        fields = [
            *("id", "office", "kind", "held_on", "subject", "considered", "inspections", "heard_office", "heard"),
            *("decision", "entered_at", "withdraw_reason", "instructions", "version"),
        ]

    def get_inspections(self, meeting) -> list[int]:
        return [one.pk for one in meeting.seen_inspections]


class HoldMeeting(Body):
    kind = serializers.ChoiceField(choices=MeetingKind.choices)
    held_on = serializers.DateField()
    subject = serializers.CharField(max_length=300)
    considered = serializers.CharField(required=False, allow_blank=True)
    inspections = InScope(queryset=Inspection.objects.all(), many=True, required=False)
    heard_office = InScope(queryset=Office.objects.all(), required=False, allow_null=True)
    heard = serializers.CharField(max_length=300, required=False, allow_blank=True)
    decision = serializers.CharField()


class ChangeMeeting(Patch, HoldMeeting):
    """The fields that are to change."""


class Instruct(Body):
    words = serializers.CharField()
    office = InScope(queryset=Office.objects.all())
    officer = InScope(queryset=Officer.objects.all(), required=False, allow_null=True)
    due_on = serializers.DateField()


class MeetingViewSet(OfCases, ReadOnlyApi):
    """Meetings that considered results of work, and hearings (points 10, 11), newest first."""

    queryset = Meeting.objects.select_related("office", "heard_office")
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_queryset(self):
        seen = Inspection.objects.visible_to(self.request.user)
        names = ("office", "officer", "done_by", "meeting__office")
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("inspections", seen, to_attr="seen_inspections"),
                Prefetch("instructions", Instruction.objects.select_related(*names)),
            )
        )

    @extend_schema(request=HoldMeeting, responses={201: MeetingSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Record a meeting of your own office, or a hearing of an oblast at the Department."""
        return self.make(meetings.hold, body=HoldMeeting)

    @extend_schema(request=ChangeMeeting)
    def partial_update(self, request, pk):
        """Correct the record."""
        self.act(meetings.change, self.get_object(), **self.said(ChangeMeeting))
        return self.answer(self.get_object())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw a record made by mistake."""
        self.act(meetings.withdraw, self.get_object(), **self.said(Reason))
        return self.answer(self.get_object())

    @extend_schema(request=Instruct)
    @action(detail=True, methods=["post"])
    def instruct(self, request, pk):
        """Give an instruction; its clock runs at once."""
        self.act(meetings.instruct, self.get_object(), **self.said(Instruct))
        return self.answer(self.get_object())


class InstructionViewSet(OfCases, ReadOnlyApi):
    """Instructions of meetings that you gave or that are yours or below you, newest first."""

    queryset = Instruction.objects.select_related("office", "officer", "done_by", "meeting__office")
    serializer_class = InstructionSerializer
    filterset_class = InstructionFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    @extend_schema(request=Settle)
    @action(detail=True, methods=["post"])
    def fulfil(self, request, pk):
        """Record that it is done: on which day and with what."""
        self.act(meetings.fulfil, self.get_object(), **self.said(Settle))
        return self.answer(self.get_object())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def lift(self, request, pk):
        """Lift an instruction that is needed no more."""
        self.act(meetings.lift, self.get_object(), **self.said(Reason))
        return self.answer(self.get_object())
