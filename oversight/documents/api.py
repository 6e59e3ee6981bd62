from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.mixins import RetrieveModelMixin
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.reverse import reverse

from oversight.core.audit import record
from oversight.core.rest import Api, Body, Named, OfCases, ReadOnlyApi

from . import actions
from .enums import Act, DocumentKind, PaperFormat, PaperLanguage, RenderingState
from .filters import DocumentFilter
from .models import Attachment, Document
from .policies import check_can_attach
from .serving import PAPERS, attachment_response, paper_response

PAPER_LANGUAGE = OpenApiParameter("language", enum=PaperLanguage.values, default=PaperLanguage.RU)
NOT_READY = OpenApiResponse(description="Not ready yet")


class NotReady(APIException):
    status_code = 409
    default_detail = _("This paper is still being prepared. Ask again in a second.")
    wait = 1


class CouldNotBePrepared(APIException):
    status_code = 409
    default_detail = _("This paper could not be prepared; its card names the cause.")


class Bytes(BaseRenderer):
    """Lets a client ask for a file by any type; the answer itself is made by the view."""

    media_type = "*/*"
    format = "bytes"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return JSONRenderer().render(data, accepted_media_type, renderer_context)


class RenderingSerializer(serializers.Serializer):
    language = serializers.ChoiceField(choices=PaperLanguage.choices)
    format = serializers.ChoiceField(choices=PaperFormat.choices)
    state = serializers.ChoiceField(choices=RenderingState.choices)
    pages = serializers.IntegerField(allow_null=True, help_text="Null for DOCX: the reader's program counts them.")
    size = serializers.IntegerField(allow_null=True)
    sha256 = serializers.CharField()
    rendered_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField()
    address = serializers.SerializerMethodField()

    def get_address(self, rendering) -> str:
        name = f"api:document-{rendering.format}"
        address = reverse(name, args=[rendering.document_id], request=self.context["request"])
        return f"{address}?language={rendering.language}"


class DocumentSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    office = Named()
    facility = Named(allow_null=True)
    year = serializers.IntegerField()
    number = serializers.IntegerField()
    version = serializers.IntegerField()
    registration_number = serializers.CharField()
    corrects = serializers.IntegerField(source="corrects_id", allow_null=True)
    title_ru = serializers.CharField()
    title_kk = serializers.CharField()
    subject_url = serializers.CharField()
    context = serializers.JSONField()
    context_sha256 = serializers.CharField()
    issued_at = serializers.DateTimeField()
    issued_by = Named(allow_null=True)
    renderings = RenderingSerializer(many=True)


class DocumentViewSet(OfCases, ReadOnlyApi):
    """Issued papers, newest first."""

    queryset = Document.objects.select_related("office", "facility", "issued_by").prefetch_related("renderings")
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilter

    @extend_schema(
        parameters=[PAPER_LANGUAGE],
        responses={(200, PAPERS[PaperFormat.PDF][0]): OpenApiTypes.BINARY, 409: NOT_READY},
        filters=False,
    )
    @action(detail=True, renderer_classes=[JSONRenderer, Bytes], filter_backends=[])
    def pdf(self, request, pk):
        """The paper itself; 409 with Retry-After while it is being prepared."""
        return self._file(request, PaperFormat.PDF)

    @extend_schema(
        parameters=[PAPER_LANGUAGE],
        responses={(200, PAPERS[PaperFormat.DOCX][0]): OpenApiTypes.BINARY, 409: NOT_READY},
        filters=False,
    )
    @action(detail=True, renderer_classes=[JSONRenderer, Bytes], filter_backends=[])
    def docx(self, request, pk):
        """The same words for a word processor; 409 with Retry-After while it is being prepared."""
        return self._file(request, PaperFormat.DOCX)

    def _file(self, request, paper_format):
        document = self.get_object()
        language = request.query_params.get("language", PaperLanguage.RU)
        rendering = get_object_or_404(document.renderings, language=language, format=paper_format)
        if not rendering.is_ready:
            raise NotReady if rendering.is_queued else CouldNotBePrepared
        about = {"language": rendering.language, "format": rendering.format}
        record(Act.VIEW, document, by=request.user, at=timezone.now(), after=about)
        return paper_response(request, rendering)


class AttachmentBody(Body):
    file = serializers.FileField(allow_empty_file=True)


class AttachmentSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    office = Named()
    original_name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    image_width = serializers.IntegerField(allow_null=True)
    image_height = serializers.IntegerField(allow_null=True)
    uploaded_at = serializers.DateTimeField()
    uploaded_by = Named()
    content = serializers.HyperlinkedIdentityField("api:attachment-content")


class AttachmentViewSet(OfCases, RetrieveModelMixin, Api):
    """Files kept as evidence: sent once, never changed."""

    queryset = Attachment.objects.select_related("office", "uploaded_by")
    serializer_class = AttachmentSerializer
    parser_classes = [MultiPartParser]
    filter_backends = []
    check_can_write = staticmethod(check_can_attach)

    @extend_schema(request={"multipart/form-data": AttachmentBody}, responses={201: AttachmentSerializer})
    def create(self, request):
        """Attach a picture, a PDF or a video to the officer's own office."""
        said = self.said(AttachmentBody)
        return self.created(self.act(actions.attach, said["file"], office=request.user.office))

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, renderer_classes=[JSONRenderer, Bytes])
    def content(self, request, pk):
        """The very bytes that were sent."""
        found = self.get_object()
        record(Act.VIEW_ATTACHMENT, found, by=request.user, at=timezone.now())
        return attachment_response(request, found)
