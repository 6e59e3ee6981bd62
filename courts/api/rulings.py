"""/rulings/: the same actions as on the pages (points 15(4), 56)."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action

from acts.api import BodySerializer
from facilities.models import Facility
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Partial, Patch, ReadOnlyApi, Reason
from oversight.duties.enums import BodyLevel

from ..actions import representations, rulings, studies
from ..enums import CourtResult, RulingMatter, Source, Standing
from ..filters import RulingFilter
from ..models import Hearing, Representation, Ruling, Study
from ..policies import rulings as policies

#: Verb → the policy that says whether this officer may do it to this ruling now.
VERB_CHOICES = [(verb, verb) for verb in (*policies.VERBS, *policies.VERBS_NOW)]
#: What tells who the convict is.
IDENTITY = ("full_name", "birth_year")


class RepresentationSerializer(serializers.ModelSerializer):
    to_office = Named()
    number = serializers.CharField(source="document.registration_number", allow_null=True, default=None)
    document = serializers.IntegerField(source="document_id", allow_null=True)
    signed_by = Named(allow_null=True)

    class Meta:
        model = Representation
        fields = [
            *("to_office", "state", "number", "document", "arguments", "why_late", "signed_at", "signed_by"),
            *("returned_at", "return_reason", "version"),
        ]


class StudySerializer(serializers.ModelSerializer):
    office = Named()
    author = Named(allow_null=True)
    approved_by = Named(allow_null=True)
    due_at = serializers.DateTimeField(source="obligation.due_at", allow_null=True, default=None)
    is_late = serializers.BooleanField(help_text="Decided after its term.")
    protest = serializers.IntegerField(source="protest_id", allow_null=True, help_text="The response act.")
    representation = RepresentationSerializer(allow_null=True, default=None)

    class Meta:
        model = Study
        fields = [
            *("number", "office", "state", "began_at", "due_at", "is_late", "taken_at", "lawful", "norm", "reasons"),
            *("no_protest", "author", "comment", "approved_by", "ended_at", "protest", "representation", "version"),
        ]


class RulingSerializer(serializers.ModelSerializer):
    """`full_name` and `birth_year` are null for who may not read who the convict is."""

    office = Named()
    facility = Named(allow_null=True)
    court = BodySerializer()
    standing = serializers.ChoiceField(choices=Standing.choices)
    turn_of = Named(source="current.office", help_text="The office that has to decide, or has decided last.")
    due_at = serializers.DateTimeField(source="current.obligation.due_at", allow_null=True, default=None)
    full_name = serializers.CharField(allow_null=True)
    birth_year = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Ruling
        fields = [
            *("id", "office", "facility", "court", "case_number", "matter", "outcome", *IDENTITY, "dated_on"),
            *(
                "served_on",
                "source",
                "source_title",
                "hearing",
                "standing",
                "turn_of",
                "due_at",
                "entered_at",
                "withdraw_reason",
            ),
            "version",
        ]

    def to_representation(self, ruling):
        said = super().to_representation(ruling)
        if not may(policies.check_can_read_convict, self.context["request"].user):
            said |= dict.fromkeys(IDENTITY)
        return said


class RulingCardSerializer(RulingSerializer):
    studies = StudySerializer(many=True, help_text="Each turn of an office, the first first.")
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this ruling now.")

    class Meta(RulingSerializer.Meta):
        fields = [*RulingSerializer.Meta.fields, "studies", "allowed"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, ruling):
        allowed = policies.allowed(self.context["request"].user, ruling, timezone.now())
        return [verb for verb, may_be in allowed.items() if may_be]


class EnterRuling(Body):
    court = serializers.CharField(max_length=300, help_text="Its name in Russian.")
    court_level = serializers.ChoiceField(
        choices=BodyLevel.choices, required=False, help_text="Of a court that is written for the first time."
    )
    court_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    case_number = serializers.CharField(max_length=80)
    matter = serializers.ChoiceField(choices=RulingMatter.choices)
    outcome = serializers.ChoiceField(choices=CourtResult.choices)
    full_name = serializers.CharField(max_length=240)
    birth_year = serializers.IntegerField(min_value=1900, max_value=2100, required=False, allow_null=True)
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)
    dated_on = serializers.DateField()
    served_on = serializers.DateField(required=False, help_text="Today, unless said; the term runs from this day.")
    source = serializers.ChoiceField(choices=Source.choices)
    source_title = serializers.CharField(max_length=300, required=False, allow_blank=True)
    hearing = InScope(
        queryset=Hearing.objects.all(), required=False, allow_null=True, help_text="Held, where `source` is that."
    )


class ChangeRuling(Patch):
    court = serializers.CharField(max_length=300)
    court_level = serializers.ChoiceField(choices=BodyLevel.choices)
    court_kk = serializers.CharField(max_length=300, allow_blank=True)
    case_number = serializers.CharField(max_length=80)
    matter = serializers.ChoiceField(choices=RulingMatter.choices)
    outcome = serializers.ChoiceField(choices=CourtResult.choices)
    full_name = serializers.CharField(max_length=240)
    birth_year = serializers.IntegerField(min_value=1900, max_value=2100, allow_null=True)
    dated_on = serializers.DateField()
    source = serializers.ChoiceField(choices=Source.choices)
    source_title = serializers.CharField(max_length=300, allow_blank=True)


class StudyRuling(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version of the present study you have seen.")
    lawful = serializers.BooleanField()
    norm = serializers.CharField(max_length=500, required=False, allow_blank=True)
    reasons = serializers.CharField()
    no_protest = serializers.CharField(required=False, allow_blank=True)


class ApproveStudy(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version of the present study you have read.")


class ReworkStudy(Body):
    comment = serializers.CharField(allow_blank=True, max_length=2000)


class ChangeRepresentation(Partial):
    always = ("version",)
    version = serializers.IntegerField(min_value=0, help_text="The version of the draft you have seen.")
    arguments = serializers.CharField(allow_blank=True)
    why_late = serializers.CharField(allow_blank=True)


class RulingViewSet(OfCases, ReadOnlyApi):
    """Court rulings on the execution of sentences under review (points 15(4), 56), newest first."""

    queryset = Ruling.objects.with_names()
    filterset_class = RulingFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        return RulingSerializer if self.action == "list" else RulingCardSerializer

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        names = ("office", "author", "approved_by", "obligation__rule", "representation__document")
        more = ("representation__signed_by", "representation__to_office")
        return found.select_related("facility__supervising_office", "current__came_by").prefetch_related(
            *(f"studies__{name}" for name in (*names, *more))
        )

    def get_object(self):
        ruling = super().get_object()
        ruling.current.ruling = ruling
        return ruling

    def do(self, verb, **said):
        self.act(verb, self.get_object(), **said)
        return self.answer(self.get_object())

    def retrieve(self, request, pk):
        """The ruling with each turn; reading who the convict is leaves its row."""
        found = self.get_object()
        if may(policies.check_can_read_convict, request.user):
            self.act(rulings.read_convict, found)
        return self.answer(found)

    @extend_schema(request=EnterRuling, responses={201: RulingCardSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Enter a ruling your office was served: its clock runs from the day of service."""
        return self.make(rulings.enter, body=EnterRuling)

    @extend_schema(request=ChangeRuling)
    def partial_update(self, request, pk):
        """Correct the record, in the first turn and before a protest."""
        return self.do(rulings.change, **self.said(ChangeRuling))

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Entered in error."""
        return self.do(rulings.withdraw, **self.said(Reason))

    @extend_schema(request=StudyRuling)
    @action(detail=True, methods=["post"])
    def study(self, request, pk):
        """Write what your office thinks of the ruling, in its turn."""
        return self.do(studies.study, **self.said(StudyRuling))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def propose(self, request, pk):
        """Send for approval that no protest is brought."""
        return self.do(studies.propose, **self.said())

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk):
        """Take it back from approval."""
        return self.do(studies.take_back, **self.said())

    @extend_schema(request=ApproveStudy)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk):
        """Approve that no protest is brought: another officer than its author, who signs for the office."""
        return self.do(studies.approve, **self.said(ApproveStudy))

    @extend_schema(request=ReworkStudy)
    @action(detail=True, methods=["post"])
    def rework(self, request, pk):
        """Return it to its author with what is to be mended."""
        return self.do(studies.rework, **self.said(ReworkStudy))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def protest(self, request, pk):
        """Draft the protest; the present study's `protest` then names it."""
        return self.do(studies.draft_protest, **self.said())

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def represent(self, request, pk):
        """Draft the representation to the office above."""
        return self.do(representations.draft, **self.said())

    @extend_schema(request=ChangeRepresentation)
    @action(detail=True, methods=["patch"])
    def representation(self, request, pk):
        """Write the words of the draft."""
        return self.do(representations.change, **self.said(ChangeRepresentation))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def sign(self, request, pk):
        """Sign the representation: it goes up, and the office above has its turn."""
        return self.do(representations.sign, **self.said())

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request, pk):
        """Take the representation up."""
        return self.do(representations.take_up, **self.said())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request, pk):
        """Return the representation with reasons: the office that sent it has its turn again."""
        return self.do(representations.send_back, **self.said(Reason))
