"""Editions: /editions/, each with its rules; checked, loaded, published and removed by who keeps reference data."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.models import Office
from oversight.core.pagination import OldestFirst
from oversight.core.rest import Body, InScope, Named, ReadOnlyApi

from ..actions import editions as loading
from ..actions import publishing
from ..comparison import compare
from ..enums import EditionState, StepChannel
from ..foresight import foresee
from ..models import Edition, Rule, RuleStep
from ..policies import check_can_keep_rulebook

TITLES = ("title", "title_ru", "title_kk", "title_en")


class EditionRow(serializers.ModelSerializer):
    title = serializers.CharField(help_text="In the language of the request.")
    standing = serializers.SerializerMethodField(help_text="Where it stands today.")

    class Meta:
        model = Edition
        fields = [
            *("id", "code", *TITLES, "source", "in_force_from", "in_force_until", "standing", "published_at"),
            *("content_sha256", "loaded_at"),
        ]

    def get_standing(self, edition) -> EditionState:
        return edition.state_on(timezone.localdate()).value


class RuleStepSerializer(serializers.ModelSerializer):
    channels = serializers.ListField(child=serializers.ChoiceField(StepChannel.choices))

    class Meta:
        model = RuleStep
        fields = [
            *("position", "offset_count", "offset_unit", "offset_time", "role", "level", "channels", "acknowledge"),
        ]


class RuleSerializer(serializers.ModelSerializer):
    title = serializers.CharField(help_text="In the language of the request.")
    levels = serializers.ListField(child=serializers.ChoiceField(OfficeLevel.choices))
    branches = serializers.ListField(child=serializers.ChoiceField(Branch.choices))
    participants = serializers.ListField(child=serializers.ChoiceField(Role.choices))
    steps = RuleStepSerializer(many=True)

    class Meta:
        model = Rule
        fields = [
            *("position", "code", "point", *TITLES, "rule_class", "is_choice", "levels", "branches", "about"),
            *("facility_kinds", "in_oblast_centre", "having", "every", "count", "due_day", "due_months_after", "start"),
            *("term_count", "term_unit", "ends", "calendar", "may_stop", "done_by_kinds", "done_by_event"),
            *("participants", "steps"),
        ]


class EditionCard(EditionRow):
    rules = RuleSerializer(many=True)

    class Meta(EditionRow.Meta):
        fields = [*EditionRow.Meta.fields, "rules"]


class EditionFile(Body):
    name = serializers.CharField(max_length=200, help_text="How answers call the file.")
    content = serializers.CharField(max_length=1_000_000, trim_whitespace=False, help_text="The TOML text.")


class ChangeSerializer(serializers.Serializer):
    """One difference, in the language of the request; only a changed row has a field, its old and new value."""

    what = serializers.CharField()
    code = serializers.CharField()
    title = serializers.CharField()
    change = serializers.CharField(help_text="`added`, `removed` or `changed`.")
    field = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()


class CheckSerializer(serializers.Serializer):
    code = serializers.CharField(source="book.edition.code", help_text="Of the edition in the file.")
    is_loaded = serializers.SerializerMethodField(help_text="Whether an edition of that code is stored already.")
    against = serializers.CharField(source="against.code", default=None, allow_null=True, help_text="Compared with.")
    changes = ChangeSerializer(many=True)

    def get_is_loaded(self, found) -> bool:
        return found.stored is not None


class SettledSerializer(serializers.Serializer):
    code = serializers.CharField(source="edition.code")
    now = serializers.DateField(allow_null=True)
    then = serializers.DateField(allow_null=True, help_text="Null: until the next edition.")


class DutySerializer(serializers.Serializer):
    office = Named()
    rule = serializers.CharField(source="rule.code")
    title = serializers.CharField(source="rule.title")
    facility = Named(allow_null=True, help_text="Null: of the office itself, or a clock.")


class AsOf(Body):
    on = serializers.DateField()
    office = InScope(queryset=Office.objects.all(), required=False, help_text="By default every office you see.")


class Other(Body):
    other = InScope(queryset=Edition.objects.all(), help_text="The id of the edition it is compared with.")


class EditionViewSet(ReadOnlyApi):
    """Editions of the rulebook; at most one is in force on a day. One by itself comes with its rules."""

    queryset = Edition.objects.all()
    pagination_class = OldestFirst

    def get_queryset(self):
        found = super().get_queryset()
        return found if self.action == "list" else found.prefetch_related("rules__steps")

    def get_serializer_class(self):
        return EditionRow if self.action == "list" else EditionCard

    def sent(self):
        """The file of the body: (name, content in bytes). Who may not load it hears that first."""
        check_can_keep_rulebook(self.request.user)
        said = self.said(EditionFile)
        return said["name"], said["content"].encode()

    @extend_schema(request=EditionFile, responses={201: EditionCard})
    def create(self, request):
        """Load a file as a concept; one that is loaded already changes nothing."""
        name, content = self.sent()
        edition, _is_changed = loading.load_edition(name, content=content, by=request.user, at=timezone.now())
        return self.created(self.get_queryset().get(pk=edition.pk))

    @extend_schema(request=EditionFile, responses={200: CheckSerializer})
    @action(detail=False, methods=["post"])
    def check(self, request):
        """What loading the file would change; nothing is written. Mistakes are answered with line and reason."""
        name, content = self.sent()
        return Response(CheckSerializer(loading.check_sent(name, content, by=request.user)).data)

    @extend_schema(responses={200: SettledSerializer(many=True)}, filters=False)
    @action(detail=True, pagination_class=None)
    def forecast(self, request, pk):
        """What publishing it would settle: the last day of each edition it touches."""
        found = self.get_object()
        check_can_keep_rulebook(request.user)
        return Response(SettledSerializer(publishing.forecast(found, at=timezone.now()), many=True).data)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def publish(self, request, pk):
        """Publish a concept: from now on it stays as it is."""
        self.act(publishing.publish, self.get_object())
        return self.answer(self.get_queryset().get(pk=pk))

    @extend_schema(responses={204: None})
    def destroy(self, request, pk):
        """Remove an edition that nothing rests on."""
        self.act(publishing.remove_edition, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        responses={200: ChangeSerializer(many=True)},
        parameters=[OpenApiParameter("other", int, required=True, description="The edition it is compared with.")],
        filters=False,
    )
    @action(detail=True, pagination_class=None)
    def changes(self, request, pk):
        """How it differs from another edition: old is the other one."""
        other = self.asked(Other)["other"]
        return Response(ChangeSerializer(compare(other, self.get_object()), many=True).data)

    @extend_schema(
        responses={200: DutySerializer(many=True)},
        parameters=[
            OpenApiParameter("on", str, required=True, description="A day, such as 2027-07-01."),
            OpenApiParameter("office", int, description="By default every office you see."),
        ],
        filters=False,
    )
    @action(detail=True, pagination_class=None)
    def preview(self, request, pk):
        """Which duties and clocks each office would have under it on a day to come."""
        said = self.asked(AsOf)
        offices = [said["office"]] if "office" in said else list(Office.objects.visible_to(request.user))
        found = foresee(self.get_object(), on=said["on"], offices=offices)
        return Response(DutySerializer(found.duties, many=True).data)

    def asked(self, body):
        """The query of the address as `body` understands it."""
        serializer = body(data=self.request.query_params.dict(), context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data
