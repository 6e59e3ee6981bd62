"""Duties and running clocks: /obligations/, each with how its deadline was found and who was told."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.enums import OfficeLevel, Role
from oversight.core.refusals import may
from oversight.core.rest import InnerApi, Named, OfCases, ReadOnlyApi, Reason

from .. import policies, why
from ..actions import obligations
from ..enums import Standing, StepChannel
from ..filters import ObligationFilter
from ..models import Alert, Delivery, Escalation, Obligation
from .examples import CANCEL, RECALCULATE, RESTART, STOP

#: Verb → the policy that says whether this officer may do it to this duty now.
VERBS = {
    "cancel": policies.check_can_cancel,
    "stop": policies.check_can_stop,
    "restart": policies.check_can_restart,
    "recalculate": policies.check_can_recalculate,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class RuleName(serializers.Serializer):
    code = serializers.CharField()
    point = serializers.CharField()
    edition = serializers.CharField(source="edition.code", help_text="The edition's code.")
    rule_class = serializers.CharField(help_text="`statutory` or `informational`.")


class ObligationRow(serializers.ModelSerializer):
    title = serializers.CharField(help_text="In the language of the request.")
    rule = RuleName()
    office = Named()
    facility = Named(allow_null=True)
    standing = serializers.SerializerMethodField(help_text="The state told from the clock, as pages show it.")

    class Meta:
        model = Obligation
        fields = [
            *("id", "title", "rule", "office", "facility", "subject", "subject_url", "period_from", "period_until"),
            *("started_at", "opens_at", "due_at", "state", "standing", "needed", "counted", "done_at", "entered_at"),
            *("fulfilled_url", "stopped_at", "next_step_at"),
        ]

    def get_standing(self, obligation) -> Standing:
        return obligation.standing(timezone.now()).value


class StepSerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    role = serializers.ChoiceField(Role.choices)
    level = serializers.ChoiceField(OfficeLevel.choices)
    channels = serializers.ListField(child=serializers.ChoiceField(StepChannel.choices))
    acknowledge = serializers.BooleanField()


class DeliverySerializer(serializers.ModelSerializer):
    class Meta:
        model = Delivery
        fields = ["channel", "state", "attempts", "sent_at", "error", "message_id"]


class AlertSerializer(serializers.ModelSerializer):
    officer = Named()
    acknowledged_by = Named(allow_null=True)
    deliveries = DeliverySerializer(many=True)

    class Meta:
        model = Alert
        fields = [
            *("id", "officer", "raised_at", "statutory", "needs_acknowledgement", "passed_on", "acknowledged_at"),
            *("acknowledged_by", "ack_expires_at", "repeats", "next_repeat_at", "closed_at", "deliveries"),
        ]


class EscalationSerializer(serializers.ModelSerializer):
    passed_over = serializers.SerializerMethodField(help_text="Who was passed over and why, in sentences.")
    alerts = AlertSerializer(many=True)

    class Meta:
        model = Escalation
        fields = [
            *("id", "step", "due_at", "noticed_at", "role", "level", "channels", "acknowledge", "told_at"),
            *("resolved_to", "passed_over", "trouble", "alerts"),
        ]

    def get_passed_over(self, escalation) -> list[str]:
        return why.passed_over(escalation)


class ObligationCard(ObligationRow):
    derivation = serializers.ListField(
        child=serializers.DictField(), help_text="How the deadline was found: a code and its values, step by step."
    )
    derivation_in_words = serializers.SerializerMethodField(help_text="The same as sentences.")
    steps = StepSerializer(many=True, help_text="Who is told when; those that have come are `escalations`.")
    failure = serializers.CharField(source="failed_because", help_text="Why what was done does not fulfil it.")
    cancel_reason = serializers.CharField(source="cancelled_because")
    may = serializers.SerializerMethodField(help_text="What you may do to it now.")

    class Meta(ObligationRow.Meta):
        fields = [
            *ObligationRow.Meta.fields,
            *("derivation", "derivation_in_words", "steps", "counts", "failure", "failed_url", "cancel_reason"),
            *("trouble", "version", "may"),
        ]

    def get_derivation_in_words(self, obligation) -> list[str]:
        return why.sentences(obligation.derivation, obligation.rule.get_start_display())

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_may(self, obligation):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, obligation)]


class ObligationViewSet(OfCases, ReadOnlyApi):
    """Duties of periods and running clocks of the officer's office and those below it, newest first."""

    queryset = Obligation.objects.select_related("office", "facility", "rule__edition", "pending")
    filterset_class = ObligationFilter

    def get_queryset(self):
        found = super().get_queryset()
        return found.defer("derivation", "steps", "counts") if self.action == "list" else found

    def get_serializer_class(self):
        return ObligationRow if self.action == "list" else ObligationCard

    def do(self, verb):
        """Do `verb` to the duty of the address for the reason given, and show the card."""
        found = self.get_object()
        self.act(verb, found, **self.said(Reason))
        return self.answer(self.get_queryset().get(pk=found.pk))

    @extend_schema(request=Reason, examples=[CANCEL])
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk):
        """Cancel with a reason: nobody is told of it any more."""
        return self.do(obligations.cancel)

    @extend_schema(request=Reason, examples=[STOP])
    @action(detail=True, methods=["post"])
    def stop(self, request, pk):
        """Stop a clock that its edition allows to be stopped: nobody is told while it stands."""
        return self.do(obligations.stop)

    @extend_schema(request=Reason, examples=[RESTART])
    @action(detail=True, methods=["post"])
    def restart(self, request, pk):
        """Let a stopped clock run on: it is due later by as long as it stood."""
        return self.do(obligations.restart)

    @extend_schema(request=Reason, examples=[RECALCULATE])
    @action(detail=True, methods=["post"])
    def recalculate(self, request, pk):
        """Calculate the deadline anew with the working calendar as it is known now."""
        return self.do(obligations.recalculate)


class EscalationViewSet(OfCases, InnerApi):
    """The steps of one duty that have come: when each was due and noticed, whom it reached, who has it."""

    queryset = Escalation.objects.prefetch_related("alerts__officer", "alerts__acknowledged_by", "alerts__deliveries")
    serializer_class = EscalationSerializer
    owner_class = Obligation
    owner_name = "obligation"
