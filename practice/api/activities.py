"""/activities/: the log and its figures, the same actions as on the pages."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.models import Office, Officer
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi, Reason

from .. import policies
from ..actions import activities
from ..enums import ActivityKind
from ..figures import figures
from ..filters import ActivityFilter
from ..models import Activity
from .methods import sent_before

#: Verb → the policy that says whether this officer may do it to this record now.
VERBS = {"change": policies.check_can_change_activity, "withdraw": policies.check_can_change_activity}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class ActivitySerializer(serializers.ModelSerializer):
    office = Named()
    point = serializers.CharField(help_text="The points that ask for it.")
    participants = Named(many=True)
    files = serializers.PrimaryKeyRelatedField(many=True, read_only=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this record now.")

    class Meta:
        model = Activity
        fields = [
            *("id", "office", "kind", "point", "title", "from_on", "until_on", "place", "participants", "others"),
            *("result", "link", "files", "entered_at", "withdraw_reason", "allowed", "version"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, activity):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, activity)]


class EnterActivity(Body):
    kind = serializers.ChoiceField(choices=ActivityKind.choices)
    title = serializers.CharField(max_length=300)
    from_on = serializers.DateField()
    until_on = serializers.DateField(required=False, allow_null=True, help_text="One day, unless said.")
    place = serializers.CharField(max_length=300, required=False, allow_blank=True)
    participants = InScope(queryset=Officer.objects.all(), many=True, required=False)
    others = serializers.CharField(required=False, allow_blank=True)
    result = serializers.CharField(required=False, allow_blank=True)
    link = serializers.URLField(max_length=500, required=False, allow_blank=True)
    files = sent_before()


class ChangeActivity(Patch, EnterActivity):
    """The fields that are to change; `files` are added to those it has."""


class FiguresOf(Body):
    from_on = serializers.DateField()
    until_on = serializers.DateField()
    office = InScope(queryset=Office.objects.all(), required=False, help_text="Your own, unless said.")

    def validate(self, said):
        if said["until_on"] < said["from_on"]:
            raise serializers.ValidationError({"until_on": _("The period ends before it begins.")})
        return said


class CountSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=ActivityKind.choices)
    office = Named(help_text="The office itself, or one directly below it with all under that one.")
    count = serializers.IntegerField()


class ActivityViewSet(OfCases, ReadOnlyApi):
    """What offices did to teach, to learn and to inform (points 15(5), 19(3), 61, 68–70), newest first."""

    queryset = Activity.objects.with_names().prefetch_related("files")
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    @extend_schema(request=EnterActivity, responses={201: ActivitySerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Enter an activity of your office."""
        return self.make(activities.enter, body=EnterActivity)

    @extend_schema(request=ChangeActivity)
    def partial_update(self, request, pk):
        """Correct or complete the record."""
        self.act(activities.change, self.get_object(), **self.said(ChangeActivity))
        return self.answer(self.get_object())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw a record made by mistake."""
        self.act(activities.withdraw, self.get_object(), **self.said(Reason))
        return self.answer(self.get_object())

    @extend_schema(parameters=[FiguresOf], responses=CountSerializer(many=True), filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def figures(self, request):
        """How many of each kind began in a period, by office; what there was none of is left out."""
        asked = FiguresOf(data=request.query_params.dict(), context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        found = figures(request.user, **{"office": request.user.office, **asked.validated_data})
        counts = [
            {"kind": kind, "office": office, "count": count}
            for kind, row, whole in found.rows
            for office, count in zip(found.columns, row, strict=True)
            if count
        ]
        return self.answer(counts, many=True)

    def get_serializer_class(self):
        return CountSerializer if self.action == "figures" else super().get_serializer_class()
