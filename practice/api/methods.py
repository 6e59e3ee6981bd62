"""/methods/: the library, the same actions as on the pages."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.renderers import JSONRenderer
from rest_framework.reverse import reverse

from facilities.enums import FacilityKind
from oversight.core.audit import record
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InnerApi, InScope, Named, OfCases, Patch, ReadOnlyApi, Reason
from oversight.documents.api import Bytes
from oversight.documents.enums import Act as PaperAct
from oversight.documents.models import Attachment
from oversight.documents.serving import attachment_response

from .. import policies
from ..actions import methods
from ..enums import MethodKind
from ..filters import MethodFilter
from ..models import Method, MethodVersion

#: Verb → the policy that says whether this officer may do it to this method now.
VERBS = {
    "change": policies.check_can_change_method,
    "revise": policies.check_can_revise,
    "publish": policies.check_can_publish,
    "supersede": policies.check_can_supersede,
    "withdraw": policies.check_can_withdraw_method,
}
VERB_CHOICES = [(verb, verb) for verb in VERBS]


def sent_before():
    return InScope(
        queryset=Attachment.objects.all(),
        many=True,
        required=False,
        help_text="Attachments of your office, sent before.",
    )


class MethodSerializer(serializers.ModelSerializer):
    office = Named()
    title = serializers.CharField(help_text="In the language of the request.")
    superseded_by = serializers.IntegerField(source="superseded_by_id", allow_null=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this method now.")

    class Meta:
        model = Method
        fields = [
            *(
                "id",
                "office",
                "kind",
                "title",
                "title_ru",
                "title_kk",
                "line_ru",
                "line_kk",
                "facility_kinds",
                "points",
            ),
            *("state", "drafted_at", "published_at", "ended_at", "end_reason", "superseded_by", "allowed", "version"),
        ]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=VERB_CHOICES)))
    def get_allowed(self, method):
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, method)]


class MethodFileSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    original_name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    content = serializers.SerializerMethodField()

    def get_content(self, attachment) -> str:
        version, request = self.context["version"], self.context["request"]
        where = [version.method_id, version.pk, attachment.pk]
        return reverse("api:method-version-file", args=where, request=request)


class MethodVersionSerializer(serializers.ModelSerializer):
    written_by = Named()
    published_by = Named(allow_null=True)
    files = serializers.SerializerMethodField(help_text="Each with the address of its bytes, for all who read this.")

    class Meta:
        model = MethodVersion
        fields = [
            *("id", "number", "words_ru", "words_kk", "change", "written_at", "written_by", "published_at"),
            *("published_by", "files"),
        ]

    @extend_schema_field(MethodFileSerializer(many=True))
    def get_files(self, version):
        return MethodFileSerializer(version.files.all(), many=True, context={**self.context, "version": version}).data


class OnCard(Body):
    kind = serializers.ChoiceField(choices=MethodKind.choices)
    title_ru = serializers.CharField(max_length=300)
    title_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    line = serializers.CharField(
        max_length=300, required=False, allow_blank=True, help_text="A line of work of the roster, its Russian words."
    )
    facility_kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=FacilityKind.choices), required=False, help_text="Empty: see `points`."
    )
    points = serializers.ListField(
        child=serializers.CharField(max_length=16), required=False, help_text="Like 45(3); both empty: all places."
    )


class DraftMethod(OnCard):
    words_ru = serializers.CharField(required=False, allow_blank=True)
    words_kk = serializers.CharField(required=False, allow_blank=True)
    files = sent_before()


class ChangeMethod(Patch, OnCard):
    """The fields of the card that are to change."""


class ReviseMethod(Body):
    """The whole of the next version: files that are not named are not in it."""

    version = serializers.IntegerField(min_value=0, help_text="The version of the record you have seen.")
    change = serializers.CharField(help_text="What was changed.")
    words_ru = serializers.CharField(required=False, allow_blank=True)
    words_kk = serializers.CharField(required=False, allow_blank=True)
    files = sent_before()


class PublishMethod(Body):
    version = serializers.IntegerField(min_value=0, help_text="The version of the record you have read.")


class SupersedeMethod(Reason):
    superseded_by = InScope(queryset=Method.objects.select_related("office"))


class MethodViewSet(OfCases, ReadOnlyApi):
    """The library of methods, newest first: your office's, those below it, and what those above have published."""

    queryset = Method.objects.with_names()
    serializer_class = MethodSerializer
    filterset_class = MethodFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    @extend_schema(request=DraftMethod, responses={201: MethodSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Draft a method of your office with its first version."""
        return self.make(methods.draft, body=DraftMethod)

    @extend_schema(request=ChangeMethod)
    def partial_update(self, request, pk):
        """Change what the card says; what the method says is changed by a new version."""
        self.act(methods.change, self.get_object(), **self.said(ChangeMethod))
        return self.answer(self.get_object())

    @extend_schema(request=ReviseMethod)
    @action(detail=True, methods=["post"])
    def revise(self, request, pk):
        """Write the next version; the published one is read until this one is published."""
        self.act(methods.revise, self.get_object(), **self.said(ReviseMethod))
        return self.answer(self.get_object())

    @extend_schema(request=PublishMethod)
    @action(detail=True, methods=["post"])
    def publish(self, request, pk):
        """Publish the latest version: the office's whole line reads it."""
        self.act(methods.publish, self.get_object(), **self.said(PublishMethod))
        return self.answer(self.get_object())

    @extend_schema(request=SupersedeMethod)
    @action(detail=True, methods=["post"])
    def supersede(self, request, pk):
        """Another method takes its place."""
        self.act(methods.supersede, self.get_object(), **self.said(SupersedeMethod))
        return self.answer(self.get_object())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Take it out of use."""
        self.act(methods.withdraw, self.get_object(), **self.said(Reason))
        return self.answer(self.get_object())


class MethodVersionViewSet(OfCases, InnerApi):
    """What a method says, version by version, the newest first; those not published for its own office and above."""

    queryset = MethodVersion.objects.select_related("written_by", "published_by").prefetch_related("files")
    serializer_class = MethodVersionSerializer
    owner_class = Method
    owner_name = "method"

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user).order_by("-number")

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY}, filters=False)
    @action(
        detail=True,
        url_path="files/<int:attachment_pk>",
        url_name="file",
        renderer_classes=[JSONRenderer, Bytes],
        filter_backends=[],
    )
    def file(self, request, method, pk, attachment_pk):
        """The very bytes of a file of this version."""
        found = get_object_or_404(self.get_object().files, pk=attachment_pk)
        record(PaperAct.VIEW_ATTACHMENT, found, by=request.user, at=timezone.now())
        return attachment_response(request, found)
