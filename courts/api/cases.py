"""/court-cases/: cases in which a prosecutor takes part, and whom they concern."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from acts.api import BodySerializer
from acts.models import ResponseAct
from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.models import Office
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Patch, ReadOnlyApi, Reason
from oversight.duties.enums import BodyLevel, CourtStage
from oversight.duties.models import CourtMatter

from ..actions import cases as actions
from ..actions import hearings, persons
from ..filters import CourtCaseFilter
from ..models import CasePerson, CourtCase, Hearing
from ..policies import hearings as policies
from .shapes import HearingSerializer, SetHearing, facility_in_scope

#: Verb → the policy that says whether this officer may do it to this case now.
VERBS = {
    "change": policies.check_can_change_case,
    "give": policies.check_can_give,
    "take_back": policies.check_can_take_back,
    "withdraw": policies.check_can_withdraw_case,
    "set_hearing": policies.check_can_set,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


class MatterSerializer(serializers.ModelSerializer):
    title = serializers.CharField()
    stages = serializers.ListField(child=serializers.ChoiceField(choices=CourtStage.choices))

    class Meta:
        model = CourtMatter
        fields = ["id", "code", "point", "title", "stages", "may_be_given"]


class CasePersonSerializer(serializers.ModelSerializer):
    class Meta:
        model = CasePerson
        fields = ["id", "initials", "category"]


class KnownPersonSerializer(CasePersonSerializer):
    class Meta(CasePersonSerializer.Meta):
        fields = ["id", "initials", "full_name", "born_on", "category"]


class CourtCaseSerializer(serializers.ModelSerializer):
    office = Named()
    matter = MatterSerializer()
    court = BodySerializer()
    facility = Named(allow_null=True)
    given_to = Named(allow_null=True)
    response_act = serializers.IntegerField(source="response_act_id", allow_null=True)
    decision = serializers.IntegerField(
        source="decision_id", allow_null=True, help_text="The held hearing whose ruling is the latest."
    )
    is_lost = serializers.BooleanField(help_text="The decision went against the prosecutor (point 64).")

    class Meta:
        model = CourtCase
        fields = [
            *("id", "office", "matter", "number", "court", "subject", "opened_on", "facility", "response_act"),
            *("given_to", "given_unit", "order_number", "order_on", "decision", "is_lost"),
            *("entered_at", "withdraw_reason", "version"),
        ]


class CourtCaseCardSerializer(CourtCaseSerializer):
    persons = CasePersonSerializer(many=True)
    hearings = HearingSerializer(many=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this case now.")

    class Meta(CourtCaseSerializer.Meta):
        fields = [*CourtCaseSerializer.Meta.fields, "persons", "hearings", "allowed"]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, case):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, case)]


class KnownCaseSerializer(CourtCaseCardSerializer):
    """For those with the right to know whom it concerns; each reading leaves its row in the audit trail."""

    persons = KnownPersonSerializer(many=True)


class NamePerson(Body):
    full_name = serializers.CharField(max_length=240)
    born_on = serializers.DateField(required=False, allow_null=True)
    category = serializers.ChoiceField(choices=PersonCategory.choices)


class LayOnAnother(Body):
    """The oblast prosecutor's order (point 26): on an office below, or on a unit."""

    given_to = InScope(queryset=Office.objects.all(), required=False, allow_null=True)
    given_unit = serializers.CharField(max_length=200, required=False, allow_blank=True)
    order_number = serializers.CharField(max_length=60)
    order_on = serializers.DateField()


class EnterCase(Body):
    matter = serializers.CharField(
        max_length=32, help_text="Its code in the edition in force, such as `execution_first` (points 26, 37, 55, 62)."
    )
    number = serializers.CharField(max_length=60)
    court = serializers.CharField(max_length=300, help_text="Its name in Russian.")
    court_level = serializers.ChoiceField(
        choices=BodyLevel.choices, required=False, help_text="Of a court that is written for the first time."
    )
    court_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    subject = serializers.CharField(max_length=300, help_text="Without names.")
    opened_on = serializers.DateField()
    facility = facility_in_scope()
    response_act = InScope(queryset=ResponseAct.objects.with_names(), required=False, allow_null=True)
    persons = NamePerson(many=True, required=False)
    given_to = InScope(queryset=Office.objects.all(), required=False, allow_null=True)
    given_unit = serializers.CharField(max_length=200, required=False, allow_blank=True)
    order_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    order_on = serializers.DateField(required=False, allow_null=True)

    def validate_matter(self, code):
        officer = self.context["request"].user
        known = {one.code: one for one in CourtMatter.objects.in_force(officer.office.local_day(timezone.now()))}
        if code not in known:
            sentence = _("There is no matter “%(code)s” in the edition in force; there are: %(known)s.")
            raise serializers.ValidationError(sentence % {"code": code, "known": ", ".join(known)})
        return known[code]


class ChangeCase(Patch):
    number = serializers.CharField(max_length=60)
    court = serializers.CharField(max_length=300)
    court_level = serializers.ChoiceField(choices=BodyLevel.choices)
    court_kk = serializers.CharField(max_length=300, allow_blank=True)
    subject = serializers.CharField(max_length=300)
    opened_on = serializers.DateField()
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), allow_null=True)
    response_act = InScope(queryset=ResponseAct.objects.with_names(), allow_null=True)


class CourtCaseViewSet(OfCases, ReadOnlyApi):
    """Cases in which a prosecutor's participation is obligatory (points 26, 37, 55, 62); the list names nobody."""

    queryset = CourtCase.objects.with_names()
    filterset_class = CourtCaseFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        if self.action == "list":
            return CourtCaseSerializer
        knows = may(policies.check_can_read_identity, self.request.user)
        return KnownCaseSerializer if knows else CourtCaseCardSerializer

    def get_queryset(self):
        found = super().get_queryset()
        card = ("persons", "hearings__court", "hearings__officer")
        return found if self.action == "list" else found.prefetch_related(*card)

    def do(self, verb, *things, **said):
        self.act(verb, *things, **said)
        return self.answer(self.get_object())

    @extend_schema(responses=KnownCaseSerializer)
    def retrieve(self, request, pk):
        """One case; whom it concerns for prosecutors, and each reading leaves its row in the audit trail."""
        found = self.get_object()
        if may(policies.check_can_read_identity, request.user):
            self.act(persons.read_identities, found)
        return self.answer(found)

    @extend_schema(request=EnterCase, responses={201: KnownCaseSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Enter a case; an office below the matter's own says by which order it was laid on it (point 26)."""
        return self.make(actions.enter, body=EnterCase)

    @extend_schema(request=ChangeCase, responses=KnownCaseSerializer)
    def partial_update(self, request, pk):
        """Correct the record."""
        return self.do(actions.change, self.get_object(), **self.said(ChangeCase))

    @extend_schema(request=LayOnAnother, responses=KnownCaseSerializer)
    @action(detail=True, methods=["post"])
    def give(self, request, pk):
        """Lay participation on another by the oblast prosecutor's order (point 26)."""
        return self.do(actions.give, self.get_object(), **self.said(LayOnAnother))

    @extend_schema(request=Reason, responses=KnownCaseSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk):
        """The order holds no longer."""
        return self.do(actions.take_back, self.get_object(), **self.said(Reason))

    @extend_schema(request=Reason, responses=KnownCaseSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw a record made by mistake."""
        return self.do(actions.withdraw, self.get_object(), **self.said(Reason))

    @extend_schema(request=NamePerson, responses=KnownCaseSerializer)
    @action(detail=True, methods=["post"], url_path="persons")
    def add_person(self, request, pk):
        """Enter a person the case concerns."""
        return self.do(persons.add, self.get_object(), **self.said(NamePerson))

    @extend_schema(responses=KnownCaseSerializer)
    @action(detail=True, methods=["delete"], url_path="persons/<int:person>", url_name="person")
    def remove_person(self, request, pk, person):
        """Remove an entry made by mistake."""
        self.check_can_write(request.user)
        return self.do(persons.remove, get_object_or_404(self.get_object().persons, pk=person))

    @extend_schema(request=SetHearing, responses={201: HearingSerializer})
    @action(detail=True, methods=["post"], url_path="hearings")
    def set_hearing(self, request, pk):
        """Set a hearing of the case."""
        made = self.act(hearings.set_hearing, self.get_object(), **self.said(SetHearing))
        shown = HearingSerializer(Hearing.objects.with_names().get(pk=made.pk))
        return Response(shown.data, status=status.HTTP_201_CREATED)
