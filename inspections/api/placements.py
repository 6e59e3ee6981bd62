from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.models import Facility, PenalRoom
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi

from .. import policies
from ..actions import conclusions, placements
from ..filters import PlacementFilter
from ..models import Conclusion, Placement
from ..placement_rules import missing_of_conclusion
from .orders import Reason
from .shapes import PaperSerializer

#: Verb → the policy that says whether this officer may do it to this placement now.
VERBS = {
    "change": policies.check_can_change_placement,
    "withdraw": policies.check_can_withdraw_placement,
    "write_conclusion": policies.check_can_write_conclusion,
    "submit": policies.check_can_submit_conclusion,
    "take_back": policies.check_can_take_back_conclusion,
    "approve": policies.check_can_decide_conclusion,
    "return": policies.check_can_decide_conclusion,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class PlacementClockSerializer(serializers.Serializer):
    code = serializers.CharField()
    point = serializers.CharField()
    state = serializers.CharField()
    started_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)
    entered_at = serializers.DateTimeField(allow_null=True)


class ConclusionSerializer(serializers.ModelSerializer):
    drafted_by = Named()
    author = Named()
    returned_by = Named(allow_null=True)
    approved_by = Named(allow_null=True)
    document = PaperSerializer(allow_null=True)
    missing = serializers.SerializerMethodField(help_text="What it still lacks to be approved.")

    class Meta:
        model = Conclusion
        fields = [
            *("state", *conclusions.FIELDS, "drafted_at", "drafted_by", "author", "submitted_at"),
            *("returned_at", "returned_by", "comment", "approved_at", "approved_by", "approval_entered_at"),
            *("document", "missing", "version"),
        ]

    def get_missing(self, conclusion) -> list[str]:
        return missing_of_conclusion(conclusion)


class PlacementRow(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    room = Named()
    clock = PlacementClockSerializer(source="obligation", allow_null=True)
    review = serializers.CharField(
        source="conclusion.state", allow_null=True, default=None, help_text="State of the conclusion."
    )
    lawful = serializers.BooleanField(source="conclusion.lawful", allow_null=True, default=None)

    class Meta:
        model = Placement
        fields = [
            *("id", "office", "facility", "room", "full_name", "birth_year", "category", "order_number"),
            *("ordered_at", "placed_at", "told_at", "days", "clock", "review", "lawful", "withdrawn_at", "version"),
        ]


class PlacementCard(PlacementRow):
    entered_by = Named()
    withdrawn_by = Named(allow_null=True)
    conclusion = ConclusionSerializer(allow_null=True, default=None)
    allowed = serializers.SerializerMethodField(help_text="What you may do with it now.")

    class Meta(PlacementRow.Meta):
        fields = [
            *PlacementRow.Meta.fields,
            *("admitted_on", "ground", "entered_at", "entered_by", "withdrawn_by", "withdraw_reason"),
            *("conclusion", "allowed"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(VERB_CHOICES)))
    def get_allowed(self, placement):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, placement)]


class RoomInScope(InScope):
    """A penal room of a facility the officer may see."""

    def get_queryset(self):
        seen = Facility.objects.visible_to(self.context["request"].user)
        return PenalRoom.objects.filter(facility__in=seen)


class EnterPlacement(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))
    room = RoomInScope(queryset=PenalRoom.objects.all())

    class Meta:
        model = Placement
        fields = placements.FIELDS
        validators = []


class ChangePlacement(Patch, serializers.ModelSerializer):
    room = RoomInScope(queryset=PenalRoom.objects.all())

    class Meta:
        model = Placement
        fields = ["version", *placements.CHANGED]
        validators = []


class WriteConclusion(Patch, serializers.ModelSerializer):
    class Meta:
        model = Conclusion
        fields = ["version", *conclusions.FIELDS]
        validators = []


class Decide(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version you have read.")


class Approve(Decide):
    approved_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")


class SendBack(Decide):
    comment = serializers.CharField(allow_blank=True)


class PlacementViewSet(OfCases, ReadOnlyApi):
    """Placements in penal rooms and the conclusions on them (points 25(8), 34)."""

    queryset = Placement.objects.with_names()
    filterset_class = PlacementFilter

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.select_related(
            *("entered_by", "withdrawn_by", "facility__supervising_office", "conclusion__drafted_by"),
            *("conclusion__author", "conclusion__returned_by", "conclusion__approved_by"),
            *("conclusion__document__office", "conclusion__document__issued_by"),
        ).prefetch_related("conclusion__document__renderings")

    def get_serializer_class(self):
        return PlacementRow if self.action == "list" else PlacementCard

    def do(self, verb, body=Body):
        """Do `verb` to the placement of the address with what the request says, and show the card."""
        placement = self.get_object()
        self.act(verb, placement, **self.said(body))
        return self.answer(self.get_queryset().get(pk=placement.pk))

    def retrieve(self, request, pk):
        """The whole placement. It names a person: who read it is kept in the audit trail."""
        placement = self.get_object()
        self.act(placements.record_view, placement)
        return self.answer(placement)

    @extend_schema(request=EnterPlacement, responses={201: PlacementCard}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Enter a placement: its 48 hours run from the order."""
        return self.make(placements.enter, body=EnterPlacement)

    @extend_schema(request=ChangePlacement)
    def partial_update(self, request, pk):
        """Correct what was typed wrong; the moment of the order stays."""
        return self.do(placements.change, ChangePlacement)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw what was entered in error."""
        return self.do(placements.withdraw, Reason)

    @extend_schema(request=WriteConclusion)
    @action(detail=True, methods=["patch"])
    def conclusion(self, request, pk):
        """Write parts of the conclusion; the first words begin it, with version 0."""
        return self.do(conclusions.write, WriteConclusion)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def submit(self, request, pk):
        """Send the conclusion for approval; refused while a part is missing."""
        return self.do(conclusions.submit)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk):
        """Take the conclusion back from approval."""
        return self.do(conclusions.take_back)

    @extend_schema(request=Approve)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk):
        """Approve the words of that version: the paper is issued and the clock is met."""
        return self.do(conclusions.approve, Approve)

    @extend_schema(request=SendBack)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request, pk):
        """Return the conclusion with what is to be mended."""
        return self.do(conclusions.send_back, SendBack)
