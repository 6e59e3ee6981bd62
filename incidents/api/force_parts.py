"""What belongs to one use of force: persons, staff with their explanations and liability, means."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from oversight.core.rest import Body, InnerApi, OfCases, Partial
from oversight.documents.api import AttachmentBody
from oversight.duties.models import Means

from ..actions import force_conclusions, force_means, force_people
from ..models import AppliedMeans, ForcePerson, ForceStaff, ForceUse, Liability
from ..policies import check_can_work
from .force_shapes import (
    AppliedMeansSerializer,
    ForcePersonSerializer,
    ForceStaffSerializer,
    LiabilitySerializer,
)


class OfForce(OfCases, InnerApi):
    owner_class = ForceUse
    owner_name = "force"
    check_can_write = staticmethod(check_can_work)

    def removed(self, verb):
        self.act(verb, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)


class EnterPerson(Body, serializers.ModelSerializer):
    class Meta:
        model = ForcePerson
        fields = force_people.PERSON


class ChangeForcePerson(Partial, serializers.ModelSerializer):
    class Meta:
        model = ForcePerson
        fields = force_people.PERSON


class ForcePersonViewSet(OfForce):
    """Against whom force was used."""

    queryset = ForcePerson.objects.select_related("force")
    serializer_class = ForcePersonSerializer

    @extend_schema(request=EnterPerson, responses={201: ForcePersonSerializer})
    def create(self, request, force):
        """Enter a person."""
        return self.created(self.act(force_people.add_person, self.owner, **self.said(EnterPerson)))

    @extend_schema(request=ChangeForcePerson)
    def partial_update(self, request, force, pk):
        """Change what is known of a person."""
        return self.answer(self.act(force_people.change_person, self.get_object(), **self.said(ChangeForcePerson)))

    def destroy(self, request, force, pk):
        """Take out who was entered by mistake."""
        return self.removed(force_people.remove_person)


class EnterStaff(Body, serializers.ModelSerializer):
    class Meta:
        model = ForceStaff
        fields = force_people.STAFF


class ChangeForceStaff(Partial, serializers.ModelSerializer):
    class Meta:
        model = ForceStaff
        fields = force_people.STAFF


class ExplainForce(Body):
    explanation = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    refusal = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)


class EnterLiability(Body, serializers.ModelSerializer):
    class Meta:
        model = Liability
        fields = force_conclusions.LIABILITY


class ForceStaffViewSet(OfForce):
    """Which staff used force, with the explanation of each."""

    queryset = ForceStaff.objects.select_related("force", "file", "explained_by").prefetch_related(
        "liabilities__entered_by"
    )
    serializer_class = ForceStaffSerializer

    @extend_schema(request=EnterStaff, responses={201: ForceStaffSerializer})
    def create(self, request, force):
        """Enter a member of staff; their explanation is missing until it is entered."""
        return self.created(self.act(force_people.add_staff, self.owner, **self.said(EnterStaff)))

    @extend_schema(request=ChangeForceStaff)
    def partial_update(self, request, force, pk):
        """Change the name, the rank or the post."""
        return self.answer(self.act(force_people.change_staff, self.get_object(), **self.said(ChangeForceStaff)))

    def destroy(self, request, force, pk):
        """Take out who was entered by mistake."""
        return self.removed(force_people.remove_staff)

    @extend_schema(request=ExplainForce)
    @action(detail=True, methods=["post"])
    def explain(self, request, force, pk):
        """Enter the explanation in words, or the refusal to give one."""
        self.act(force_people.explain, self.get_object(), **self.said(ExplainForce))
        return self.answer(self.get_object())

    @extend_schema(request={"multipart/form-data": AttachmentBody})
    @action(detail=True, methods=["post"], url_path="explanation-file", parser_classes=[MultiPartParser])
    def explanation_file(self, request, force, pk):
        """Attach the explanation as a file; its words stay."""
        member, said = self.get_object(), self.said(AttachmentBody)
        self.act(force_people.explain, member, explanation=member.explanation, file=said["file"])
        return self.answer(self.get_object())

    @extend_schema(request=EnterLiability, responses={201: LiabilitySerializer})
    @action(detail=True, methods=["post"])
    def liability(self, request, force, pk):
        """Enter what became of the member of staff after the violation."""
        made = self.act(force_conclusions.add_liability, self.get_object(), **self.said(EnterLiability))
        return Response(LiabilitySerializer(made).data, status=status.HTTP_201_CREATED)


class PartOfForce(serializers.PrimaryKeyRelatedField):
    """Somebody of the same record."""

    def __init__(self, **kwargs):
        super().__init__(pk_field=serializers.IntegerField(), required=False, allow_null=True, **kwargs)

    def get_queryset(self):
        return super().get_queryset().filter(force=self.context["view"].owner)


class SaidOfMeans(Body):
    answers = serializers.DictField(
        child=serializers.CharField(allow_blank=True), required=False, help_text="Values by the questions' codes."
    )
    by_staff = PartOfForce(queryset=ForceStaff.objects.all())
    against = PartOfForce(queryset=ForcePerson.objects.all())


class ApplyMeans(SaidOfMeans):
    means = serializers.CharField(help_text="The code of a means in the edition in force on the day of the use.")


class AppliedMeansViewSet(OfForce):
    """By what means force was used."""

    queryset = AppliedMeans.objects.select_related("force", "means", "by_staff", "against")
    serializer_class = AppliedMeansSerializer

    @extend_schema(request=ApplyMeans, responses={201: AppliedMeansSerializer})
    def create(self, request, force):
        """Enter a means used, with what its kind asks."""
        said = self.said(ApplyMeans)
        in_force = Means.objects.in_force(self.owner.office.local_day(self.owner.happened_at))
        means = in_force.filter(code=said.pop("means")).first()
        if means is None:
            raise serializers.ValidationError({"means": _("The edition in force on that day has no such means.")})
        return self.created(self.act(force_means.add_means, self.owner, means=means, **said))

    @extend_schema(request=SaidOfMeans)
    def update(self, request, force, pk):
        """Say anew all that is said of a means used."""
        said = {"answers": {}, **self.said(SaidOfMeans)}
        return self.answer(self.act(force_means.change_means, self.get_object(), **said))

    def destroy(self, request, force, pk):
        """Take out what was entered by mistake."""
        return self.removed(force_means.remove_means)
